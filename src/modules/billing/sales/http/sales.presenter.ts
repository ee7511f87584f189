import { wireId } from '../../../../kernel/ids.js';
import { type Instant, toIso } from '../../../../kernel/time/instant.js';
import type { Bill } from '../../invoices/index.js';
import type { Payment } from '../../payments/index.js';
import { presentSubscription } from '../../subscriptions/index.js';
import type { OrderedPlan } from '../use-cases/order-subscription.js';
import type { ChangePreview } from '../use-cases/preview-change.query.js';
import type { ChangePreviewView, OrderedSubscriptionView } from './sales.dto.js';

export function presentOrdered(
  { subscription, plan, paid, purchaseOrderId = null, scheduledPlan, move }: OrderedPlan,
  now: Instant,
): OrderedSubscriptionView {
  const invoiceId = paid?.invoice?.id ?? null;
  const payment = paid?.payment ?? null;
  const owed = paid?.invoice && paid.invoice.status !== 'paid' ? paid.invoice : null;
  return {
    ...presentSubscription({ subscription, plan, suspension: null, scheduledPlan, move }, now),
    invoiceId: invoiceId === null ? null : wireId('inv', invoiceId),
    paymentId: payment === null ? null : wireId('pay', payment.id),
    paymentState: stateOf(payment),
    nextAction: payment?.nextAction ?? null,
    paymentReference: owed?.paymentReference ?? null,
    payBy: owed?.dueDate ?? null,
    purchaseOrderId: purchaseOrderId === null ? null : wireId('po', purchaseOrderId),
  };
}

/** True while the money is on its way: 202 instead of the operation's own status. */
export function isWaiting({ paymentState }: Pick<OrderedSubscriptionView, 'paymentState'>): boolean {
  return paymentState === 'pending';
}

function stateOf(payment: Payment | null): OrderedSubscriptionView['paymentState'] {
  if (payment === null) return null;
  return payment.state === 'succeeded' ? 'succeeded' : 'pending';
}

export function presentPreview({ effectiveAt, dueNow, nextInvoice }: ChangePreview): ChangePreviewView {
  return {
    effectiveAt: toIso(effectiveAt),
    dueNow: dueNow === null ? nothing(nextInvoice.bill) : amountsOf(dueNow),
    lines: (dueNow?.lines ?? []).map(({ kind, description, quantity, unitPrice, net }) => ({
      kind,
      description,
      quantity,
      unitPrice: { amount: unitPrice, currency: nextInvoice.bill.currency },
      net: { amount: net, currency: nextInvoice.bill.currency },
    })),
    nextInvoice: { date: nextInvoice.on, ...amountsOf(nextInvoice.bill) },
  };
}

function amountsOf({ net, vatAmount, gross, currency }: Bill) {
  return {
    net: { amount: net, currency },
    vatAmount: { amount: vatAmount, currency },
    gross: { amount: gross, currency },
  };
}

function nothing({ currency }: Bill) {
  const zero = { amount: '0.00', currency };
  return { net: zero, vatAmount: zero, gross: zero };
}
