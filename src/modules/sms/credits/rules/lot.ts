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
  remaining: Credits;
  purchasedAt: Instant;
  validity: Validity;
}

/** Why a lot's credits became more or fewer. `settle` and `expire` take some away. */
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
