import { exampleOf } from './compose-examples.js';
import type { Schema } from './operations.js';
import type { SharedParts } from './shared-parts.js';

/** One event that subscribers hear of: `data` is a schema, or the name of one of the document's. */
export interface ToldEvent {
  type: string;
  summary: string;
  data: string | object;
  /** Where its example differs from that of `data`. */
  shows?: object;
}

const HEADERS = {
  SignedId: {
    name: 'webhook-id',
    description: 'The id of the event; the same whenever it is sent again. Remember it.',
    schema: { type: 'string', examples: ['evt_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11'] },
  },
  SignedAt: {
    name: 'webhook-timestamp',
    description: 'When it was sent, in seconds since 1970. Refuse what is older than five minutes.',
    schema: { type: 'string', pattern: '^\\d+$', examples: ['1790000000'] },
  },
  Signature: {
    name: 'webhook-signature',
    description:
      'HMAC-SHA256, by the webhook’s secret, of `webhook-id`, `webhook-timestamp` and the bytes of the body, joined by dots: `v1,` and base64. Two of them, with a space between, for a day after the secret was changed.',
    schema: { type: 'string', examples: ['v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4='] },
  },
  Sequence: {
    name: 'posthorn-sequence',
    description: 'Rises by one from event to event of this webhook.',
    schema: { type: 'string', pattern: '^\\d+$', examples: ['42'] },
  },
} as const;
type Header = keyof typeof HEADERS;

const RECEIVED = {
  description: 'Received. Anything but 2xx and 410, or nothing within 15 seconds, is tried again for three days.',
};
const GONE = { description: 'The receiver wants nothing any more: the webhook is switched off.' };

/** The `webhooks` of the document (OpenAPI 3.1): one request for each type of event. */
export function webhooksOf(
  events: readonly ToldEvent[],
  schemas: Record<string, Schema>,
  parts: SharedParts,
): Record<string, object> {
  return Object.fromEntries(events.map((event) => [event.type, { post: requestOf(event, schemas, parts) }]));
}

function requestOf(
  { type, summary, data, shows }: ToldEvent,
  schemas: Record<string, Schema>,
  parts: SharedParts,
): object {
  const schema = envelopeOf(type, data);
  const example = withFacts(exampleOf(schema, schemas), { ...shows, type });
  return {
    operationId: operationIdOf(type),
    summary,
    tags: ['Webhooks'],
    security: [],
    parameters: (Object.keys(HEADERS) as Header[]).map((name) =>
      parts.refer('parameters', name, { in: 'header', required: true, ...HEADERS[name] }),
    ),
    requestBody: { required: true, content: { 'application/json': { schema, example } } },
    responses: {
      '200': parts.refer('responses', 'WebhookReceived', RECEIVED),
      '410': parts.refer('responses', 'WebhookGone', GONE),
    },
  };
}

function envelopeOf(type: string, data: string | object): object {
  const told =
    typeof data === 'string'
      ? {
          allOf: [
            { $ref: `#/components/schemas/${data}` },
            { type: 'object', required: ['type'], properties: { type: onlyType(type) } },
          ],
        }
      : data;
  return {
    type: 'object',
    required: ['type', 'timestamp', 'posthornSequence', 'data'],
    properties: {
      type: onlyType(type),
      timestamp: { type: 'string', format: 'date-time', description: 'When it happened.' },
      posthornSequence: { type: 'integer', description: 'The same as `posthorn-sequence`.', examples: [42] },
      data: { description: 'What happened, and to what.', ...told },
    },
  };
}

function onlyType(type: string): object {
  return { type: 'string', const: type, description: `Always \`${type}\` here.` };
}

function withFacts(example: unknown, facts: object): unknown {
  const told = example as { data: object } | undefined;
  return told === undefined ? undefined : { ...told, data: { ...told.data, ...facts } };
}

/** `account.tier_changed` → `onAccountTierChanged`. */
function operationIdOf(type: string): string {
  const words = type.split(/[._]/).map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`);
  return `on${words.join('')}`;
}
