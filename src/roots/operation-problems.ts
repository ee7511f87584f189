const ACCEPTANCE = [
  'account_blocked',
  'email_not_confirmed',
  'sender_not_verified',
  'subscription_required',
  'subscription_expired',
  'message_too_large',
  'address_invalid',
  'header_not_allowed',
  'reference_not_found',
  'recipient_suppressed',
  'daily_quota_exceeded',
  'daily_quota_suspended',
  'monthly_quota_exceeded',
  'sending_tier_limit',
];

/**
 * The codes that are an operation's own, by its id, for the API document. What holds for a whole kind of operations
 * (401, 404, 422 of fields …) is added by the platform. An id or a code that does not exist fails the document.
 */
export const OPERATION_PROBLEMS: Record<string, readonly string[]> = {
  updateAccount: ['validation_failed'],
  confirmEmail: ['gone', 'password_too_short', 'password_too_long', 'password_too_common'],
  signUp: ['password_too_short', 'password_too_long', 'password_too_common', 'reference_not_found'],
  login: ['invalid_credentials', 'username_required', 'too_many_attempts'],
  refresh: ['invalid_credentials'],
  resetPassword: ['gone', 'password_too_short', 'password_too_long', 'password_too_common'],
  addStaff: ['user_exists', 'password_too_short', 'password_too_long', 'password_too_common'],
  changeStaff: ['last_operator'],
  removeStaff: ['last_operator'],
  createApiKey: ['email_not_confirmed', 'insufficient_scope', 'reference_not_found'],
  createSmtpCredential: ['email_not_confirmed', 'reference_not_found'],
  grantSubscription: ['reference_not_found'],
  moveTestClock: ['not_found', 'clock_backwards', 'clock_is_moving'],
  getTestClock: ['not_found'],
  createDomain: ['email_not_confirmed', 'domain_exists'],
  verifyDomain: ['domain_owned_by_another_account'],
  createSender: ['email_not_confirmed', 'sender_exists'],
  resendSenderConfirmation: ['rate_limited'],
  confirmSender: ['gone'],
  sendMessage: ACCEPTANCE,
  sendMessageBatch: ['account_blocked', 'email_not_confirmed'],
  sendRawMessage: [...ACCEPTANCE, 'message_malformed'],
  cancelMessage: ['not_cancellable'],
  getMessageContent: ['gone'],
  createSuppression: ['address_invalid'],
};
