import type { FoundOperation } from './operations.js';
import type { Reference, SharedParts } from './shared-parts.js';

/** Headers that answers carry, by the names of their parts. */
const HEADERS = {
  'X-Request-Id': {
    description: 'The number of this request, the same as `traceId` of problems. Name it when you ask for help.',
    schema: { type: 'string', examples: ['5f1c0a7e9d2b4c3f8e6a1b0d4c9f7e21'] },
  },
  'RateLimit-Policy': {
    description: 'The budget: `q` requests in `w` seconds, of the account, or of the network without credentials.',
    schema: { type: 'string', examples: ['"default";q=600;w=60'] },
  },
  RateLimit: {
    description: 'What is left of it: `r` requests, renewed in `t` seconds.',
    schema: { type: 'string', examples: ['"default";r=599;t=60'] },
  },
  'Retry-After': {
    description: 'Seconds to wait before the same request may succeed.',
    schema: { type: 'integer', minimum: 1, examples: [30] },
  },
  ETag: {
    description: 'The version that was read: for `If-None-Match` of the next GET, and `If-Match` of a change.',
    schema: { type: 'string', examples: ['"3q2-7wAAqgBhc3NpZ24x8Q"'] },
  },
  'Idempotent-Replayed': {
    description: 'There, and `true`, when this is the kept answer of an earlier call with the same `Idempotency-Key`.',
    schema: { type: 'string', enum: ['true'] },
  },
  'WWW-Authenticate': {
    description: 'The schemes that are understood.',
    schema: { type: 'string', examples: ['Bearer realm="posthorn", Basic realm="posthorn"'] },
  },
} as const;
export type HeaderName = keyof typeof HEADERS;

/** References to these headers, by their names. */
export function headersNamed(names: readonly HeaderName[], parts: SharedParts): Record<string, Reference> {
  return Object.fromEntries(names.map((name) => [name, parts.refer('headers', name, HEADERS[name])]));
}

/** The headers of everything that is no refusal. */
export function describeHeaders({ method, operation }: FoundOperation, parts: SharedParts): void {
  const limits: HeaderName[] = operation['x-unlimited'] === true ? [] : ['RateLimit-Policy', 'RateLimit'];
  const keeps: HeaderName[] = method === 'post' ? ['Idempotent-Replayed'] : [];
  for (const [status, answer] of Object.entries(operation.responses)) {
    const tag: HeaderName[] = method === 'get' && status === '200' && !operation['x-secret'] ? ['ETag'] : [];
    const { headers, ...rest } = answer as { headers?: object };
    operation.responses[status] = {
      ...rest,
      headers: { ...headersNamed(['X-Request-Id', ...limits, ...tag, ...keeps], parts), ...headers },
    };
  }
}
