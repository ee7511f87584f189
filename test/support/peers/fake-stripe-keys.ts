import type { Params } from './fake-stripe-form.js';

export interface SeenRequest {
  method: string;
  path: string;
  params: Params;
  idempotencyKey: string | null;
  version: string | null;
  status: number | null;
}

export interface WireAnswer {
  status: number;
  body: object;
}

interface Kept {
  request: string;
  answer: WireAnswer | null;
}

/** Idempotency keys: the first answer under a key is every later one's, too. */
export class FakeStripeKeys {
  private readonly kept = new Map<string, Kept>();

  once(seen: SeenRequest, body: string, answer: () => WireAnswer | 'silence'): WireAnswer | 'silence' {
    if (seen.idempotencyKey === null || seen.method !== 'POST') return answer();
    const request = `${seen.path}\n${body}`;
    const kept = this.kept.get(seen.idempotencyKey);
    if (kept && kept.request !== request) return conflict(400, 'Keys for idempotent requests can only be used once.');
    if (kept) {
      return kept.answer ?? conflict(409, 'Another request with this key is in progress.', 'idempotency_key_in_use');
    }
    const entry: Kept = { request, answer: null };
    this.kept.set(seen.idempotencyKey, entry);
    const first = answer();
    if (first === 'silence') return first;
    if (first.status < 400 || first.status === 402) entry.answer = first;
    else this.kept.delete(seen.idempotencyKey);
    return first;
  }

  /** What failed under a key goes on failing under it, as with the real one. */
  keepError({ idempotencyKey }: SeenRequest): object {
    const body = { error: { type: 'api_error', message: 'Sorry.' } };
    const entry = idempotencyKey === null ? undefined : this.kept.get(idempotencyKey);
    if (entry) entry.answer = { status: 500, body };
    return body;
  }

  /** As after a day. */
  forget(): void {
    this.kept.clear();
  }
}

function conflict(status: number, message: string, code?: string): WireAnswer {
  return { status, body: { error: { type: 'idempotency_error', code, message } } };
}
