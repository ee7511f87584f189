import { KEY_SCOPES, type AccountRole, type KeyScope } from '../../../../contracts/roles.js';

/**
 * What people of each role may put into keys: nothing that would reach further than they do. A key with
 * `admin-of-account` manages people, one with `billing` spends money, and a developer does neither.
 */
const SCOPES_OF_ROLE: Record<AccountRole, readonly KeyScope[]> = {
  owner: KEY_SCOPES,
  admin: KEY_SCOPES,
  developer: ['send', 'read', 'contacts', 'sms'],
  marketer: [],
  billing: [],
  viewer: [],
};

export function scopesOfRole(role: AccountRole): readonly KeyScope[] {
  return SCOPES_OF_ROLE[role];
}

/** The scopes that would be given away without being one's own. */
export function surplusScopes<S extends string>(wanted: readonly S[], own: readonly S[]): S[] {
  return wanted.filter((scope) => !own.includes(scope));
}
