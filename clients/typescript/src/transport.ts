import type { Credentials, Send } from './credentials.js';
import { retryAfterSeconds } from './problem.js';

export interface TransportOptions {
  baseUrl: string;
  credentials: Credentials | null;
  fetch: (request: Request) => Promise<Response>;
  /** Further tries after the first one. */
  retries: number;
  /** Longer than this nobody waits: the refusal is thrown instead. */
  maxWaitMs: number;
  sleep: (milliseconds: number) => Promise<void>;
}

/** After a lost connection these may be sent again: a GET changes nothing, a PUT the same, a POST has its key. */
const REPEATABLE = new Set(['GET', 'HEAD', 'PUT', 'POST']);
const FIRST_WAIT_MS = 500;

/** Sends requests: signed, a POST with its `Idempotency-Key`, and again where that is safe and worth it. */
export function transport(options: TransportOptions): (request: Request) => Promise<Response> {
  const { baseUrl, credentials } = options;
  const send: Send = (path, body) =>
    withRetries(
      new Request(`${baseUrl.replace(/\/$/, '')}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
      options,
    );
  const signed = async (request: Request): Promise<Response> => {
    const copy = request.clone();
    const authorization = await credentials?.authorization(send);
    if (authorization) copy.headers.set('authorization', authorization);
    return withRetries(copy, options);
  };
  return async (request) => {
    if (request.method === 'POST' && !request.headers.has('idempotency-key'))
      request.headers.set('idempotency-key', crypto.randomUUID());
    if (credentials === null || request.headers.has('authorization')) return withRetries(request, options);
    const response = await signed(request);
    return response.status === 401 && (await credentials.renew(send)) ? signed(request) : response;
  };
}

/** The same request, with the same key, until it is answered for good. */
async function withRetries(request: Request, options: TransportOptions): Promise<Response> {
  for (let attempt = 0; ; attempt += 1) {
    const isLast = attempt >= options.retries;
    try {
      const response = await options.fetch(request.clone());
      const wait = isLast ? null : await waitFor(response, attempt);
      if (wait === null || wait > options.maxWaitMs) return response;
      await response.body?.cancel();
      await options.sleep(wait);
    } catch (error) {
      if (isLast || request.signal.aborted || !REPEATABLE.has(request.method)) throw error;
      await options.sleep(Math.min(backOff(attempt), options.maxWaitMs));
    }
  }
}

/** Milliseconds until another try; null when this answer stands. */
async function waitFor(response: Response, attempt: number): Promise<number | null> {
  const isBusy = response.status === 429 || response.status === 503;
  const ownFirstTry = attempt > 0 && response.status === 409 && (await codeOf(response)) === 'idempotency_key_in_use';
  if (!isBusy && !ownFirstTry) return null;
  const asked = retryAfterSeconds(response);
  return asked === null ? backOff(attempt) : asked * 1000;
}

async function codeOf(response: Response): Promise<unknown> {
  const problem: unknown = await response
    .clone()
    .json()
    .catch(() => null);
  return (problem as { code?: unknown } | null)?.code;
}

/** Half a second, doubled each time, and up to as much again so that many clients do not come back at once. */
function backOff(attempt: number): number {
  return FIRST_WAIT_MS * 2 ** attempt * (1 + Math.random());
}
