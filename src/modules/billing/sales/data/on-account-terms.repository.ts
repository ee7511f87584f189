import { Injectable } from '@nestjs/common';
import { type Instant, toDate } from '../../../../kernel/time/instant.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { OnAccountTermEntity } from './on-account-term.entity.js';

@Injectable()
export class OnAccountTermsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The same invoice again changes nothing. */
  async insert(tx: Tx, term: OnAccountTermEntity): Promise<void> {
    await tx.manager.createQueryBuilder().insert().into(OnAccountTermEntity).values(term).orIgnore().execute();
  }

  /** All of an account are looked at now. */
  async lookNow(tx: Tx, { accountId }: AccountScope): Promise<void> {
    await tx.manager.update(OnAccountTermEntity, { accountId }, { overdueAt: tx.now });
  }

  async unscopedNext(): Promise<Instant | null> {
    const rows = await this.unitOfWork.readAsWorker<{ at: Instant | null }>(
      'select min(overdue_at) as at from on_account_terms',
    );
    return rows[0]?.at ?? null;
  }

  /** Up to `limit` terms that are to be looked at, the longest waiting first. */
  unscopedDue(at: Instant, limit: number): Promise<OnAccountTermEntity[]> {
    return this.unitOfWork.readAsWorker<OnAccountTermEntity>(
      `select invoice_id as "invoiceId", account_id as "accountId", subscription_id as "subscriptionId",
         overdue_at as "overdueAt" from on_account_terms where overdue_at <= $1 order by overdue_at limit $2`,
      [toDate(at), limit],
    );
  }

  /** True for the one who takes it. */
  async take(tx: Tx, { accountId, invoiceId }: OnAccountTermEntity): Promise<boolean> {
    const gone = await tx.manager.delete(OnAccountTermEntity, { accountId, invoiceId });
    return gone.affected === 1;
  }
}
