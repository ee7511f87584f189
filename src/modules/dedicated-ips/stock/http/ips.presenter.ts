import { wireId } from '../../../../kernel/ids.js';
import { isoOrNull, toIso } from '../../../../kernel/time/instant.js';
import type { IpAddressEntity } from '../data/ip-address.entity.js';
import type { IpAddressView } from './ips.dto.js';

export function presentAddress(row: IpAddressEntity): IpAddressView {
  const { address, hostname, localAddress, state, identityCheck, identityReason, version } = row;
  return {
    id: wireId('ip', row.id),
    address,
    hostname,
    localAddress,
    state,
    stateSince: toIso(row.stateSince),
    accountId: row.accountId === null ? null : wireId('acc', row.accountId),
    pool: row.poolId === null ? null : wireId('ipp', row.poolId),
    identityCheck,
    identityReason,
    checks: row.checks ?? [],
    checkedAt: isoOrNull(row.checkedAt),
    coolingUntil: isoOrNull(row.coolingUntil),
    version,
    createdAt: toIso(row.createdAt),
    updatedAt: toIso(row.updatedAt),
  };
}
