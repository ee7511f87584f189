import { wireId } from '../../../../kernel/ids.js';
import { toIso } from '../../../../kernel/time/instant.js';
import type { StandingOrder } from '../../../billing/index.js';
import type { Purchase } from '../use-cases/buy-basket.js';
import type { PurchaseView } from './purchases.dto.js';

export function presentPurchase({ order, payment, expiresOn }: Purchase): PurchaseView {
  const { bill, invoiceId } = order;
  const amount = (text: string) => ({ amount: text, currency: bill.currency });
  return {
    id: wireId('ord', order.id),
    status: statusIn(order),
    invoiceId: invoiceId === null ? null : wireId('inv', invoiceId),
    paymentId: payment === null ? null : wireId('pay', payment.id),
    nextAction: payment?.nextAction ?? null,
    items: bill.lines.map(({ kind, subscriptionId, description, quantity, unitPrice, net }) => ({
      kind,
      subscriptionId,
      description,
      quantity,
      unitPrice: amount(unitPrice),
      net: amount(net),
    })),
    net: amount(bill.net),
    vatAmount: amount(bill.vatAmount),
    gross: amount(bill.gross),
    expiresOn,
    orderedAt: toIso(order.placedAt),
  };
}

/** 201 once it works; 202 while its money is on the way. */
export function statusOf({ order }: Pick<StandingOrder, 'order'>): number {
  return order.begunAt === null ? 202 : 201;
}

/** What is billed and not yet paid does not work yet. */
function statusIn({ state, begunAt }: StandingOrder['order']): string {
  if (begunAt !== null) return 'active';
  return state === 'dropped' ? 'refused' : 'pending_payment';
}
