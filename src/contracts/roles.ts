export const ACCOUNT_ROLES = ['owner', 'admin', 'developer', 'marketer', 'billing', 'viewer'] as const;
export type AccountRole = (typeof ACCOUNT_ROLES)[number];

export const KEY_SCOPES = ['send', 'read', 'contacts', 'billing', 'sms', 'admin-of-account'] as const;
export type KeyScope = (typeof KEY_SCOPES)[number];

export const STAFF_ROLES = ['operator', 'billing_staff', 'compliance', 'support_agent', 'auditor'] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

/** For the account's people and programs. Without `roles` no person may, without `scope` no key. */
export interface AccountAccessRule {
  readonly roles?: readonly AccountRole[];
  /** One of these scopes is enough. */
  readonly scope?: KeyScope | readonly KeyScope[] | null;
  /** Staff may too, for what concerns nobody but the person: password, sessions, second factor. */
  readonly anyStaff?: boolean;
  /**
   * What nobody does in another's place, a member of staff who acts for a person least of all: nothing of it, or nothing
   * but look.
   */
  readonly notForImpersonators?: 'to-change' | 'at-all';
}
/** For staff. An operator may do all staff work, except where `reserved`; an auditor may do every GET. */
export interface StaffAccessRule {
  readonly staff: readonly StaffRole[];
  readonly reserved?: boolean;
}

/** For people of the operator with one of these roles. */
export const staff = (...roles: StaffRole[]): StaffAccessRule => ({ staff: roles });
/** `own-guard`: the operation guards itself (the metrics' token). */
export type AccessRule = 'public' | 'own-guard' | AccountAccessRule | StaffAccessRule;

const everybody = ACCOUNT_ROLES;
const owner = ['owner'] as const;
const heads = ['owner', 'admin'] as const;
const builders = ['owner', 'admin', 'developer'] as const;
const money = ['owner', 'admin', 'billing'] as const;
const authors = ['owner', 'admin', 'marketer'] as const;
const senders = ['owner', 'admin', 'developer', 'marketer'] as const;
const notViewers = ['owner', 'admin', 'developer', 'marketer', 'billing'] as const;

/** Kinds of work in an account, and who does them. `…Read` rows say who may look where that is not the same people. */
export const PERMISSIONS = {
  signedIn: { roles: everybody, scope: null, notForImpersonators: 'to-change' },
  ownSignIn: { roles: everybody, scope: null, anyStaff: true, notForImpersonators: 'at-all' },
  accountRead: { roles: everybody, scope: 'read' },
  profile: { roles: heads, scope: null },
  blockAnswers: { roles: heads, scope: null, notForImpersonators: 'to-change' },
  auditLog: { roles: heads, scope: 'admin-of-account' },
  exports: { roles: owner, scope: null, notForImpersonators: 'at-all' },
  closing: { roles: owner, scope: null, notForImpersonators: 'at-all' },
  ownership: { roles: owner, scope: null, notForImpersonators: 'at-all' },
  users: { roles: heads, scope: 'admin-of-account', notForImpersonators: 'to-change' },
  keys: { roles: builders, scope: 'admin-of-account', notForImpersonators: 'to-change' },
  domains: { roles: builders, scope: 'admin-of-account' },
  domainsRead: { roles: [...senders, 'viewer'], scope: 'read' },
  senders: { roles: builders, scope: 'admin-of-account' },
  sendersRead: { roles: [...senders, 'viewer'], scope: 'read' },
  webhooks: { roles: builders, scope: 'admin-of-account', notForImpersonators: 'to-change' },
  suppressions: { roles: builders, scope: 'contacts' },
  suppressionsRead: { roles: [...senders, 'viewer'], scope: 'read' },
  templates: { roles: authors, scope: 'admin-of-account' },
  templatesRead: { roles: [...senders, 'viewer'], scope: 'read' },
  audience: { roles: authors, scope: 'contacts' },
  audienceRead: { roles: [...authors, 'viewer'], scope: ['read', 'contacts'] },
  campaigns: { roles: authors, scope: 'contacts' },
  campaignsRead: { roles: [...authors, 'viewer'], scope: ['read', 'contacts'] },
  send: { roles: senders, scope: 'send' },
  mailRead: { roles: everybody, scope: 'read' },
  sms: { roles: senders, scope: 'sms' },
  smsRead: { roles: [...senders, 'viewer'], scope: ['sms', 'read'] },
  smsCreditsRead: { roles: notViewers, scope: ['sms', 'billing'] },
  money: { roles: money, scope: 'billing', notForImpersonators: 'to-change' },
  dedicatedIps: { roles: heads, scope: 'admin-of-account' },
  dedicatedIpsRead: { roles: heads, scope: ['read', 'admin-of-account'] },
  support: { roles: notViewers, scope: 'admin-of-account' },
  supportPin: { roles: heads, scope: null, notForImpersonators: 'at-all' },
  impersonations: { roles: heads, scope: null, notForImpersonators: 'to-change' },
} as const satisfies Record<string, AccountAccessRule>;
