import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import { type Instant, toDate } from '../../../../kernel/time/instant.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import type { PaymentChange } from '../rules/charge-outcome.js';
import { nextCheck } from '../rules/check-times.js';
import type { Payment } from '../rules/payment.js';
import { PaymentEntity } from './payment.entity.js';

/** An open payment whose turn it is to be looked after. */
export interface DuePayment {
  id: string;
  state: 'created' | 'pending';
  createdAt: Instant;
}

@Injectable()
export class PaymentsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async insert(tx: Tx, payment: Payment): Promise<void> {
    const { amount, ...rest } = payment;
    await tx.manager.insert(PaymentEntity, {
      ...rest,
      currency: amount.currency,
      amountMinor: amount.minor,
      checkAt: nextCheck(tx.now, 0),
      checks: 0,
    });
  }

  async find(tx: Tx, scope: AccountScope, id: string): Promise<Payment | null> {
    return orNull(await tx.manager.findOneBy(PaymentEntity, { accountId: scope.accountId, id }));
  }

  /** Newest first, at most `limit`, older than `before`. */
  async page(tx: Tx, scope: AccountScope, limit: number, before: string | null): Promise<Payment[]> {
    const rows = await tx.manager.find(PaymentEntity, {
      where: { accountId: scope.accountId, ...(before === null ? {} : { id: LessThan(before) }) },
      order: { id: 'DESC' },
      take: limit,
    });
    return rows.map(paymentOf);
  }

  async unscopedFind(tx: Tx, id: string): Promise<Payment | null> {
    return orNull(await tx.manager.findOneBy(PaymentEntity, { id }));
  }

  async unscopedLock(tx: Tx, id: string): Promise<Payment | null> {
    return orNull(await tx.manager.findOne(PaymentEntity, { where: { id }, lock: { mode: 'pessimistic_write' } }));
  }

  /** The newest payment for something. */
  async unscopedFor(tx: Tx, purpose: string, purposeId: string): Promise<Payment | null> {
    return orNull(await tx.manager.findOne(PaymentEntity, { where: { purpose, purposeId }, order: { id: 'DESC' } }));
  }

  /** Takes the right to ask the gateway for the money; null when another has taken it, or all is over. */
  async unscopedBegin(id: string): Promise<Payment | null> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      const begun = await tx.manager.update(PaymentEntity, { id, state: 'created' }, { state: 'pending' });
      return begun.affected === 1 ? orNull(await tx.manager.findOneBy(PaymentEntity, { id })) : null;
    });
  }

  async apply(tx: Tx, payment: Payment, change: PaymentChange): Promise<Payment> {
    const settled = change.state !== 'pending';
    const more = settled ? { settledAt: tx.now, checkAt: null } : {};
    await tx.manager.update(PaymentEntity, { accountId: payment.accountId, id: payment.id }, { ...change, ...more });
    return { ...payment, ...change, settledAt: settled ? tx.now : null };
  }

  async unscopedNextCheck(): Promise<Instant | null> {
    const rows = await this.unitOfWork.readAsWorker<{ at: Instant | null }>(
      'select min(check_at) as at from payments where check_at is not null',
    );
    return rows[0]?.at ?? null;
  }

  /** One payment that is due by `at`, already put off, so that no two processes look after the same. */
  async unscopedTakeDue(tx: Tx, at: Instant): Promise<DuePayment | null> {
    const [due] = await tx.query<DuePayment & { checks: number }>(
      `select id, state, created_at as "createdAt", checks from payments where check_at <= $1
       order by check_at limit 1 for update skip locked`,
      [toDate(at)],
    );
    if (!due) return null;
    await tx.query('update payments set check_at = $2, checks = $3 where id = $1', [
      due.id,
      toDate(nextCheck(at, due.checks + 1)),
      Math.min(due.checks + 1, 1_000),
    ]);
    return due;
  }

  async knowsEvent(tx: Tx, gateway: string, eventId: string): Promise<boolean> {
    const known = await tx.query('select 1 from payment_events where gateway = $1 and event_id = $2', [
      gateway,
      eventId,
    ]);
    return known.length > 0;
  }

  /** True when this event was not known yet. */
  async rememberEvent(
    tx: Tx,
    event: { gateway: string; eventId: string; paymentId: string; type: string },
  ): Promise<boolean> {
    const fresh = await tx.query(
      `insert into payment_events (gateway, event_id, payment_id, type, received_at) values ($1, $2, $3, $4, $5)
       on conflict do nothing returning 1 as fresh`,
      [event.gateway, event.eventId, event.paymentId, event.type, toDate(tx.now)],
    );
    return fresh.length === 1;
  }
}

function orNull(row: PaymentEntity | null): Payment | null {
  return row === null ? null : paymentOf(row);
}

function paymentOf({ currency, amountMinor, ...rest }: PaymentEntity): Payment {
  return { ...rest, amount: { minor: amountMinor, currency } };
}
