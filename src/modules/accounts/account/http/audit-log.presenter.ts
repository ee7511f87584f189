import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { instantOf, toIso } from '../../../../kernel/time/instant.js';
import type { AuditEntryEntity } from '../data/audit-entry.entity.js';
import type { AuditFilter } from '../data/audit-log.js';
import type { AuditEntryDto, AuditLogQuery, StaffAuditEntryDto } from './audit-log.dto.js';

/** Customers see which member of staff acted, not from where. */
export function presentAuditEntry(entry: AuditEntryEntity): AuditEntryDto {
  return {
    id: wireId(WIRE_PREFIXES.auditEntry, entry.id),
    at: toIso(entry.at),
    action: entry.action,
    actor: {
      type: entry.actorType,
      id: entry.actorId,
      label: entry.actorLabel,
      onBehalfOf: entry.onBehalfOf === null ? null : { id: entry.onBehalfOf, label: entry.onBehalfLabel },
    },
    target: { type: entry.targetType, id: entry.targetId },
    ip: entry.actorType === 'staff' ? null : entry.ip,
    changes: entry.changes,
  };
}

export function presentAuditEntryToStaff(entry: AuditEntryEntity): StaffAuditEntryDto {
  return { ...presentAuditEntry(entry), accountId: wireId(WIRE_PREFIXES.account, entry.accountId), ip: entry.ip };
}

export function auditFilterOf(query: AuditLogQuery): AuditFilter {
  return {
    action: query.action,
    actor: query.actor,
    from: query.from === undefined ? undefined : instantOf(query.from),
    to: query.to === undefined ? undefined : instantOf(query.to),
  };
}
