import type { Money } from '../../../../kernel/money.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import type { ChargeOutcome } from '../rules/charge-outcome.js';
import type { PaymentFailure } from '../rules/payment-failures.table.js';
import type { GatewayKind } from '../rules/payment-kinds.js';
import type { NextAction } from '../rules/payment.js';
import type { ArrivedTransfer, TransferDesk } from './transfer-desk.port.js';

/** How somebody agreed to be charged again later, as mandates must be able to prove. */
export interface Consent {
  at: Instant;
  ip: string;
  userAgent: string;
}

/** `reference` is the id of the payment method: the same again attaches the same. */
export type AttachRequest = { reference: string; accountId: string; consent: Consent } & (
  | { kind: 'card'; token: string }
  | { kind: 'direct_debit'; iban: string; holder: { name: string; email: string } }
  /** Without a token the payer agrees on a page of the gateway's. */
  | { kind: 'paypal'; token: string | null }
);

/** A way to pay as the gateway keeps it. `instrument` lets whoever has it charge: it is stored sealed. */
export interface AttachedMethod {
  instrument: string;
  /** Of a card: who issued it, its last digits and its last month. Of an account: its last four digits. */
  brand: string | null;
  last4: string | null;
  expiryMonth: number | null;
  expiryYear: number | null;
  /** What the debtor's bank calls the mandate (UMR); only of direct debits. */
  mandate: string | null;
}

export type Attachment =
  | { kind: 'attached'; method: AttachedMethod }
  /** Attached, and of use for charges without the payer only when he has done this; news of it comes as an event. */
  | { kind: 'action_needed'; method: AttachedMethod; nextAction: NextAction }
  | { kind: 'refused'; failure: PaymentFailure }
  /** The gateway knows no such token, or no such account. */
  | { kind: 'unknown' };

export interface ChargeRequest {
  /** Names the charge for ever: the same again is the same charge. */
  reference: string;
  accountId: string;
  kind: GatewayKind;
  instrument: string;
  amount: Money;
  /** Whether the payer is there to authenticate himself; a renewal has nobody. */
  payerPresent: boolean;
}

export interface RefundRequest {
  /** Names the refund for ever: the same again is the same refund, and says what became of it. */
  reference: string;
  /** The reference of the charge. */
  payment: string;
  amount: Money;
}

export type RefundOutcome =
  | { kind: 'refunded' }
  /** It is on its way, or nobody knows: ask again with the same request. */
  | { kind: 'pending' }
  | { kind: 'refused'; because: 'nothing_charged' | 'too_much' | 'not_refundable' };

/** An authentic message of a gateway. Only its name counts: what happened is asked for. */
export interface GatewayEvent {
  id: string;
  type: string;
  /** The gateway's id of what the event is about. */
  object: string;
}

export type ReadEvent =
  | { kind: 'event'; event: GatewayEvent }
  /** Authentic, about something that does not concern us. */
  | { kind: 'ignored'; type: string }
  | { kind: 'stale' }
  | { kind: 'forged' };

/** How things stand now with what an event was about, as the gateway says when asked. */
export type GatewayNews =
  | { about: 'charge'; reference: string; outcome: ChargeOutcome }
  /** The payer, or his bank, wants the money back. `opened` and `lost`: it is gone; `inquiry`: not yet. */
  | { about: 'dispute'; payment: string; state: 'inquiry' | 'opened' | 'won' | 'lost'; amount: Money; reason: string }
  /** Everything that was given back of a charge so far, whoever ordered it. */
  | { about: 'refund'; payment: string; refunded: Money }
  /** Whether a way to pay can be charged without its owner; null while that is open. */
  | { about: 'method'; reference: string; usable: boolean | null }
  /** Money that customers transferred; known ones may be among them. */
  | { about: 'transfers'; transfers: readonly ArrivedTransfer[] }
  /** The gateway, or a bank, has taken such money away again, or somebody sent it back there. */
  | { about: 'transfer_undone'; transfer: string; accountId: string; amount: Money; reason: string }
  /** Nothing of ours: somebody else uses the same account at the gateway, or a record of ours is missing. */
  | { about: 'stranger' };

export interface KnownCharge {
  /** The gateway's own id, for people who look. */
  id: string;
  /** Null when it was made by somebody else. */
  reference: string | null;
  amount: Money;
  outcome: ChargeOutcome;
}

/** The gateway gave no answer in time, or none that can be understood: nobody knows what it did. */
export class GatewaySilence extends Error {}

/**
 * A company that moves money. Every implementation runs the same suite of tests. Calls may take seconds and must never
 * be made inside a transaction.
 */
export interface PaymentGateway {
  readonly name: string;
  readonly kinds: readonly GatewayKind[];
  /** Whether it tells things by itself, so that somebody must listen and follow. */
  readonly sendsEvents: boolean;
  readonly transfers: TransferDesk;
  attach(request: AttachRequest): Promise<Attachment>;
  charge(request: ChargeRequest): Promise<ChargeOutcome>;
  /** What became of a charge; null when the gateway never heard of it. */
  inquire(reference: string): Promise<ChargeOutcome | null>;
  /**
   * Withdraws what is not yet decided, and says what became of it: `pending` when it is too late to withdraw, as with a
   * debit that is at the bank. A charge that is unknown can never happen later.
   */
  cancel(reference: string): Promise<ChargeOutcome>;
  refund(request: RefundRequest): Promise<RefundOutcome>;
  /** Lets go of a way to pay, so that nobody can charge by it. Doing it again changes nothing. */
  detach(instrument: string): Promise<void>;
  /** Deletes what it keeps of a customer who is gone, ways to pay included. Doing it again changes nothing. */
  forget(accountId: string): Promise<void>;
  /** Judges a message that somebody sent us. Nothing in it is believed before. */
  readEvent(body: Buffer, headers: Readonly<Record<string, string | undefined>>): ReadEvent;
  newsOf(event: GatewayEvent): Promise<GatewayNews>;
  /** Charges begun since then, newest first, as the gateway's books have them. Gateways live in machine time. */
  chargesSince(since: Instant): AsyncIterable<KnownCharge>;
}

/** The gateway of this installation (`PAYMENTS`). */
export const PAYMENT_GATEWAY = Symbol('posthorn:payment-gateway');
