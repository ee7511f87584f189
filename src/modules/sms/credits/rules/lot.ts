import type { Instant } from '../../../../kernel/time/instant.js';
import type { Validity } from '../../packs/index.js';
import type { Credits } from '../../rules/credits.js';

/** Credits that came at once, and are used up together. */
export interface SmsLot {
  id: string;
  accountId: string;
  purchaseId: string;
  orderId: string;
  invoiceId: string | null;
  credits: Credits;
  /** What nobody has taken. */
  remaining: Credits;
  /** What messages that are under way have taken. */
  reserved: Credits;
  purchasedAt: Instant;
  validity: Validity;
}

/** Why a lot's credits became more or fewer. A `settle` says that what was reserved is spent. */
export type LedgerKind = 'purchase' | 'reserve' | 'settle' | 'release' | 'expire' | 'adjust';

export interface LedgerEntry {
  id: string;
  accountId: string;
  lotId: string;
  kind: LedgerKind;
  credits: Credits;
  messageId: string | null;
  at: Instant;
}

/** What happens to a lot. Each is one entry of its ledger. */
export interface Movement {
  accountId: string;
  lotId: string;
  kind: LedgerKind;
  /** To what remains: signed, and what the ledger shows. */
  credits: Credits;
  /** To what is reserved: signed. */
  reserved: Credits;
  messageId: string | null;
}
