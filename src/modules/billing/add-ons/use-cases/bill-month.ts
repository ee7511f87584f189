import { Injectable } from '@nestjs/common';
import { newId, WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { Problem } from '../../../../kernel/problem.js';
import { localDate } from '../../../../kernel/time/calendar.js';
import { addMs, DAY_MS, HOUR_MS } from '../../../../kernel/time/instant.js';
import { type AccountScope, accountScope, type Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import {
  type Bill,
  type BillRequest,
  InvoicesFacade,
  type LockedOrder,
  type NewOrder,
  type PaidOrder,
  StandingOrders,
} from '../../invoices/index.js';
import { BY_ITSELF } from '../../subscriptions/index.js';
import { type AddOnMonth, AddOnMonthsRepository } from '../data/add-on-months.repository.js';
import { AddOnsRepository } from '../data/add-ons.repository.js';
import type { AddOn } from '../rules/add-on.js';
import { type BilledMonth, judgeDue, monthFrom, priceOfMonth } from '../rules/add-on-month.js';
import { describeAddOn } from '../rules/add-on-texts.table.js';
import { ADD_ON_MONTH, AddOnMonthOrders, retryAfter } from './add-on-month-orders.js';
import { BeginMonths, type Beside } from './begin-months.js';
import { EndAddOn } from './end-add-on.js';
import { MonthPayer } from './month-payer.js';
import { PayOpenMonth } from './pay-open-month.js';

/** While a charge is under way nobody else begins one; whoever dies in between is followed after this. */
const UNDER_WAY_MS = HOUR_MS;
/** What an owner may still bring back is looked at again every day. */
const WAIT_MS = DAY_MS;

/** What billing a month reads and writes. */
@Injectable()
export class MonthTools {
  constructor(
    readonly addOns: AddOnsRepository,
    readonly months: AddOnMonthsRepository,
    readonly beside: BeginMonths,
    readonly end: EndAddOn,
    readonly orders: AddOnMonthOrders,
    readonly payer: MonthPayer,
  ) {}
}

interface Due {
  addOn: AddOn;
  beside: Beside;
  /** What was ordered of the next month already. */
  open: { month: AddOnMonth; order: LockedOrder } | null;
}
interface Wanted {
  addOn: AddOn;
  beside: Beside;
  month: BilledMonth;
  bill: Bill;
}

/** Another month of an add-on: bill, order, commit, then the money. What was left in the middle is finished. */
@Injectable()
export class BillMonth {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tools: MonthTools,
    private readonly invoices: InvoicesFacade,
    private readonly standing: StandingOrders,
    private readonly again: PayOpenMonth,
  ) {}

  async run({ id, accountId }: Pick<AddOn, 'id' | 'accountId'>): Promise<void> {
    const scope = accountScope(accountId);
    const due = await this.unitOfWork.runAsWorker((tx) => this.dueIn(tx, scope, id));
    if (due === null) return;
    const { addOn, beside, open } = due;
    if (open?.order.invoice)
      return this.again.run({ addOn, beside, month: open.month, invoiceId: open.order.invoice.id });
    const orderId = open ? open.order.orderId : await this.place(due);
    if (orderId !== null) await this.pay(addOn, orderId);
  }

  /** Null when nothing is to be charged. Orders are locked before what they are for. */
  private async dueIn(tx: Tx, scope: AccountScope, id: string): Promise<Due | null> {
    const { addOns, months, end } = this.tools;
    const month = await months.openOf(tx, scope, id);
    const order = month && (await this.standing.lockFor(tx, scope, ADD_ON_MONTH, month.id));
    const addOn = await addOns.lock(tx, scope, id);
    if (!addOn || !isDue(addOn, tx)) return null;
    const beside = await this.tools.beside.besideIn(tx, addOn);
    switch (judgeDue({ cancelled: addOn.cancelledAt !== null && month === null }, beside.subscription, tx.now)) {
      case 'end':
        await end.in(tx, addOn, addOn.cancelledAt === null ? 'subscription_over' : 'cancelled');
        return null;
      case 'wait':
        await addOns.update(tx, addOn, { dueAt: addMs(tx.now, WAIT_MS) });
        return null;
      case 'bill':
        if (month) await addOns.update(tx, addOn, { dueAt: addMs(tx.now, UNDER_WAY_MS) });
        return { addOn, beside, open: month && order ? { month, order } : null };
    }
  }

  /** Null when nothing is left to be charged: it changed meanwhile, or nobody can be asked. */
  private async place({ addOn, beside }: Due): Promise<string | null> {
    const wanted = await this.drafted(addOn, beside);
    if (wanted === null) return null;
    try {
      return await this.unitOfWork.runAsWorker(async (tx) => {
        if (!(await this.isStillDue(tx, addOn))) return null;
        const method = await this.tools.payer.payingIn(tx, addOn, beside, wanted.bill);
        return (await this.writeIn(tx, wanted, method)).orderId;
      });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      await this.owe(wanted);
      return null;
    }
  }

  private async drafted(addOn: AddOn, beside: Beside): Promise<Wanted | null> {
    const { subscription, plan } = beside;
    const { activatedAt, paidUntil, accountId } = addOn;
    if (activatedAt === null || paidUntil === null) throw new Error('an add-on that never began is to be billed');
    const zone = plan.policies['quota.timezone'];
    const month = monthFrom({ anchor: activatedAt, from: paidUntil, endsAt: subscription.endsAt, zone });
    if (month === null) return null;
    const bill = await this.invoices.draft(accountScope(accountId), requestOf(addOn, beside, month));
    return { addOn, beside, month, bill };
  }

  private async isStillDue(tx: Tx, { id, accountId, paidUntil }: AddOn): Promise<boolean> {
    const scope = accountScope(accountId);
    const now = await this.tools.addOns.lock(tx, scope, id);
    const same = now !== null && isDue(now, tx) && now.paidUntil === paidUntil && now.cancelledAt === null;
    return same && (await this.tools.months.openOf(tx, scope, id)) === null;
  }

  /** Nothing can be charged. Where the service goes on all the same, its month is billed. */
  private owe(wanted: Wanted): Promise<void> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      if (!(await this.isStillDue(tx, wanted.addOn))) return;
      const { addOn, beside, month } = wanted;
      if (retryAfter(beside.plan, month.start, 1) === null) return this.tools.end.in(tx, addOn, 'unpaid');
      const placed = await this.writeIn(tx, wanted, { id: null, kind: 'bank_transfer' });
      await this.tools.orders.refuseIn(tx, { month: placed.month, addOn });
      await this.invoices.billIn(tx, placed.orderId, { dueInDays: 0 });
    });
  }

  private async writeIn(tx: Tx, { addOn, month: { start, end }, bill }: Wanted, method: NewOrder['method']) {
    const { accountId, id: addOnId } = addOn;
    const id = newId(tx.now);
    const order = { subject: ADD_ON_MONTH, subjectId: id, bill, method, requestKey: null, actor: BY_ITSELF };
    const { orderId } = await this.invoices.placeIn(tx, accountScope(accountId), order);
    const month: AddOnMonth = {
      id,
      accountId,
      addOnId,
      startAt: start,
      endAt: end,
      state: 'open',
      orderId,
      invoiceId: null,
      failedAttempts: 0,
      retryPaymentId: null,
      overdueAt: null,
      placedAt: tx.now,
    };
    await this.tools.months.insert(tx, month);
    await this.tools.addOns.update(tx, addOn, { dueAt: addMs(tx.now, UNDER_WAY_MS) });
    return { orderId, month };
  }

  private async pay(addOn: AddOn, orderId: string): Promise<void> {
    try {
      await this.invoices.pay(orderId, (tx, paid) => this.trustIn(tx, addOn, paid), { onAccount: true });
    } catch (error) {
      // A refusal has had its consequence in the transaction that booked it.
      if (!(error instanceof Problem)) throw error;
    }
  }

  /** A month that runs although its invoice is open is looked at when that is overdue; money on its way is waited for. */
  private async trustIn(tx: Tx, addOn: AddOn, { orderId, payment, begun, invoice }: PaidOrder): Promise<void> {
    const { accountId } = addOn;
    if (!begun && payment?.state === 'pending')
      await this.tools.addOns.update(tx, addOn, { dueAt: addMs(tx.now, WAIT_MS) });
    if (!begun || invoice === null || invoice.status === 'paid') return;
    await this.tools.months.trust(tx, { accountId, orderId }, tx.now);
  }
}

function isDue({ status, dueAt }: AddOn, tx: Tx): boolean {
  return status === 'active' && dueAt !== null && dueAt <= tx.now;
}

/** At the price that the plan has now for a month; at that of its order where that was agreed on, or the plan has none any more. */
function requestOf(addOn: AddOn, { subscription, plan }: Beside, month: BilledMonth): BillRequest {
  const { kind, quantity } = addOn;
  const sold = addOn.priceAgreed ? undefined : plan.addOns.find((one) => one.kind === kind && one.period === 'month');
  const zone = plan.policies['quota.timezone'];
  return {
    lines: [
      {
        kind,
        subscriptionId: wireId(WIRE_PREFIXES.subscription, subscription.id),
        description: describeAddOn(kind, plan.name),
        quantity,
        unitPrice: priceOfMonth(sold?.price ?? addOn.unitPrice, month),
      },
    ],
    supplyPeriod: { start: localDate(month.start, zone), end: localDate(month.end, zone) },
  };
}
