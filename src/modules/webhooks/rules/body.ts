import { createHash } from 'node:crypto';
import { WIRE_PREFIXES, wireId } from '../../../kernel/ids.js';
import { type Instant, toIso } from '../../../kernel/time/instant.js';

/** An event with everything that its receiver reads. */
export interface Told {
  eventId: string;
  type: string;
  occurredAt: Instant;
  sequence: number;
  data: object;
}

/** One request: what is signed and sent. */
export interface Letter {
  /** `webhook-id`: the event's, and the same whenever it is sent again. */
  id: string;
  /** `posthorn-sequence`: of the first event in it. */
  sequence: number;
  body: string;
}

export function letterOf(told: Told): Letter {
  const { eventId, sequence } = told;
  return { id: wireId(WIRE_PREFIXES.event, eventId), sequence, body: JSON.stringify(envelope(told)) };
}

/** Several events in one request, each with an id of its own. The id of the whole says which they are. */
export function batchLetterOf(told: readonly Told[]): Letter {
  const events = told.map((one) => ({ id: wireId(WIRE_PREFIXES.event, one.eventId), ...envelope(one) }));
  const composition = createHash('sha256')
    .update(events.map(({ id }) => id).join(' '))
    .digest('hex');
  const last = told.reduce(
    (latest, { occurredAt }) => (occurredAt > latest ? occurredAt : latest),
    told[0]!.occurredAt,
  );
  const body = JSON.stringify({ type: 'batch', timestamp: toIso(last), data: { events } });
  return { id: `batch_${composition.slice(0, 32)}`, sequence: told[0]!.sequence, body };
}

function envelope({ type, occurredAt, sequence, data }: Told): object {
  return { type, timestamp: toIso(occurredAt), posthornSequence: sequence, data };
}
