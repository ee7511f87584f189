import { Injectable } from '@nestjs/common';
import { In, LessThan } from 'typeorm';
import { type Currency, money } from '../../../../kernel/money.js';
import { wireId } from '../../../../kernel/ids.js';
import { type Instant, toDate } from '../../../../kernel/time/instant.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import type { PaymentChange } from '../rules/charge-outcome.js';
import { nextCheck } from '../rules/check-times.js';
import type { Payment } from '../rules/payment.js';
import type { PaymentKind } from '../rules/payment-kinds.js';
import { PaymentEntity } from './payment.entity.js';

/** An open payment whose turn it is to be looked after. */
export interface DuePayment {
  id: string;
  kind: PaymentKind;
  state: 'created' | 'pending';
  createdAt: Instant;
}

type BegunRow = Omit<Payment, 'amount'> & { currency: Currency; minor: number };

/** What a gateway charges was booked by nobody, and is not settled yet. */
const BEGIN = `update payments set state = 'pending'
  where id = any($1::uuid[]) and state = 'created' and gateway is not null
  returning id, account_id as "accountId", kind, method_id as "methodId", gateway, payer_present as "payerPresent", purpose,
    purpose_id as "purposeId", currency, amount_minor as minor, state, failure, next_action as "nextAction", null as booking,
    created_at as "createdAt", settled_at as "settledAt", returned_at as "returnedAt"`;

@Injectable()
export class PaymentsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async insert(tx: Tx, ...payments: readonly Payment[]): Promise<void> {
    const unchecked = { checkAt: nextCheck(tx.now, 0), checks: 0 };
    await tx.manager.insert(
      PaymentEntity,
      payments.map((payment) => ({ ...rowOf(payment), ...unchecked })),
    );
  }

  /** Money that has come already. False, and nothing is written, when that booking is known. */
  async insertBooked(tx: Tx, payment: Payment): Promise<boolean> {
    const { id, accountId, kind, purpose, purposeId, amount, booking } = payment;
    const fresh = await tx.query(
      `insert into payments (id, account_id, kind, purpose, purpose_id, currency, amount_minor, state, reference,
         external_id, booked_on, checks, created_at, settled_at)
       values ($1, $2, $3, $4, $5, $6, $7, 'succeeded', $8, $9, $10, 0, $11, $11)
       on conflict (external_id) where external_id is not null do nothing returning 1 as fresh`,
      [
        ...[id, accountId, kind, purpose, purposeId, amount.currency, amount.minor.toString()],
        ...[booking?.reference, booking?.externalId, booking?.bookedOn, toDate(tx.now)],
      ],
    );
    return fresh.length === 1;
  }

  /** What came again of a payment by another booking than this one, and is there still. */
  async unscopedReinstated(id: string, notExternalId: string): Promise<string | null> {
    const rows = await this.unitOfWork.readAsWorker<{ id: string }>(
      `select id from payments where account_id = (select account_id from payments where id = $1) and reference = $2
         and external_id <> $3 and state = 'succeeded' and gateway is null order by id desc limit 1`,
      [id, wireId('pay', id), notExternalId],
    );
    return rows[0]?.id ?? null;
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

  /** In the order of their ids, so that two who lock the same ones never wait for each other in a ring. */
  async unscopedLockAll(tx: Tx, ids: readonly string[]): Promise<Payment[]> {
    const lock = { mode: 'pessimistic_write' as const };
    return (await tx.manager.find(PaymentEntity, { where: { id: In(ids) }, order: { id: 'ASC' }, lock })).map(
      paymentOf,
    );
  }

  /** The newest payment for something. */
  async unscopedFor(tx: Tx, purpose: string, purposeId: string): Promise<Payment | null> {
    return orNull(await tx.manager.findOne(PaymentEntity, { where: { purpose, purposeId }, order: { id: 'DESC' } }));
  }

  /** Takes the right to ask the gateway for the money; null when another has taken it, all is over, or there is none. */
  async unscopedBegin(id: string): Promise<Payment | null> {
    return (await this.unscopedBeginAll([id]))[0] ?? null;
  }

  /** The same for many; answered are those of which it was taken. */
  async unscopedBeginAll(ids: readonly string[]): Promise<Payment[]> {
    const begun = await this.unitOfWork.readAsWorker<BegunRow>(BEGIN, [ids]);
    return begun.map(({ currency, minor, ...payment }) => ({ ...payment, amount: money(minor, currency) }));
  }

  /** True for a payment that no gateway has to do with. */
  async unscopedIsOwn(id: string): Promise<boolean> {
    const rows = await this.unitOfWork.readAsWorker('select 1 from payments where id = $1 and gateway is null', [id]);
    return rows.length === 1;
  }

  /** The same in a transaction that has locked it, for money that nobody outside is asked for. */
  async begin(tx: Tx, { accountId, id }: Payment): Promise<void> {
    await tx.manager.update(PaymentEntity, { accountId, id, state: 'created' }, { state: 'pending' });
  }

  async apply(tx: Tx, payment: Payment, change: PaymentChange): Promise<Payment> {
    const more = timesOf(tx, payment, change);
    const checks = change.state === 'pending' ? {} : { checkAt: null };
    const { accountId, id } = payment;
    await tx.manager.update(PaymentEntity, { accountId, id }, { ...change, ...more, ...checks });
    return { ...payment, ...change, ...more };
  }

  /** Writes that these, all of them locked, have been paid. */
  async succeedAll(tx: Tx, payments: readonly Payment[]): Promise<Payment[]> {
    const change = {
      state: 'succeeded',
      failure: null,
      nextAction: null,
      settledAt: tx.now,
      returnedAt: null,
    } as const;
    const ids = payments.map(({ id }) => id);
    await tx.manager.update(PaymentEntity, { id: In(ids) }, { ...change, checkAt: null });
    return payments.map((payment) => ({ ...payment, ...change }));
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
      `select id, kind, state, created_at as "createdAt", checks from payments where check_at <= $1
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

function timesOf(tx: Tx, { settledAt }: Payment, { state }: PaymentChange): Pick<Payment, 'settledAt' | 'returnedAt'> {
  if (state === 'returned') return { settledAt, returnedAt: tx.now };
  return { settledAt: state === 'pending' ? null : tx.now, returnedAt: null };
}

function rowOf({ amount, booking, ...rest }: Payment) {
  const { reference, externalId, bookedOn } = booking ?? { reference: null, externalId: null, bookedOn: null };
  return { ...rest, currency: amount.currency, amountMinor: amount.minor, reference, externalId, bookedOn };
}

export function paymentOf(row: PaymentEntity): Payment {
  const { currency, amountMinor, reference, externalId, bookedOn, refundedMinor: _, method: __, ...rest } = row;
  const booking = externalId === null ? null : { reference: reference!, externalId, bookedOn: bookedOn! };
  return { ...rest, amount: { minor: amountMinor, currency }, booking };
}
