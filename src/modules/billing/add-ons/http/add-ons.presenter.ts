import { wireId } from '../../../../kernel/ids.js';
import { money, toWireMoney } from '../../../../kernel/money.js';
import { type Instant, toIso } from '../../../../kernel/time/instant.js';
import type { AddOn } from '../rules/add-on.js';
import type { OrderedAddOn } from '../use-cases/order-add-on.js';
import type { AddOnView, OrderedAddOnView } from './add-ons.dto.js';

export function presentAddOn(addOn: AddOn): AddOnView {
  const { unitPrice, quantity } = addOn;
  return {
    id: wireId('add', addOn.id),
    subscriptionId: wireId('sub', addOn.subscriptionId),
    kind: addOn.kind,
    quantity,
    unitPrice: toWireMoney(unitPrice),
    net: toWireMoney(money(unitPrice.minor * BigInt(quantity), unitPrice.currency)),
    status: addOn.status,
    invoiceId: addOn.invoiceId === null ? null : wireId('inv', addOn.invoiceId),
    paymentId: addOn.paymentId === null ? null : wireId('pay', addOn.paymentId),
    period: addOn.period,
    paidUntil: isoOrNull(addOn.paidUntil),
    orderedAt: toIso(addOn.orderedAt),
    activatedAt: isoOrNull(addOn.activatedAt),
    cancelledAt: isoOrNull(addOn.cancelledAt),
    endedAt: isoOrNull(addOn.endedAt),
  };
}

export function presentOrderedAddOn({ addOn, paid }: OrderedAddOn): OrderedAddOnView {
  return { ...presentAddOn(addOn), nextAction: paid.payment?.nextAction ?? null };
}

function isoOrNull(at: Instant | null): string | null {
  return at === null ? null : toIso(at);
}

/** 201 once it works; 202 while its money is on the way. */
export function statusOf(ordered: OrderedAddOn | OrderedAddOnView): number {
  const { status } = 'addOn' in ordered ? ordered.addOn : ordered;
  return status === 'active' ? 201 : 202;
}
