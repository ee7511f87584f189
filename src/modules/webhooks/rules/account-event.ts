import { createHash } from 'node:crypto';
import type { BusinessEvents } from '../../../contracts/events.js';
import { WIRE_PREFIXES, type WirePrefix, wireId } from '../../../kernel/ids.js';
import { type Instant, toIso } from '../../../kernel/time/instant.js';
import { ACCOUNT_EVENTS, type ToldEvent } from './account-events.table.js';

/** A business event as customers read it: in a webhook as in the list of an endpoint. */
export interface AccountEvent {
  id: string;
  accountId: string;
  type: string;
  occurredAt: Instant;
  facts: Record<string, unknown>;
}

/** Null for what customers do not hear of. */
export function accountEventOf<N extends ToldEvent>(
  name: N,
  received: { id: number; accountId: string; at: Instant; payload: BusinessEvents[N] },
): AccountEvent | null {
  const telling = ACCOUNT_EVENTS[name] as {
    type: string;
    facts: Record<string, WirePrefix | 'as it is'>;
    when?: (facts: BusinessEvents[N]) => boolean;
  };
  if (telling.when?.(received.payload) === false) return null;
  const payload = received.payload as Record<string, unknown>;
  const facts = Object.entries(telling.facts).map(([field, form]) => [field, shown(payload[field], form)]);
  const { accountId, at } = received;
  const id = idOfEvent(received.id, at);
  return {
    id,
    accountId,
    type: telling.type,
    occurredAt: at,
    facts: Object.fromEntries(facts) as object as AccountEvent['facts'],
  };
}

export function presentAccountEvent(event: AccountEvent): Record<string, unknown> {
  return {
    id: wireId(WIRE_PREFIXES.event, event.id),
    type: event.type,
    occurredAt: toIso(event.occurredAt),
    accountId: wireId(WIRE_PREFIXES.account, event.accountId),
    ...event.facts,
  };
}

/** The same id however often the event is handled: a UUIDv7 of its time whose other bits come from its number. */
function idOfEvent(number: number, at: Instant): string {
  const time = at.toString(16).padStart(12, '0');
  const hash = createHash('sha256').update(`posthorn account event ${number}`).digest('hex');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hash.slice(0, 3)}-8${hash.slice(3, 6)}-${hash.slice(6, 18)}`;
}

function shown(value: unknown, form: WirePrefix | 'as it is'): unknown {
  if (value === undefined || value === null) return null;
  return form !== 'as it is' && typeof value === 'string' ? wireId(form, value) : value;
}
