import { Injectable } from '@nestjs/common';
import type Stripe from 'stripe';
import { parseWireId } from '../../../../kernel/ids.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import type { ChargeOutcome } from '../rules/charge-outcome.js';
import type {
  Attachment,
  AttachRequest,
  ChargeRequest,
  GatewayEvent,
  GatewayNews,
  KnownCharge,
  PaymentGateway,
  ReadEvent,
  RefundOutcome,
  RefundRequest,
} from './payment-gateway.port.js';
import { StripeCharges } from './stripe-charges.js';
import { StripeClient, troubleOf } from './stripe-client.js';
import { moneyOf } from './stripe-amounts.js';
import { StripeEvents } from './stripe-events.js';
import { StripeMethods } from './stripe-methods.js';
import { StripeRefunds } from './stripe-refunds.js';
import { StripeTransfers } from './stripe-transfers.js';

const PAGE = 100;

/**
 * Stripe: payment intents and setup intents only. Terms, prices, renewals and invoices are Posthorn's own, so that the
 * company that moves the money can be changed.
 */
@Injectable()
export class StripeGateway implements PaymentGateway {
  readonly name = 'stripe';
  readonly kinds = ['card', 'direct_debit', 'paypal'] as const;
  readonly sendsEvents = true;

  constructor(
    private readonly client: StripeClient,
    private readonly methods: StripeMethods,
    private readonly charges: StripeCharges,
    private readonly refunds: StripeRefunds,
    private readonly events: StripeEvents,
    readonly transfers: StripeTransfers,
  ) {}

  attach(request: AttachRequest): Promise<Attachment> {
    return this.methods.attach(request);
  }

  charge(request: ChargeRequest): Promise<ChargeOutcome> {
    return this.charges.charge(request);
  }

  inquire(reference: string): Promise<ChargeOutcome | null> {
    return this.charges.inquire(reference);
  }

  cancel(reference: string): Promise<ChargeOutcome> {
    return this.charges.cancel(reference);
  }

  refund(request: RefundRequest): Promise<RefundOutcome> {
    return this.refunds.refund(request);
  }

  detach(instrument: string): Promise<void> {
    return this.methods.customers.detach(instrument);
  }

  forget(accountId: string): Promise<void> {
    return this.methods.customers.forget(accountId);
  }

  readEvent(body: Buffer, headers: Readonly<Record<string, string | undefined>>): ReadEvent {
    return this.events.read(body, headers);
  }

  newsOf(event: GatewayEvent): Promise<GatewayNews> {
    return this.events.newsOf(event);
  }

  async *chargesSince(since: Instant): AsyncIterable<KnownCharge> {
    for (let after: string | null = null; ;) {
      const page = await this.page(since, after);
      for (const intent of page.data) {
        const outcome = await this.charges.outcome(intent);
        const reference = parseWireId('pay', intent.metadata['payment'] ?? '');
        const { id, amount, currency } = intent;
        if (outcome !== null) yield { id, reference, amount: moneyOf(amount, currency), outcome };
      }
      if (!page.has_more) return;
      after = page.data.at(-1)!.id;
    }
  }

  private async page(since: Instant, after: string | null): Promise<Stripe.ApiList<Stripe.PaymentIntent>> {
    try {
      return await this.client.api.paymentIntents.list({
        created: { gte: Math.floor(since / 1000) },
        limit: PAGE,
        expand: ['data.latest_charge'],
        ...(after === null ? {} : { starting_after: after }),
      });
    } catch (error) {
      troubleOf(error);
      throw error;
    }
  }
}
