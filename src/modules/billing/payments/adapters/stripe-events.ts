import { Injectable } from '@nestjs/common';
import type Stripe from 'stripe';
import { type Currency, type Money, money } from '../../../../kernel/money.js';
import { Clock } from '../../../../platform/clock/clock.js';
import type { GatewayEvent, GatewayNews, ReadEvent } from './payment-gateway.port.js';
import { StripeBook } from './stripe-book.js';
import { StripeCharges } from './stripe-charges.js';
import { StripeClient, troubleOf } from './stripe-client.js';
import { disputeState } from './stripe-outcomes.js';

/** How old a signature may be, in seconds: what is older may be a copy that somebody kept. */
const TOLERANCE_S = 300;

type Subject = 'charge' | 'refunds' | 'refund' | 'dispute' | 'setup' | 'mandate';

/** The events that concern us, as the operator subscribes to them at Stripe, and what each is about. */
export const STRIPE_EVENTS: Readonly<Record<string, Subject>> = {
  'payment_intent.succeeded': 'charge',
  'payment_intent.payment_failed': 'charge',
  'payment_intent.processing': 'charge',
  'payment_intent.requires_action': 'charge',
  'payment_intent.canceled': 'charge',
  'charge.refunded': 'refunds',
  'refund.updated': 'refund',
  'refund.failed': 'refund',
  'charge.dispute.created': 'dispute',
  'charge.dispute.updated': 'dispute',
  'charge.dispute.funds_withdrawn': 'dispute',
  'charge.dispute.funds_reinstated': 'dispute',
  'charge.dispute.closed': 'dispute',
  'setup_intent.succeeded': 'setup',
  'setup_intent.setup_failed': 'setup',
  'setup_intent.requires_action': 'setup',
  'setup_intent.canceled': 'setup',
  'mandate.updated': 'mandate',
};

const STRANGER: GatewayNews = { about: 'stranger' };

/** What Stripe tells by itself. Events come late, twice and in any order: each one only says what to look at. */
@Injectable()
export class StripeEvents {
  constructor(
    private readonly client: StripeClient,
    private readonly book: StripeBook,
    private readonly charges: StripeCharges,
    private readonly clock: Clock,
  ) {}

  private readonly readers: Readonly<Record<Subject, (object: string) => Promise<GatewayNews>>> = {
    charge: (intent) => this.aboutCharge(intent),
    refunds: (charge) => this.aboutRefunds(charge),
    refund: (refund) => this.aboutRefund(refund),
    dispute: (dispute) => this.aboutDispute(dispute),
    setup: (setup) => this.aboutSetup(setup),
    mandate: (mandate) => this.aboutMandate(mandate),
  };

  /** The signature is over the bytes as they came, and over the moment they were sent. */
  read(body: Buffer, headers: Readonly<Record<string, string | undefined>>): ReadEvent {
    const signature = headers['stripe-signature'] ?? '';
    if (!this.isSigned(body, signature, 0)) return { kind: 'forged' };
    if (!this.isSigned(body, signature, TOLERANCE_S)) return { kind: 'stale' };
    const event = readBody(body);
    if (event === null || !Object.hasOwn(STRIPE_EVENTS, event.type)) {
      return { kind: 'ignored', type: event?.type.slice(0, 100) ?? 'unreadable' };
    }
    return { kind: 'event', event };
  }

  async newsOf({ type, object }: GatewayEvent): Promise<GatewayNews> {
    const subject = STRIPE_EVENTS[type];
    return subject === undefined ? STRANGER : this.readers[subject](object).catch(missingIsStrange);
  }

  /** A tolerance of nothing judges the signature only. */
  private isSigned(body: Buffer, signature: string, toleranceS: number): boolean {
    try {
      this.client.api.webhooks.constructEvent(
        body,
        signature,
        this.client.webhookSecret,
        toleranceS,
        undefined,
        this.clock.machineNow(),
      );
      return true;
    } catch {
      return false;
    }
  }

  private async aboutCharge(intent: string): Promise<GatewayNews> {
    const reference = await this.book.referenceOf(intent);
    if (reference === null) return STRANGER;
    const outcome = (await this.charges.outcome(await this.charges.retrieve(intent))) ?? { kind: 'pending' };
    return { about: 'charge', reference, outcome };
  }

  private async aboutRefunds(id: string): Promise<GatewayNews> {
    const charge = await this.client.api.charges.retrieve(id);
    const payment = await this.paymentOf(charge.payment_intent);
    if (payment === null) return STRANGER;
    return { about: 'refund', payment, refunded: moneyOf(charge.amount_refunded, charge.currency) };
  }

  private async aboutRefund(id: string): Promise<GatewayNews> {
    const { charge } = await this.client.api.refunds.retrieve(id);
    return charge === null ? STRANGER : this.aboutRefunds(idOf(charge));
  }

  private async aboutDispute(id: string): Promise<GatewayNews> {
    const dispute = await this.client.api.disputes.retrieve(id);
    const payment = await this.paymentOf(dispute.payment_intent);
    if (payment === null) return STRANGER;
    const { amount, currency, reason } = dispute;
    return { about: 'dispute', payment, state: disputeState(dispute), amount: moneyOf(amount, currency), reason };
  }

  private async aboutSetup(id: string): Promise<GatewayNews> {
    const setup = await this.client.api.setupIntents.retrieve(id);
    const isDecided = ['succeeded', 'requires_payment_method', 'canceled'].includes(setup.status);
    return this.aboutMethod(idOf(setup.payment_method), isDecided ? setup.status === 'succeeded' : null);
  }

  private async aboutMandate(id: string): Promise<GatewayNews> {
    const mandate = await this.client.api.mandates.retrieve(id);
    const usable = mandate.status === 'pending' ? null : mandate.status === 'active';
    return this.aboutMethod(idOf(mandate.payment_method), usable);
  }

  private async aboutMethod(method: string, usable: boolean | null): Promise<GatewayNews> {
    const reference = await this.book.methodReference(method);
    return reference === null ? STRANGER : { about: 'method', reference, usable };
  }

  private async paymentOf(intent: string | { id: string } | null): Promise<string | null> {
    return intent === null ? null : this.book.referenceOf(idOf(intent));
  }
}

/** What is not there any more, or never was, is nobody's; what cannot be asked is asked again later. */
function missingIsStrange(error: unknown): GatewayNews {
  if (troubleOf(error).kind === 'missing') return STRANGER;
  throw error;
}

function idOf(object: string | { id: string } | null): string {
  return typeof object === 'string' ? object : (object?.id ?? '');
}

export function moneyOf(minor: number, currency: string): Money {
  return money(minor, currency.toUpperCase() as Currency);
}

function readBody(body: Buffer): GatewayEvent | null {
  try {
    const event = JSON.parse(body.toString('utf8')) as Partial<Stripe.Event>;
    const object = (event.data?.object as { id?: unknown } | undefined)?.id;
    if (typeof event.id !== 'string' || typeof event.type !== 'string' || typeof object !== 'string') return null;
    return { id: event.id, type: event.type, object };
  } catch {
    return null;
  }
}
