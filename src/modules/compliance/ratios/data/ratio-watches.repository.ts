import { Injectable } from '@nestjs/common';
import { type Instant, toDate } from '../../../../kernel/time/instant.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import type { Level } from '../rules/judge-ratios.js';
import type { FreshStart, MeasureName } from '../rules/measure.js';

/** One measure of one account: what it was last found to be, and when it is looked at again. */
export interface RatioWatch {
  accountId: string;
  measure: MeasureName;
  level: Level;
  /** How many complaints or bounces it had then. */
  eventsSeen: number;
  fresh: FreshStart | null;
  /** The block that the rule raised, while it holds. */
  blockId: string | null;
}

interface WatchRow {
  account_id: string;
  measure: MeasureName;
  level: Level;
  events_seen: number;
  fresh_at: Instant | null;
  accepted_before: number;
  delivered_before: number;
  bounced_before: number;
  block_id: string | null;
}

const PLAN = `insert into ratio_watches as w (account_id, measure, level, judge_at, events_seen, accepted_before, delivered_before, bounced_before)
  select a.id, $2, 'fine', $3, 0, 0, 0, 0 from unnest($1::uuid[]) as a (id) order by a.id
  on conflict (account_id, measure) do update set judge_at = least(w.judge_at, excluded.judge_at)`;

/** Read and written by workers only. */
@Injectable()
export class RatioWatchesRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Has a measure looked at, at the latest then. */
  async unscopedPlan(tx: Tx, accountIds: readonly string[], measure: MeasureName, at: Instant): Promise<void> {
    if (accountIds.length > 0) await tx.query(PLAN, [accountIds, measure, toDate(at)]);
  }

  /** The same for measures of an account that a rule has blocked; nothing for others. */
  async planBlocked(tx: Tx, { accountId }: AccountScope, blockId: string, at: Instant): Promise<void> {
    await tx.query('update ratio_watches set judge_at = $3 where account_id = $1 and block_id = $2', [
      accountId,
      blockId,
      toDate(at),
    ]);
  }

  async of(tx: Tx, { accountId }: AccountScope): Promise<RatioWatch[]> {
    const rows = await tx.query<WatchRow>(
      `select account_id, measure, level, events_seen, fresh_at, accepted_before, delivered_before, bounced_before, block_id
         from ratio_watches where account_id = $1 order by measure`,
      [accountId],
    );
    return rows.map(watchOf);
  }

  /** What was found, and when to look again. */
  async save(tx: Tx, watch: RatioWatch, judgeAt: Instant | null): Promise<void> {
    const { accountId, measure, level, eventsSeen, fresh, blockId } = watch;
    const before = fresh?.before ?? { accepted: 0, delivered: 0, bounced: 0 };
    await tx.query(
      `update ratio_watches set level = $3, judge_at = $4, judged_at = $5, events_seen = $6, fresh_at = $7, block_id = $8,
         accepted_before = $9, delivered_before = $10, bounced_before = $11 where account_id = $1 and measure = $2`,
      [
        accountId,
        measure,
        level,
        judgeAt === null ? null : toDate(judgeAt),
        toDate(tx.now),
        eventsSeen,
        fresh === null ? null : toDate(fresh.at),
        blockId,
        before.accepted,
        before.delivered,
        before.bounced,
      ],
    );
  }

  /** For accounts that are gone. */
  async rest(tx: Tx, { accountId }: AccountScope): Promise<void> {
    await tx.query('update ratio_watches set judge_at = null where account_id = $1', [accountId]);
  }

  async unscopedNextLook(): Promise<Instant | null> {
    const rows = await this.unitOfWork.readAsWorker<{ at: Instant | null }>(
      'select min(judge_at) as at from ratio_watches where judge_at is not null',
    );
    return rows[0]?.at ?? null;
  }

  /** Up to `limit` accounts that are due. Not locked: whoever judges locks the account first, and looks again. */
  async unscopedDue(at: Instant, limit: number): Promise<string[]> {
    const rows = await this.unitOfWork.readAsWorker<{ id: string }>(
      'select account_id as id from ratio_watches where judge_at <= $1 order by judge_at, account_id limit $2',
      [toDate(at), limit],
    );
    return [...new Set(rows.map((row) => row.id))];
  }
}

function watchOf(row: WatchRow): RatioWatch {
  const before = { accepted: row.accepted_before, delivered: row.delivered_before, bounced: row.bounced_before };
  return {
    accountId: row.account_id,
    measure: row.measure,
    level: row.level,
    eventsSeen: row.events_seen,
    fresh: row.fresh_at === null ? null : { at: row.fresh_at, before },
    blockId: row.block_id,
  };
}
