import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { toIso } from '../../../../kernel/time/instant.js';
import type { TicketHistoryEntity } from '../data/ticket-history.entity.js';
import type { TicketHistoryDto } from './ticket-history.dto.js';

export function presentHistory(entry: TicketHistoryEntity): TicketHistoryDto {
  return {
    id: wireId(WIRE_PREFIXES.ticketHistory, entry.id),
    ticketId: wireId(WIRE_PREFIXES.ticket, entry.ticketId),
    kind: entry.kind,
    actor: { type: entry.actorType, id: entry.actorId, name: entry.actorLabel },
    changes: entry.changes,
    at: toIso(entry.createdAt),
  };
}
