import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { toIso } from '../../../../kernel/time/instant.js';
import type { AccountView } from '../rules/account-view.js';
import type { StaffAccountView } from '../use-cases/staff-accounts.query.js';
import type { AccountDto } from './account.dto.js';
import type { StaffAccountDto } from './admin-accounts.dto.js';

export function presentAccount(account: AccountView): AccountDto {
  return {
    id: wireId(WIRE_PREFIXES.account, account.id),
    platformId: account.platformId,
    organization: account.organization,
    offer: account.offer,
    status: account.status,
    suspensionReasons: account.suspensionReasons,
    emailConfirmed: account.emailConfirmed,
    locale: account.locale,
    timeZone: account.timeZone,
    profile: account.profile,
    tier: account.tier,
    createdAt: toIso(account.createdAt),
  };
}

export function presentStaffAccount(account: StaffAccountView): StaffAccountDto {
  return {
    ...presentAccount(account),
    grantedTier: account.grantedTier,
    ratePerHour: account.ratePerHour,
    owner: account.owner,
    closesAt: account.closesAt === null ? null : toIso(account.closesAt),
    closedAt: account.closedAt === null ? null : toIso(account.closedAt),
  };
}
