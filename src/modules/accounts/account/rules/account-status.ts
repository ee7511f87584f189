/** What is stored. `suspended` is what people see while a block of scope `sending` or `all` is open. */
export const ACCOUNT_STATUSES = ['pending', 'active', 'closing', 'closed'] as const;
export type AccountStatus = (typeof ACCOUNT_STATUSES)[number];
export type ShownStatus = AccountStatus | 'suspended';

/** A closing or closed account is that first; a pending one has other worries than its blocks. */
export function shownStatus(stored: AccountStatus, suspensionReasons: readonly string[]): ShownStatus {
  return stored === 'active' && suspensionReasons.length > 0 ? 'suspended' : stored;
}
