import type { Currency, Money } from '../../../../kernel/money.js';
import type { Instant } from '../../../../kernel/time/instant.js';

/** An account at a bank that one customer transfers to, and nobody else. */
export interface TransferAddress {
  holder: string;
  iban: string;
  bic: string;
}

/** Money that came to such an account. */
export interface ArrivedTransfer {
  /** The gateway's own name of it: it is booked once for all under this. */
  id: string;
  accountId: string;
  amount: Money;
  /** What the payer wrote. */
  reference: string;
}

/** `gone`: it was there, and was sent back or used for something else. `pending`: ask again. */
export type Collected = 'collected' | 'pending' | 'gone';

/**
 * Transfers to accounts that the gateway keeps for each customer. What arrives there is the customer's until it is
 * collected. Every implementation runs the same suite of tests.
 */
export interface TransferDesk {
  /** Whether customers of this installation are told to transfer there; else its own bank account is on its invoices. */
  readonly isOpen: boolean;
  /** Always the same for a customer and a currency. */
  addressOf(accountId: string, currency: Currency): Promise<TransferAddress>;
  /** Takes what arrived over; once, however often it is asked. */
  collect(transfer: ArrivedTransfer): Promise<Collected>;
  /** What arrived since then. Gateways live in machine time. */
  arrivedSince(since: Instant): AsyncIterable<ArrivedTransfer>;
}
