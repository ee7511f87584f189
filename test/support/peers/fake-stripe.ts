import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FakeStripeBank } from './fake-stripe-bank.js';
import { FakeStripeCash } from './fake-stripe-cash.js';
import { FakeStripeCustomers } from './fake-stripe-customers.js';
import { list, type Params, readForm, text } from './fake-stripe-form.js';
import { type Answer, FakeStripeIntents } from './fake-stripe-intents.js';
import { FakeStripeKeys, type SeenRequest, type WireAnswer } from './fake-stripe-keys.js';
import { invalid, missing, Refusal, Store, type Thing } from './fake-stripe-objects.js';
import { FakeStripeWebhooks } from './fake-stripe-webhooks.js';

export const FAKE_STRIPE_KEY = 'sk_test_fakeStripeKeyOfTheTests';
export const FAKE_STRIPE_WEBHOOK_SECRET = 'whsec_fakeStripeSecretOfTheTests';

/** What goes wrong with requests whose `METHOD /path` a pattern matches. */
interface Fault {
  on: RegExp;
  /** `…_after`: it was carried out, and nobody learns it. */
  what: 'silence' | 'silence_after' | 'error' | 'error_after' | 'html' | 'reset_after' | 'limited';
  times: number;
}

type Route = [method: string, path: RegExp, run: (id: string, params: Params) => Answer | object];

/**
 * The part of Stripe's interface that the product uses, with a memory: customers, payment methods, setup and payment
 * intents, refunds, mandates, disputes, idempotency keys, and webhooks. Written from the public documents.
 */
export class FakeStripe {
  readonly seen: SeenRequest[] = [];
  readonly webhooks = new FakeStripeWebhooks(FAKE_STRIPE_WEBHOOK_SECRET);
  readonly store = new Store();
  readonly bank = new FakeStripeBank(this.store, this.webhooks);
  readonly cash = new FakeStripeCash(this.store, this.webhooks);
  private readonly intents = new FakeStripeIntents(this.store, this.bank, this.webhooks, this.cash);
  private readonly customers = new FakeStripeCustomers(this.store);
  private readonly keys = new FakeStripeKeys();
  private readonly faults: Fault[] = [];
  /** How long every answer takes. */
  latencyMs = 0;

  private readonly routes: Route[] = [
    ['POST', /^\/v1\/customers$/, (_, params) => this.customers.make(params)],
    ['DELETE', /^\/v1\/customers\/([^/]+)$/, (id) => this.customers.delete(id)],
    ['POST', /^\/v1\/customers\/([^/]+)\/cash_balance$/, (id) => this.cash.balanceOf(id)],
    ['POST', /^\/v1\/customers\/([^/]+)\/funding_instructions$/, (id, params) => this.cash.instructions(id, params)],
    ['GET', /^\/v1\/customers\/([^/]+)\/cash_balance_transactions$/, (id) => this.cash.list(id)],
    ['GET', /^\/v1\/customers\/([^/]+\/cash_balance_transactions\/[^/]+)$/, (path) => this.cash.byPath(path)],
    ['GET', /^\/v1\/events$/, (_, params) => this.webhooks.page(params)],
    ['POST', /^\/v1\/payment_methods\/([^/]+)\/detach$/, (id) => this.customers.detach(id)],
    ['GET', /^\/v1\/payment_methods\/([^/]+)$/, (id) => this.store.get('payment_method', id)],
    ['POST', /^\/v1\/setup_intents$/, (_, params) => this.intents.createSetup(params)],
    ['GET', /^\/v1\/setup_intents\/([^/]+)$/, (id) => this.store.get('setup_intent', id)],
    ['POST', /^\/v1\/payment_intents$/, (_, params) => this.intents.createPayment(params)],
    ['GET', /^\/v1\/payment_intents$/, (_, params) => this.page('payment_intent', params)],
    ['GET', /^\/v1\/payment_intents\/([^/]+)$/, (id) => this.store.get('payment_intent', id)],
    ['POST', /^\/v1\/payment_intents\/([^/]+)\/confirm$/, (id, params) => this.intents.confirmPayment(id, params)],
    ['POST', /^\/v1\/payment_intents\/([^/]+)\/cancel$/, (id, params) => this.intents.cancelPayment(id, params)],
    ['POST', /^\/v1\/refunds$/, (_, params) => this.bank.refund(params)],
    ['GET', /^\/v1\/refunds$/, (_, params) => this.page('refund', params)],
    ['GET', /^\/v1\/refunds\/([^/]+)$/, (id) => this.store.get('refund', id)],
    ['GET', /^\/v1\/charges\/([^/]+)$/, (id) => this.store.get('charge', id)],
    ['GET', /^\/v1\/disputes$/, (_, params) => this.page('dispute', params)],
    ['GET', /^\/v1\/disputes\/([^/]+)$/, (id) => this.store.get('dispute', id)],
    ['GET', /^\/v1\/mandates\/([^/]+)$/, (id) => this.store.get('mandate', id)],
  ];

