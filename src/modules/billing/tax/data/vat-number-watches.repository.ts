import { Injectable } from '@nestjs/common';
import { type Instant, toDate } from '../../../../kernel/time/instant.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { VatNumberWatchEntity } from './vat-number-watch.entity.js';

@Injectable()
export class VatNumberWatchesRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  find(tx: Tx, scope: AccountScope): Promise<VatNumberWatchEntity | null> {
    return tx.manager.findOneBy(VatNumberWatchEntity, { accountId: scope.accountId });
  }

  lock(tx: Tx, scope: AccountScope): Promise<VatNumberWatchEntity | null> {
    return tx.manager.findOne(VatNumberWatchEntity, {
      where: { accountId: scope.accountId },
      lock: { mode: 'pessimistic_write' },
    });
  }

  async save(tx: Tx, watch: VatNumberWatchEntity): Promise<void> {
    await tx.manager.upsert(VatNumberWatchEntity, watch, ['accountId']);
  }

  async remove(tx: Tx, { accountId }: AccountScope): Promise<void> {
    await tx.manager.delete(VatNumberWatchEntity, { accountId });
  }

  async unscopedNextDue(): Promise<Instant | null> {
    const rows = await this.unitOfWork.readAsWorker<{ next: Instant | null }>(
      'select min(next_check_at) as next from vat_number_watches where next_check_at is not null',
    );
    return rows[0]?.next ?? null;
  }

  /** Takes what is due away from others until `until`; whoever dies meanwhile loses nothing but that time. */
  async unscopedClaim(tx: Tx, at: Instant, until: Instant, limit: number): Promise<{ accountId: string }[]> {
    return tx.query<{ accountId: string }>(
      `update vat_number_watches set next_check_at = $2 where account_id in (
         select account_id from vat_number_watches where next_check_at <= $1
         order by next_check_at limit $3 for update skip locked)
       returning account_id as "accountId"`,
      [toDate(at), toDate(until), limit],
    );
  }
}
