import { wireId } from '../../../../kernel/ids.js';
import { toIso } from '../../../../kernel/time/instant.js';
import type { StandingOrder } from '../../../billing/index.js';
import type { PurchaseView } from './purchases.dto.js';

const STATUS = { open: 'pending_payment', invoiced: 'active', dropped: 'refused' } as const;

export function presentPurchase({ order, payment }: StandingOrder): PurchaseView {
  const { bill, state, invoiceId } = order;
  const amount = (text: string) => ({ amount: text, currency: bill.currency });
  return {
    id: wireId('ord', order.id),
    status: STATUS[state],
    invoiceId: invoiceId === null ? null : wireId('inv', invoiceId),
    paymentId: wireId('pay', payment.id),
    nextAction: payment.nextAction,
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
    orderedAt: toIso(order.placedAt),
  };
}

/** 201 once it works; 202 while its money is on the way. */
export function statusOf({ order }: Pick<StandingOrder, 'order'>): number {
  return order.state === 'invoiced' ? 201 : 202;
}
