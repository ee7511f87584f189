import { Injectable } from '@nestjs/common';
import { type Instant, toDate } from '../../../../kernel/time/instant.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { RenewalNoticeEntity } from './renewal-notice.entity.js';

@Injectable()
export class RenewalNoticesRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** One a subscription: the newest term's. */
  async set(tx: Tx, notice: RenewalNoticeEntity): Promise<void> {
    await tx.manager.upsert(RenewalNoticeEntity, notice, ['subscriptionId']);
  }

  async unscopedNext(): Promise<Instant | null> {
    const rows = await this.unitOfWork.readAsWorker<{ at: Instant | null }>(
      'select min(notice_at) as at from renewal_notices',
    );
    return rows[0]?.at ?? null;
  }

  unscopedDue(at: Instant, limit: number): Promise<RenewalNoticeEntity[]> {
    return this.unitOfWork.readAsWorker<RenewalNoticeEntity>(
      `select subscription_id as "subscriptionId", account_id as "accountId", notice_at as "noticeAt"
       from renewal_notices where notice_at <= $1 order by notice_at limit $2`,
      [toDate(at), limit],
    );
  }

  /** A renewal that has just begun has set the notice of its own term: that one stays. */
  async takeUnlessNewer(tx: Tx, { accountId, subscriptionId, noticeAt }: RenewalNoticeEntity): Promise<void> {
    await tx.manager.delete(RenewalNoticeEntity, { accountId, subscriptionId, noticeAt });
  }

  /** True for the one who takes it. */
  async take(tx: Tx, { accountId, subscriptionId }: RenewalNoticeEntity): Promise<boolean> {
    const gone = await tx.manager.delete(RenewalNoticeEntity, { accountId, subscriptionId });
    return gone.affected === 1;
  }
}
