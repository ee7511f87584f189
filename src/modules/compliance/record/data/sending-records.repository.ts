import { Injectable } from '@nestjs/common';
import { addLocalDays, localDate } from '../../../../kernel/time/calendar.js';
import { type Instant, toDate } from '../../../../kernel/time/instant.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import type { MailEventTally } from '../../../spool/index.js';
import { CLEAN_SENDING } from '../rules/clean-sending.table.js';
import { NOTHING_SENT, type SendingSums } from '../rules/earned-tier.js';

/** As many messages on one day for the first time want a person's look. */
export const LARGE_DAY = 1_000;

export interface SendingRecord extends SendingSums {
  firstDeliveredAt: Instant | null;
}

const SUMS = 'accepted, delivered, bounced, returned, complained';

/** What accounts sent, in sums: by day, and over their life. Fed from the log of mail events, each event once. */
@Injectable()
export class SendingRecordsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Adds to the sums, and plans a look at whoever has just got enough clean sends. */
  async unscopedAdd(tx: Tx, tallies: readonly MailEventTally[]): Promise<void> {
    if (tallies.length === 0) return;
    const part = `select * from jsonb_to_recordset($1::jsonb) as t ("accountId" uuid, day date, accepted int, delivered int,
      bounced int, returned int, complained int, "firstDeliveredAt" timestamptz)`;
    const json = JSON.stringify(
      tallies.map((tally) => ({
        ...tally,
        firstDeliveredAt: tally.firstDeliveredAt === null ? null : toDate(tally.firstDeliveredAt).toISOString(),
      })),
    );
    await tx.query(
      `insert into sending_days as d (account_id, day, ${SUMS})
       select t."accountId", t.day, t.accepted, t.delivered, t.bounced, t.returned, t.complained from (${part}) t
        order by t."accountId", t.day
       on conflict (account_id, day) do update set accepted = d.accepted + excluded.accepted, delivered = d.delivered + excluded.delivered,
         bounced = d.bounced + excluded.bounced, returned = d.returned + excluded.returned, complained = d.complained + excluded.complained`,
      [json],
    );
    await tx.query(
      `insert into sending_records as r (account_id, ${SUMS}, first_delivered_at, judge_at)
       select t."accountId", sum(t.accepted), sum(t.delivered), sum(t.bounced), sum(t.returned), sum(t.complained),
              min(t."firstDeliveredAt"),
              case when sum(t.delivered - t.returned - t.complained) >= $2 then $3::timestamptz end
         from (${part}) t group by t."accountId" order by t."accountId"
       on conflict (account_id) do update set accepted = r.accepted + excluded.accepted, delivered = r.delivered + excluded.delivered,
         bounced = r.bounced + excluded.bounced, returned = r.returned + excluded.returned, complained = r.complained + excluded.complained,
         first_delivered_at = coalesce(r.first_delivered_at, excluded.first_delivered_at),
         judge_at = case when r.delivered - r.returned - r.complained < $2
             and r.delivered - r.returned - r.complained + excluded.delivered - excluded.returned - excluded.complained >= $2
           then $3::timestamptz else r.judge_at end`,
      [json, CLEAN_SENDING.sends, toDate(tx.now)],
    );
  }

  /** The accounts among these that have had their first large day, each answered once. */
  async unscopedNoteLargeDays(tx: Tx, accountIds: readonly string[]): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `update sending_records r set large_day = d.day from sending_days d
        where r.account_id = any($1::uuid[]) and r.large_day is null and d.account_id = r.account_id and d.accepted > $2
       returning r.account_id as id`,
      [accountIds, LARGE_DAY],
    );
    return [...new Set(rows.map((row) => row.id))];
  }

  async of(tx: Tx, scope: AccountScope): Promise<SendingRecord> {
    const rows = await tx.query<SendingRecord>(
      `select ${SUMS}, first_delivered_at as "firstDeliveredAt" from sending_records where account_id = $1`,
      [scope.accountId],
    );
    return rows[0] ?? { ...NOTHING_SENT, firstDeliveredAt: null };
  }

  /** The last `days` calendar days (UTC), today included. */
  async lately(tx: Tx, scope: AccountScope, days: number): Promise<SendingSums> {
    const from = addLocalDays(localDate(tx.now, 'UTC'), 1 - days);
    const rows = await tx.query<SendingSums>(
      `select coalesce(sum(accepted), 0)::int8 as accepted, coalesce(sum(delivered), 0)::int8 as delivered,
              coalesce(sum(bounced), 0)::int8 as bounced, coalesce(sum(returned), 0)::int8 as returned,
              coalesce(sum(complained), 0)::int8 as complained
         from sending_days where account_id = $1 and day >= $2::date`,
      [scope.accountId, from],
    );
    return rows[0]!;
  }

  /** Plans a look at what an account has earned; nothing for who never sent. */
  async planLook(tx: Tx, scope: AccountScope, at: Instant | null): Promise<void> {
    await tx.query('update sending_records set judge_at = $2 where account_id = $1', [
      scope.accountId,
      at === null ? null : toDate(at),
    ]);
  }

  async unscopedNextLook(): Promise<Instant | null> {
    const rows = await this.unitOfWork.readAsWorker<{ at: Instant | null }>(
      'select min(judge_at) as at from sending_records where judge_at is not null',
    );
    return rows[0]?.at ?? null;
  }

  /** Up to `limit` accounts that are due. Not locked: whoever judges locks the account first, and looks again. */
  async unscopedDue(at: Instant, limit: number): Promise<string[]> {
    const rows = await this.unitOfWork.readAsWorker<{ id: string }>(
      'select account_id as id from sending_records where judge_at <= $1 order by judge_at, account_id limit $2',
      [toDate(at), limit],
    );
    return rows.map((row) => row.id);
  }
}
