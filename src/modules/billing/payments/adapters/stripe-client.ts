import { Injectable } from '@nestjs/common';
import Stripe from 'stripe';
import { Config } from '../../../../platform/config/config.js';
import { Metrics } from '../../../../platform/observability/metrics.js';
import { OutboundHttp } from '../../../../platform/outbound-http/index.js';
import { GatewaySilence } from './payment-gateway.port.js';
import { StripeHttp } from './stripe-http.js';

/** A repeat carries the same idempotency key, so it asks and never charges again. */
const RETRIES = 2;
/** Somebody waits before a page: one repeat must do. */
export const RETRIES_WITH_PAYER = 1;

/** Stripe's own library on the product's way out; made when it is first needed, so that nobody else needs a key. */
@Injectable()
export class StripeClient {
  readonly webhookSecret: string;
  /** Where payers come back to from a page of their bank's. */
  readonly returnUrl: string;
  private client: Stripe | null = null;

  constructor(
    private readonly config: Config,
    private readonly http: OutboundHttp,
    private readonly metrics: Metrics,
  ) {
    this.webhookSecret = config.values.STRIPE_WEBHOOK_SECRET ?? '';
    this.returnUrl = `${config.publicUrl}/payments/return`;
  }

  get api(): Stripe {
    return (this.client ??= this.connect());
  }

  private connect(): Stripe {
    const { STRIPE_SECRET_KEY: key, STRIPE_API_BASE: base, STRIPE_TIMEOUT_MS: timeout } = this.config.values;
    if (key === null || base === null) throw new Error('Stripe is not configured');
    const { hostname, port, protocol } = new URL(base);
    const isPlain = protocol === 'http:';
    const requests = this.metrics.counter('gateway_requests_total');
    const count = (result: string): void => requests.inc({ gateway: 'stripe', result });
    return new Stripe(key, {
      host: hostname,
      port: Number(port) || (isPlain ? 80 : 443),
      protocol: isPlain ? 'http' : 'https',
      httpClient: new StripeHttp(this.http, count),
      maxNetworkRetries: RETRIES,
      timeout,
      telemetry: false,
    });
  }
}

/** What an error of the library's means for what was asked. */
type StripeTrouble =
  | { kind: 'declined'; error: InstanceType<typeof Stripe.errors.StripeCardError> }
  /** The object is not, or no longer, in a state that allows it. */
  | { kind: 'wrong_state' }
  | { kind: 'missing' }
  /** Stripe understood and refused; asking again changes nothing. */
  | { kind: 'invalid'; code: string; field: string }
  /** The same is being done by another call of ours just now. */
  | { kind: 'busy' };

/** Throws `GatewaySilence` where nobody can know what was done. */
export function troubleOf(error: unknown): StripeTrouble {
  const { errors } = Stripe;
  if (error instanceof errors.StripeCardError) return { kind: 'declined', error };
  if (error instanceof errors.StripeIdempotencyError) {
    if (error.statusCode === 409) return { kind: 'busy' };
    throw new Error('Stripe has another request under this idempotency key', { cause: error });
  }
  if (error instanceof errors.StripeInvalidRequestError) {
    if (error.statusCode === 409 || error.statusCode === 429) return { kind: 'busy' };
    if (error.code === 'resource_missing') return { kind: 'missing' };
    if (/_unexpected_state$/.test(error.code ?? '')) return { kind: 'wrong_state' };
    return { kind: 'invalid', code: error.code ?? '', field: error.param ?? '' };
  }
  throw new GatewaySilence(`Stripe gave no usable answer: ${summary(error)}`, { cause: error });
}

/** The library's own texts can quote what was sent; its type and Stripe's name of the request cannot. */
function summary(error: unknown): string {
  if (!(error instanceof Stripe.errors.StripeError)) return error instanceof Error ? error.name : 'unknown';
  return [error.type, error.code, error.statusCode, error.requestId].filter(Boolean).join(' ');
}

/** Asks Stripe, and throws `GatewaySilence` where nobody can know what it did. */
export async function asking<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    troubleOf(error);
    throw error;
  }
}
