import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { toIso } from '../../../../kernel/time/instant.js';
import type { ImpersonationEntity } from '../data/impersonation.entity.js';
import type { Impersonation } from '../use-cases/start-impersonation.js';
import type { ImpersonationDto, StartedImpersonationDto } from './impersonations.dto.js';

export function presentImpersonation(row: ImpersonationEntity): ImpersonationDto {
  return {
    id: wireId(WIRE_PREFIXES.impersonation, row.id),
    user: { id: wireId(WIRE_PREFIXES.user, row.userId), username: row.username },
    staff: { id: wireId(WIRE_PREFIXES.staff, row.staffId), email: row.staffEmail },
    mode: row.mode,
    reason: row.reason,
    startedAt: toIso(row.startedAt),
    expiresAt: toIso(row.expiresAt),
    endedAt: row.endedAt === null ? null : toIso(row.endedAt),
    endReason: row.endReason,
  };
}

export function presentStarted({ row, session }: Impersonation): StartedImpersonationDto {
  return {
    ...presentImpersonation(row),
    accessToken: session.accessToken,
    account: { ...session.account, id: wireId(WIRE_PREFIXES.account, session.account.id) },
  };
}
