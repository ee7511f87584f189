import { toIso } from '../../../../kernel/time/instant.js';
import type { AuditEntryEntity } from '../data/audit-entry.entity.js';
import type { AuditEntryDto } from './audit-log.dto.js';

/** Customers see that staff acted, not from where. */
export function presentAuditEntry(entry: AuditEntryEntity): AuditEntryDto {
  return {
    id: entry.id,
    at: toIso(entry.at),
    action: entry.action,
    actor: { type: entry.actorType, id: entry.actorId, label: entry.actorLabel },
    target: { type: entry.targetType, id: entry.targetId },
    ip: entry.actorType === 'staff' ? null : entry.ip,
    changes: entry.changes,
  };
}
