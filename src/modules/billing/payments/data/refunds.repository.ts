import { Injectable } from '@nestjs/common';
import { type Instant, toDate } from '../../../../kernel/time/instant.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { nextCheck } from '../rules/check-times.js';
import type { Refund, RefundState } from '../rules/refund.js';
import { PaymentRefundEntity } from './payment-refund.entity.js';

/** What goes back, written as a worker. How much of each payment it is stands on the payment, where the database caps it. */
@Injectable()
export class RefundsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Of a payment whose row is locked. */
  async insert(tx: Tx, refund: Refund): Promise<void> {
    const { amount, ...rest } = refund;
    const row = { ...rest, currency: amount.currency, amountMinor: amount.minor };
    await tx.manager.insert(PaymentRefundEntity, { ...row, checkAt: nextCheck(tx.now, 0), checks: 0 });
    await this.addToPayment(tx, refund, amount.minor);
  }

  async byReference(tx: Tx, reference: string): Promise<Refund | null> {
    return orNull(await tx.manager.findOneBy(PaymentRefundEntity, { reference }));
  }

  async lock(tx: Tx, id: string): Promise<Refund | null> {
    return orNull(
      await tx.manager.findOne(PaymentRefundEntity, { where: { id }, lock: { mode: 'pessimistic_write' } }),
    );
  }

  /** Of one payment, what the gateway has not decided on. */
  async unscopedPendingOf(paymentId: string): Promise<string[]> {
    const rows = await this.unitOfWork.readAsWorker<{ id: string }>(
      `select id from payment_refunds where payment_id = $1 and state = 'pending' order by id`,
      [paymentId],
    );
    return rows.map(({ id }) => id);
  }

  /** How much of a payment goes, or went, back. */
  async refundedOf(tx: Tx, paymentId: string): Promise<bigint> {
    const [row] = await tx.query<{ minor: number }>('select refunded_minor as minor from payments where id = $1', [
      paymentId,
    ]);
    return BigInt(row?.minor ?? 0);
  }

  async settle(tx: Tx, refund: Refund, state: Exclude<RefundState, 'pending'>): Promise<Refund> {
    const change = { state, settledAt: tx.now };
    await tx.manager.update(PaymentRefundEntity, { id: refund.id }, { ...change, checkAt: null });
    if (state === 'failed') await this.addToPayment(tx, refund, -refund.amount.minor);
    return { ...refund, ...change };
  }

  async unscopedNextCheck(): Promise<Instant | null> {
    const rows = await this.unitOfWork.readAsWorker<{ at: Instant | null }>(
      'select min(check_at) as at from payment_refunds where check_at is not null',
    );
    return rows[0]?.at ?? null;
  }

  /** One refund that is due by `at`, already put off, so that no two processes look after the same. */
  async unscopedTakeDue(tx: Tx, at: Instant): Promise<string | null> {
    const [due] = await tx.query<{ id: string; checks: number }>(
      'select id, checks from payment_refunds where check_at <= $1 order by check_at limit 1 for update skip locked',
      [toDate(at)],
    );
    if (!due) return null;
    const checks = Math.min(due.checks + 1, 1_000);
    const checkAt = nextCheck(at, checks);
    await tx.manager.update(PaymentRefundEntity, { id: due.id }, { checkAt, checks });
    return due.id;
  }

  private async addToPayment(tx: Tx, { paymentId }: Refund, minor: bigint): Promise<void> {
    await tx.query('update payments set refunded_minor = refunded_minor + $2 where id = $1', [
      paymentId,
      minor.toString(),
    ]);
  }
}

function orNull(row: PaymentRefundEntity | null): Refund | null {
  if (row === null) return null;
  const { id, accountId, paymentId, reference, currency, amountMinor, state, createdAt, settledAt } = row;
  const amount = { minor: amountMinor, currency };
  return { id, accountId, paymentId, amount, reference, state, createdAt, settledAt };
}
