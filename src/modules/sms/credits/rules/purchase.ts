import type { Money } from '../../../../kernel/money.js';
import { defineStates } from '../../../../kernel/state-table.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import type { Validity } from '../../packs/index.js';
import type { Credits } from '../../rules/credits.js';

export type PurchaseStatus = 'pending_payment' | 'active' | 'refused';

/** Money that comes after a refusal still buys what it was paid for. */
export const PURCHASE_STATES = defineStates<PurchaseStatus>('pending_payment', {
  pending_payment: ['active', 'refused'],
  refused: ['active'],
  active: [],
});

/** A pack as it was when it was ordered: what the operator changes later changes nothing here. */
export interface SmsPurchase {
  id: string;
  accountId: string;
  packId: string;
  quantity: number;
  /** Of one pack. */
  credits: Credits;
  /** Of one pack, without VAT. */
  unitPrice: Money;
  validity: Validity;
  status: PurchaseStatus;
  orderId: string;
  paymentId: string | null;
  invoiceId: string | null;
  orderedAt: Instant;
  activatedAt: Instant | null;
}
