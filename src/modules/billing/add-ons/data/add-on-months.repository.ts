import { Injectable } from '@nestjs/common';
import { type Instant, toDate } from '../../../../kernel/time/instant.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { AddOnMonthEntity } from './add-on-month.entity.js';

export type AddOnMonth = Omit<AddOnMonthEntity, 'addOn'>;
type Change = Partial<Pick<AddOnMonth, 'state' | 'invoiceId' | 'failedAttempts' | 'retryPaymentId' | 'overdueAt'>>;

@Injectable()
export class AddOnMonthsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async insert(tx: Tx, month: AddOnMonth): Promise<void> {
    await tx.manager.insert(AddOnMonthEntity, month);
  }

  async update(tx: Tx, { accountId, id }: Pick<AddOnMonth, 'accountId' | 'id'>, change: Change): Promise<void> {
    await tx.manager.update(AddOnMonthEntity, { accountId, id }, change);
  }

  lock(tx: Tx, { accountId }: AccountScope, id: string): Promise<AddOnMonth | null> {
    return tx.manager.findOne(AddOnMonthEntity, {
      where: { accountId, id },
      lock: { mode: 'pessimistic_write' },
    });
  }

  find(tx: Tx, { accountId }: AccountScope, id: string): Promise<AddOnMonth | null> {
    return tx.manager.findOneBy(AddOnMonthEntity, { accountId, id });
  }

  /** It runs although its invoice is open, and is looked at from now on. */
  async trust(tx: Tx, { accountId, orderId }: Pick<AddOnMonth, 'accountId' | 'orderId'>, at: Instant): Promise<void> {
    await tx.manager.update(AddOnMonthEntity, { accountId, orderId, state: 'begun' }, { overdueAt: at });
  }

  /** What was ordered and has neither begun nor come to nothing; at most one. */
  openOf(tx: Tx, { accountId }: AccountScope, addOnId: string): Promise<AddOnMonth | null> {
    return tx.manager.findOne(AddOnMonthEntity, {
      where: { accountId, addOnId, state: 'open' },
      order: { id: 'DESC' },
    });
  }

  async unscopedNext(): Promise<Instant | null> {
    const rows = await this.unitOfWork.readAsWorker<{ at: Instant | null }>(
      'select min(overdue_at) as at from add_on_months where overdue_at is not null',
    );
    return rows[0]?.at ?? null;
  }

  /** Months whose invoices are to be looked at, the longest waiting first. */
  unscopedOverdue(at: Instant, limit: number): Promise<Pick<AddOnMonth, 'id' | 'accountId' | 'addOnId'>[]> {
    return this.unitOfWork.readAsWorker(
      `select id, account_id as "accountId", add_on_id as "addOnId" from add_on_months
       where overdue_at <= $1 order by overdue_at limit $2`,
      [toDate(at), limit],
    );
  }
}
