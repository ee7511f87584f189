import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import type { AccountsFacade, Actor } from '../../../accounts/index.js';

/** Something done to a ticket, as the audit log writes it. */
export function ticketRecord(
  ticket: { id: string; accountId: string; number: number },
  action: string,
  actor: Actor,
  changes: Record<string, unknown> = {},
): Parameters<AccountsFacade['auditIn']>[1] {
  return {
    accountId: ticket.accountId,
    action,
    actor,
    target: { type: 'ticket', id: wireId(WIRE_PREFIXES.ticket, ticket.id) },
    changes: { number: ticket.number, ...changes },
  };
}
