import type { Money } from '../../../../kernel/money.js';
import type { ChargeOutcome } from '../rules/charge-outcome.js';

/** A card as the gateway keeps it. `instrument` lets whoever has it charge the card: it is stored sealed. */
export interface AttachedCard {
  instrument: string;
  brand: string;
  last4: string;
  expiryMonth: number;
  expiryYear: number;
}

export interface ChargeRequest {
  /** Names the charge for ever: the same again is the same charge. */
  reference: string;
  instrument: string;
  amount: Money;
}

/** The gateway gave no answer in time, or none that can be understood: nobody knows whether it charged. */
export class GatewaySilence extends Error {}

/**
 * A company that moves money. Every implementation runs the same suite of tests. Calls may take seconds and must never
 * be made inside a transaction.
 */
export interface PaymentGateway {
  readonly name: string;
  /** Exchanges a one-time token for an instrument; null when there is no such token. */
  attachCard(token: string): Promise<AttachedCard | null>;
  charge(request: ChargeRequest): Promise<ChargeOutcome>;
  /** What became of a charge; null when the gateway never heard of it. */
  inquire(reference: string): Promise<ChargeOutcome | null>;
  /** Withdraws what is not yet decided, and says what became of it. A charge that is unknown can never happen later. */
  cancel(reference: string): Promise<ChargeOutcome>;
}

/** The gateway of this installation (`PAYMENTS`). */
export const PAYMENT_GATEWAY = Symbol('posthorn:payment-gateway');