  private constructor(private readonly server: Server) {}

  static async start(): Promise<FakeStripe> {
    const server = createServer();
    const fake = new FakeStripe(server);
    server.on('request', (request, response) => void fake.serve(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return fake;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** The environment of a product that uses this one. */
  get environment(): Record<string, string> {
    return {
      PAYMENTS: 'stripe',
      STRIPE_SECRET_KEY: FAKE_STRIPE_KEY,
      STRIPE_WEBHOOK_SECRET: FAKE_STRIPE_WEBHOOK_SECRET,
      STRIPE_API_BASE: this.url,
      STRIPE_TIMEOUT_MS: '700',
    };
  }

  fail(on: RegExp, what: Fault['what'], times = 1): void {
    this.faults.push({ on, what, times });
  }

  /** Forgets faults that nobody met. */
  behave(): void {
    this.faults.length = 0;
  }

  /** As after a day. */
  forgetKeys(): void {
    this.keys.forget();
  }

  intentOf(metadata: string): Thing | null {
    const found = this.store
      .all('payment_intent')
      .find((intent) => (intent['metadata'] as Params)['payment'] === metadata);
    return found ?? null;
  }

  /** The payer does, or refuses, what an intent sends him away for. */
  payerActs(intent: Thing, does: 'agrees' | 'refuses' = 'agrees'): void {
    if (intent['status'] !== 'requires_action')
      throw new Error(`nobody is asked for anything: ${String(intent['status'])}`);
    const isSetup = intent.object === 'setup_intent';
    const behaviour = this.bank.behaviourOf(intent['payment_method']);
    const code =
      behaviour.type === 'paypal' ? 'payment_method_customer_decline' : `${intent.object}_authentication_failure`;
    const decline = does === 'refuses' ? { code } : behaviour.declinesAfterAuthentication;
    if (isSetup) return decline ? this.intents.refuseSetup(intent, decline) : this.intents.completeSetup(intent);
    if (decline) this.bank.refuse(intent, decline);
    else this.bank.succeed(intent);
  }

  /** The bank decides on a debit; by default as its account does. */
  bankDecides(intent: Thing, decision = this.bank.behaviourOf(intent['payment_method']).bank ?? 'succeeded'): void {
    if (intent['status'] !== 'processing') throw new Error(`no bank has it: ${String(intent['status'])}`);
    if (decision === 'succeeded') this.bank.succeed(intent);
    else this.bank.refuse(intent, { code: 'payment_intent_payment_attempt_failed' });
  }

  closeDispute(dispute: Thing, status: 'won' | 'lost'): void {
    dispute['status'] = status;
    this.webhooks.announce('charge.dispute.closed', dispute);
  }

  revokeMandate(method: string): void {
    const mandate = this.store.all('mandate').find((known) => known['payment_method'] === method)!;
    mandate['status'] = 'inactive';
    this.webhooks.announce('mandate.updated', mandate);
  }

  async close(): Promise<void> {
    await this.webhooks.settled();
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.url);
    const body = await bodyOf(request);
    const idempotencyKey = (request.headers['idempotency-key'] as string | undefined) ?? null;
    const version = (request.headers['stripe-version'] as string | undefined) ?? null;
    const params = readForm(request.method === 'POST' ? body : url.search);
    const seen: SeenRequest = {
      method: request.method!,
      path: url.pathname,
      params,
      idempotencyKey,
      version,
      status: null,
    };
    this.seen.push(seen);
    const fault = this.faultFor(`${request.method} ${url.pathname}`);
    if (this.latencyMs > 0) await new Promise((resolve) => setTimeout(resolve, this.latencyMs));
    if (fault === 'silence') return;
    if (fault === 'html')
      return void response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad gateway</h1>');
    if (fault === 'error') return this.json(response, seen, 500, { error: { type: 'api_error', message: 'Sorry.' } });
    if (fault === 'limited')
      return this.json(response, seen, 429, { error: { type: 'invalid_request_error', code: 'lock_timeout' } });
    const key = request.headers.authorization;
    const answer =
      key === `Bearer ${FAKE_STRIPE_KEY}` ? this.keys.once(seen, body, () => this.answer(seen)) : unauthenticated();
    if (answer === 'silence' || fault === 'silence_after') return;
    if (fault === 'reset_after') return void request.socket.destroy();
    if (fault === 'error_after')
      return this.json(response, seen, 500, { error: { type: 'api_error', message: 'Sorry.' } });
    this.json(response, seen, answer.status, answer.body);
  }

  private answer(seen: SeenRequest): WireAnswer | 'silence' {
    try {
      const answer = this.route(seen);
      if (answer === 'silence') return answer;
      return {
        status: 200,
        body: 'id' in answer ? this.store.show(answer as Thing, list(seen.params, 'expand')) : answer,
      };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { status: error.status, body: { error: error.error } };
    }
  }

  private route({ method, path, params }: SeenRequest): Answer | object {
    for (const [wanted, pattern, run] of this.routes) {
      const match = method === wanted ? pattern.exec(path) : null;
      if (match) return run(decodeURIComponent(match[1] ?? ''), params);
    }
    throw missing('route', `${method} ${path}`);
  }

  private page(object: string, params: Params): object {
    const since = Number(text(params, 'created', 'gte') ?? 0);
    const intent = text(params, 'payment_intent');
    const limit = Number(text(params, 'limit') ?? 10);
    if (limit < 1 || limit > 100) throw invalid('parameter_invalid_integer', 'Invalid limit.', 'limit');
    const all = this.store
      .all(object)
      .filter((thing) => thing.created >= since && (intent === undefined || thing['payment_intent'] === intent));
    const after = text(params, 'starting_after');
    const from = after === undefined ? 0 : all.findIndex((thing) => thing.id === after) + 1;
    const expand = list(params, 'expand').map((path) => path.replace(/^data\./, ''));
    const data = all.slice(from, from + limit).map((thing) => this.store.show(thing, expand));
    return { object: 'list', data, has_more: all.length > from + limit, url: `/v1/${object}s` };
  }

  private faultFor(request: string): Fault['what'] | null {
    const fault = this.faults.find(({ on, times }) => times > 0 && on.test(request));
    if (!fault) return null;
    fault.times -= 1;
    return fault.what;
  }

  private json(response: ServerResponse, seen: SeenRequest, status: number, body: object): void {
    seen.status = status;
    const headers = { 'content-type': 'application/json', 'request-id': `req_fake${this.seen.length}` };
    response.writeHead(status, headers).end(JSON.stringify(body));
  }
}

function unauthenticated(): WireAnswer {
  return {
    status: 401,
    body: { error: { type: 'invalid_request_error', message: 'Invalid API Key provided: sk_****' } },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
