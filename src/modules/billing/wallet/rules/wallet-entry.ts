import type { Money } from '../../../../kernel/money.js';
import type { Instant } from '../../../../kernel/time/instant.js';

export const CREDIT_TYPES = ['deposit', 'overpayment', 'credit_note', 'transfer', 'adjustment'] as const;
export const TAKE_TYPES = ['payment', 'refund', 'forfeit'] as const;
export const WALLET_ENTRY_TYPES = [...CREDIT_TYPES, ...TAKE_TYPES] as const;

/** How money came in. */
export type CreditType = (typeof CREDIT_TYPES)[number];
/** How it went out. */
export type TakeType = (typeof TAKE_TYPES)[number];
export type WalletEntryType = (typeof WALLET_ENTRY_TYPES)[number];

export interface WalletEntry {
  id: string;
  /** Counted from one in each wallet, without a gap. */
  sequence: number;
  type: WalletEntryType;
  /** Positive when money came in. */
  amount: Money;
  /** What the wallet held afterwards. */
  balance: Money;
  at: Instant;
}
