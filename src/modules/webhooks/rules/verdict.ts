import type { Instant } from '../../../kernel/time/instant.js';
import { excerptOf } from './excerpt.js';
import { restAsked } from './retry-schedule.js';

/** What a receiver said, or why nothing came of the call; as `platform/outbound-http` answers it. */
export type Heard =
  | { kind: 'answered'; status: number; headers: Record<string, string>; body: Buffer }
  | { kind: 'refused' | 'failed'; reason: string; status?: number };

/** What it means for the events in the call and for the receiver. */
export interface Verdict {
  received: boolean;
  gone: boolean;
  restUntil: Instant | null;
  status: number | null;
  error: string | null;
  response: string | null;
}

/** Only 2xx is an acceptance. A receiver that has said so and then talks without end has accepted all the same. */
export function verdictOf(heard: Heard, now: Instant, machineNow: Instant): Verdict {
  if (heard.kind !== 'answered') {
    const received = heard.status !== undefined && isSuccess(heard.status);
    const status = heard.status ?? null;
    return { received, gone: false, restUntil: null, status, error: received ? null : heard.reason, response: null };
  }
  const { status, headers, body } = heard;
  const rests = status === 429 || status === 503;
  return {
    received: isSuccess(status),
    gone: status === 410,
    restUntil: rests ? restAsked(headers['retry-after'], now, machineNow) : null,
    status,
    error: errorOf(status),
    response: excerptOf(body),
  };
}

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

function errorOf(status: number): string | null {
  if (isSuccess(status)) return null;
  if (status === 410) return 'gone';
  if (status === 429) return 'too_many_requests';
  if (status < 400) return 'redirect';
  return status < 500 ? 'rejected' : 'receiver_error';
}
