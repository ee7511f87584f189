import type { AccountRole } from '../../../../contracts/roles.js';

/** Who manages people: a person by his role, or a program with a key of scope `admin-of-account`. */
export type Power = AccountRole | 'key';

const BELOW_HEADS: readonly AccountRole[] = ['developer', 'marketer', 'billing', 'viewer'];
const BELOW_OWNER: readonly AccountRole[] = ['admin', ...BELOW_HEADS];

/**
 * The roles that each power may give and take. Nobody gives more than he has. The owner's role is given by handing the account
 * over and in no other way. Developers may make keys, so a key must not make or unmake those who stand above a developer.
 */
export const MANAGED_ROLES: Readonly<Record<Power, readonly AccountRole[]>> = {
  owner: BELOW_OWNER,
  admin: BELOW_OWNER,
  key: BELOW_HEADS,
  developer: [],
  marketer: [],
  billing: [],
  viewer: [],
};

export function mayManage(power: Power, role: AccountRole): boolean {
  return MANAGED_ROLES[power].includes(role);
}
