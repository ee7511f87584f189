import { wireId } from '../../../../kernel/ids.js';
import type { LocalDate } from '../../../../kernel/time/calendar.js';
import { type PurchaseOrder, statusOf } from '../rules/purchase-order.js';
import type { PurchaseOrderView } from './purchase-orders.dto.js';

export function presentPurchaseOrder(order: PurchaseOrder, today: LocalDate): PurchaseOrderView {
  const { bill, subscriptionId } = order;
  const amount = (text: string) => ({ amount: text, currency: bill.currency });
  return {
    id: wireId('po', order.id),
    number: order.number,
    status: statusOf(order, today),
    planId: wireId('pln', order.planId),
    interval: order.interval,
    issueDate: order.issueDate,
    validUntil: order.validUntil,
    subscriptionId: subscriptionId === null ? null : wireId('sub', subscriptionId),
    seller: bill.seller,
    customer: bill.customer,
    lines: bill.lines.map(({ kind, description, quantity, unitPrice, net }) => ({
      kind,
      description,
      quantity,
      unitPrice: amount(unitPrice),
      net: amount(net),
    })),
    vatBreakdown: bill.vatBreakdown.map(({ treatment, vatRate, net, vatAmount, legalMention }) => ({
      treatment,
      vatRate,
      net: amount(net),
      vatAmount: amount(vatAmount),
      legalMention,
    })),
    net: amount(bill.net),
    vatAmount: amount(bill.vatAmount),
    gross: amount(bill.gross),
    legalMentions: bill.legalMentions,
  };
}
