import { type AccessRule, PERMISSIONS, type StaffAccessRule, type StaffRole } from './roles.js';

const staff = (...roles: StaffRole[]): StaffAccessRule => ({ staff: roles });

/**
 * Every operation of the product and who may call it. The guards, `docs/permissions.md`, the API document and the matrix
 * of tests are made from this table; an operation that is not in it does not compile.
 */
export const OPERATIONS = {
  // Sign-up and sign-in
  signUp: 'public',
  confirmEmail: 'public',
  resendConfirmation: 'public',
  forgotUsername: 'public',
  forgotPassword: 'public',
  resetPassword: 'public',
  login: 'public',
  refresh: 'public',
  logout: 'public',
  enrolTotp: PERMISSIONS.ownSignIn,
  confirmTotp: PERMISSIONS.ownSignIn,
  disableTotp: PERMISSIONS.ownSignIn,
  renewRecoveryCodes: PERMISSIONS.ownSignIn,
  listSessions: PERMISSIONS.ownSignIn,
  getSession: PERMISSIONS.ownSignIn,
  endSession: PERMISSIONS.ownSignIn,

  // The account
  listAccountBlocks: PERMISSIONS.accountRead,
  listAuditLog: PERMISSIONS.auditLog,
  getAuditEntry: PERMISSIONS.auditLog,
  getAccount: PERMISSIONS.accountRead,
  updateAccount: PERMISSIONS.profile,

  // People
  inviteUser: PERMISSIONS.users,
  listUsers: PERMISSIONS.users,
  getUser: PERMISSIONS.users,
  changeUser: PERMISSIONS.users,
  removeUser: PERMISSIONS.users,
  resendInvitation: PERMISSIONS.users,
  makeOwner: PERMISSIONS.ownership,
  acceptInvitation: 'public',
  getSeats: PERMISSIONS.users,

  // Keys and SMTP credentials
  createSmtpCredential: PERMISSIONS.keys,
  listSmtpCredentials: PERMISSIONS.keys,
  getSmtpCredential: PERMISSIONS.keys,
  rotateSmtpCredential: PERMISSIONS.keys,
  updateSmtpCredential: PERMISSIONS.keys,
  revokeSmtpCredential: PERMISSIONS.keys,
  createApiKey: PERMISSIONS.keys,
  listApiKeys: PERMISSIONS.keys,
  getApiKey: PERMISSIONS.keys,
  rotateApiKey: PERMISSIONS.keys,
  updateApiKey: PERMISSIONS.keys,
  revokeApiKey: PERMISSIONS.keys,
  getSmtpSettings: PERMISSIONS.keys,

  // Senders and domains
  createDomain: PERMISSIONS.domains,
  listDomains: PERMISSIONS.domainsRead,
  getDomain: PERMISSIONS.domainsRead,
  getDomainRecords: PERMISSIONS.domainsRead,
  verifyDomain: PERMISSIONS.domains,
  deleteDomain: PERMISSIONS.domains,
  createSender: PERMISSIONS.senders,
  listSenders: PERMISSIONS.sendersRead,
  getSender: PERMISSIONS.sendersRead,
  deleteSender: PERMISSIONS.senders,
  resendSenderConfirmation: PERMISSIONS.senders,
  confirmSender: 'public',

  // Mail
  listMessages: PERMISSIONS.mailRead,
  getMessage: PERMISSIONS.mailRead,
  listMessageEvents: PERMISSIONS.mailRead,
  getMessageContent: PERMISSIONS.mailRead,
  cancelMessage: PERMISSIONS.send,
  listEvents: PERMISSIONS.mailRead,
  sendMessage: PERMISSIONS.send,
  sendMessageBatch: PERMISSIONS.send,
  sendRawMessage: PERMISSIONS.send,
  listSuppressions: PERMISSIONS.suppressionsRead,
  createSuppression: PERMISSIONS.suppressions,
  getSuppression: PERMISSIONS.suppressionsRead,
  deleteSuppression: PERMISSIONS.suppressions,

  // Plans, subscriptions, quota
  getQuota: PERMISSIONS.mailRead,
  listQuotaEntries: PERMISSIONS.mailRead,
  listOffers: 'public',
  listPlans: 'public',
  getPlan: 'public',
  comparePlans: 'public',
  recommendPlan: 'public',
  listSubscriptions: PERMISSIONS.money,
  getSubscription: PERMISSIONS.money,

  // Support
  listTickets: PERMISSIONS.support,
  getTicket: PERMISSIONS.support,
  listTicketMessages: PERMISSIONS.support,
  addTicketMessage: PERMISSIONS.support,
  solveTicket: PERMISSIONS.support,

  // Operator
  listTicketsAsStaff: staff('support_agent', 'compliance'),
  getTicketAsStaff: staff('support_agent', 'compliance'),
  listTicketMessagesAsStaff: staff('support_agent', 'compliance'),
  replyToTicket: staff('support_agent', 'compliance'),
  noteOnTicket: staff('support_agent', 'compliance'),
  solveTicketAsStaff: staff('support_agent', 'compliance'),
  listInstallationDnsRecords: staff('operator'),
  grantSubscription: staff('billing_staff'),
  listBlocksAsStaff: staff('operator', 'compliance', 'support_agent'),
  raiseBlock: staff('compliance'),
  liftBlock: staff('compliance'),
  searchAccounts: staff('operator', 'compliance', 'support_agent', 'billing_staff'),
  getAccountAsStaff: staff('operator', 'compliance', 'support_agent', 'billing_staff'),
  adjustAccount: staff('operator', 'compliance'),
  revokeCredentials: staff('operator', 'compliance'),
  listAuditLogAsStaff: staff('operator', 'auditor'),
  getAuditEntryAsStaff: staff('operator', 'auditor'),
  listStaff: staff('operator'),
  addStaff: staff('operator'),
  getStaff: staff('operator'),
  changeStaff: staff('operator'),
  removeStaff: staff('operator'),
  getTestClock: staff('operator'),
  moveTestClock: staff('operator'),

  // Pages and probes
  listInbox: 'public',
  listInboxJson: 'public',
  showInboxMail: 'public',
  readInboxMail: 'public',
  previewInboxMail: 'public',
  showConfirmEmail: 'public',
  confirmEmailByPage: 'public',
  showResetPassword: 'public',
  resetPasswordByPage: 'public',
  showAcceptInvitation: 'public',
  acceptInvitationByPage: 'public',
  showConfirmSender: 'public',
  confirmSenderByPage: 'public',
  getLiveness: 'public',
  getReadiness: 'public',
  getMetrics: 'own-guard',
} as const satisfies Record<string, AccessRule>;

export type OperationName = keyof typeof OPERATIONS;
