import { Injectable } from '@nestjs/common';
import { type Instant, toDate } from '../../../../kernel/time/instant.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';

export interface WalletNotice {
  subscriptionId: string;
  accountId: string;
  noticeAt: Instant;
}

const SET = `insert into wallet_notices as n (subscription_id, account_id, notice_at) values ($1, $2, $3)
  on conflict (subscription_id) do update set notice_at = excluded.notice_at`;
const DUE = `select subscription_id as "subscriptionId", account_id as "accountId", notice_at as "noticeAt"
  from wallet_notices where notice_at <= $1 order by notice_at, subscription_id limit $2`;
const TAKE = `update wallet_notices set notice_at = null, looked_at_term = $3
  where subscription_id = $1 and notice_at = $2 and looked_at_term is distinct from $3 returning subscription_id`;

@Injectable()
export class WalletNoticesRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async set(tx: Tx, { subscriptionId, accountId, noticeAt }: WalletNotice): Promise<void> {
    await tx.query(SET, [subscriptionId, accountId, toDate(noticeAt)]);
  }

  /** Nothing more is due for it. */
  async clear(tx: Tx, { subscriptionId, noticeAt }: WalletNotice): Promise<void> {
    await tx.query('update wallet_notices set notice_at = null where subscription_id = $1 and notice_at = $2', [
      subscriptionId,
      toDate(noticeAt),
    ]);
  }

  /** True for the first who looks at this term of it. */
  async take(tx: Tx, { subscriptionId, noticeAt }: WalletNotice, termEndAt: Instant): Promise<boolean> {
    return (await tx.query(TAKE, [subscriptionId, toDate(noticeAt), toDate(termEndAt)])).length === 1;
  }

  async unscopedNext(): Promise<Instant | null> {
    const rows = await this.unitOfWork.readAsWorker<{ at: Instant | null }>(
      'select min(notice_at) as at from wallet_notices where notice_at is not null',
    );
    return rows[0]?.at ?? null;
  }

  unscopedDue(at: Instant, limit: number): Promise<WalletNotice[]> {
    return this.unitOfWork.readAsWorker<WalletNotice>(DUE, [toDate(at), limit]);
  }
}
