import { Injectable } from '@nestjs/common';
import type Stripe from 'stripe';
import { Clock } from '../../../../platform/clock/clock.js';
import type { GatewayEvent, GatewayNews, ReadEvent } from './payment-gateway.port.js';
import { moneyOf } from './stripe-amounts.js';
import { StripeBook } from './stripe-book.js';
import { StripeCharges } from './stripe-charges.js';
import { StripeClient, troubleOf } from './stripe-client.js';
import { disputeState } from './stripe-outcomes.js';
import { StripeTransfers, TRANSFER_CAME } from './stripe-transfers.js';

/** How old a signature may be, in seconds: what is older may be a copy that somebody kept. */
const TOLERANCE_S = 300;

type Subject = 'charge' | 'refunds' | 'refund' | 'dispute' | 'setup' | 'mandate' | 'movement' | 'balance';

/** The events that concern us, as the operator subscribes to them at Stripe, and what each is about. */
export const STRIPE_EVENTS: Readonly<Record<string, Subject>> = {
  'payment_intent.succeeded': 'charge',
  'payment_intent.payment_failed': 'charge',
  'payment_intent.processing': 'charge',
  'payment_intent.requires_action': 'charge',
  'payment_intent.canceled': 'charge',
  'payment_intent.partially_funded': 'charge',
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
  [TRANSFER_CAME]: 'movement',
  'cash_balance.funds_available': 'balance',
};

/** Movements of a cash balance by which money goes that no intent of ours took. */
const UNDONE: ReadonlySet<string> = new Set([
  'funding_reversed',
  'return_initiated',
  'adjusted_for_overdraft',
  'unapplied_from_payment',
]);

const STRANGER: GatewayNews = { about: 'stranger' };

/** What Stripe tells by itself. Events come late, twice and in any order: each one only says what to look at. */
@Injectable()
export class StripeEvents {
  constructor(
    private readonly client: StripeClient,
    private readonly book: StripeBook,
    private readonly charges: StripeCharges,
    private readonly transfers: StripeTransfers,
    private readonly clock: Clock,
  ) {}

  private readonly readers: Readonly<Record<Subject, (object: string) => Promise<GatewayNews>>> = {
    charge: (intent) => this.aboutCharge(intent),
    refunds: (charge) => this.aboutRefunds(charge),
    refund: (refund) => this.aboutRefund(refund),
    dispute: (dispute) => this.aboutDispute(dispute),
    setup: (setup) => this.aboutSetup(setup),
    mandate: (mandate) => this.aboutMandate(mandate),
    movement: (path) => this.aboutMovement(path),
    balance: (customer) => this.aboutBalance(customer),
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
    if (reference === null) return this.aboutTransfer(intent);
    const outcome = (await this.charges.outcome(await this.charges.retrieve(intent))) ?? { kind: 'pending' };
    return { about: 'charge', reference, outcome };
  }

  private async aboutRefunds(id: string): Promise<GatewayNews> {
    const charge = await this.client.api.charges.retrieve(id);
    const payment = await this.paymentOf(charge.payment_intent);
    if (payment === null) return this.aboutSentBack(charge);
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

  /** An intent that is no charge's takes over what a customer transferred, or is nobody's. */
  private async aboutTransfer(intent: string): Promise<GatewayNews> {
    const movement = await this.transfers.byIntent(intent);
    return movement === null ? STRANGER : this.aboutMoney([movement]);
  }

  private async aboutSentBack({
    payment_intent: intent,
    amount_refunded,
    currency,
  }: Stripe.Charge): Promise<GatewayNews> {
    const movement = intent === null ? null : await this.transfers.byIntent(idOf(intent));
    const accountId = movement && (await this.transfers.accountOf(movement));
    if (movement === null || accountId === null) return STRANGER;
    const amount = moneyOf(amount_refunded, currency);
    return { about: 'transfer_undone', transfer: movement.id, accountId, amount, reason: 'refunded' };
  }

  /** `cus_…/ccsbtxn_…`: Stripe tells of a movement only who names its customer. */
  private async aboutMovement(path: string): Promise<GatewayNews> {
    const [customer = '', id = ''] = path.split('/');
    const movement = await this.transfers.movement(customer, id);
    if (!UNDONE.has(movement.type)) return this.aboutMoney([movement]);
    const accountId = await this.transfers.accountOf(movement);
    if (accountId === null) return STRANGER;
    const { net_amount, currency, type: reason } = movement;
    const amount = moneyOf(Math.abs(net_amount), currency);
    return { about: 'transfer_undone', transfer: movement.id, accountId, amount, reason };
  }

  private async aboutBalance(customer: string): Promise<GatewayNews> {
    return this.aboutMoney(await this.transfers.movementsOf(customer));
  }

  private async aboutMoney(movements: readonly Stripe.CustomerCashBalanceTransaction[]): Promise<GatewayNews> {
    const known = await Promise.all(movements.map((movement) => this.transfers.accountOf(movement)));
    if (known.includes(null)) return STRANGER;
    const arrived = await Promise.all(movements.map((movement) => this.transfers.arrived(movement)));
    return { about: 'transfers', transfers: arrived.filter((transfer) => transfer !== null) };
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

interface Subjects {
  id?: unknown;
  customer?: unknown;
}

/** What is to be asked for. Money in a customer's balance is found by its customer only. */
function subjectOf(type: string, { id, customer }: Subjects = {}): string | null {
  const subject = STRIPE_EVENTS[type];
  if (subject === 'balance') return typeof customer === 'string' ? customer : null;
  if (typeof id !== 'string') return null;
  if (subject !== 'movement') return id;
  return typeof customer === 'string' ? `${customer}/${id}` : null;
}

function readBody(body: Buffer): GatewayEvent | null {
  try {
    const event = JSON.parse(body.toString('utf8')) as Partial<Stripe.Event>;
    if (typeof event.id !== 'string' || typeof event.type !== 'string') return null;
    const object = subjectOf(event.type, event.data?.object as Subjects | undefined);
    return object === null ? null : { id: event.id, type: event.type, object };
  } catch {
    return null;
  }
}
