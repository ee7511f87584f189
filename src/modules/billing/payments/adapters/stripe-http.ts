import type { OutboundAnswer, OutboundHttp, OutboundRequest } from '../../../../platform/outbound-http/index.js';

/** Lists of a hundred intents with their charges are long. */
const MAX_BYTES = 4 * 1024 * 1024;

/** What the library says about the machine it runs on is nobody's business. */
const UNSAID = new Set(['x-stripe-client-user-agent', 'x-stripe-client-telemetry']);

/** The order in which the library hands a request over. */
type LibraryRequest = [
  host: string,
  port: string,
  path: string,
  method: string,
  headers: object,
  body: string,
  protocol: string,
  timeoutMs: number,
];

/**
 * What Stripe's library sends goes through the product's one way out. The address is a setting of the operator's; ids
 * that came from customers are checked for their shape before they get into a path.
 */
export class StripeHttp {
  constructor(
    private readonly http: OutboundHttp,
    private readonly count: (result: string) => void,
  ) {}

  getClientName(): string {
    return 'posthorn';
  }

  async makeRequest(...request: LibraryRequest): Promise<StripeHttpAnswer> {
    const [host, port, path, method, headers, body, protocol, timeoutMs] = request;
    const answer = await this.http.send({
      method: method as OutboundRequest['method'],
      url: `${protocol}://${host}${port === '' ? '' : `:${port}`}${path}`,
      operatorChosen: true,
      headers: Object.fromEntries(
        Object.entries(headers)
          .filter(([name]) => !UNSAID.has(name.toLowerCase()))
          .map(([name, value]) => [name, String(value)]),
      ),
      ...(body === '' ? {} : { body }),
      timeoutMs,
      maxBytes: MAX_BYTES,
    });
    this.count(answer.kind === 'answered' ? `${Math.floor(answer.status / 100)}xx` : answer.reason);
    if (answer.kind !== 'answered') throw failureOf(answer);
    return new StripeHttpAnswer(answer.status, answer.headers, answer.body.toString('utf8'));
  }
}

class StripeHttpAnswer {
  constructor(
    private readonly status: number,
    private readonly headers: Record<string, string>,
    private readonly body: string,
  ) {}

  getStatusCode(): number {
    return this.status;
  }

  getHeaders(): Record<string, string> {
    return this.headers;
  }

  getRawResponse(): object {
    return {};
  }

  toStream(): never {
    throw new Error('nothing of Stripe is read as a stream');
  }

  toJSON(): Promise<unknown> {
    try {
      return Promise.resolve(JSON.parse(this.body));
    } catch (cause) {
      return Promise.reject(new SyntaxError('Stripe’s answer is no JSON', { cause }));
    }
  }
}

/** The library retries what has this code once at least, and what has none as often as it may. */
function failureOf(answer: Exclude<OutboundAnswer, { kind: 'answered' }>): Error {
  const code = answer.reason === 'timeout' ? 'ETIMEDOUT' : answer.reason.toUpperCase();
  return Object.assign(new Error(`Stripe was not reached: ${answer.reason}`), { code });
}
