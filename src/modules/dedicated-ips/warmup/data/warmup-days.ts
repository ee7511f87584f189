import { Injectable } from '@nestjs/common';
import { type LocalDate, localDate } from '../../../../kernel/time/calendar.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import type { Tx } from '../../../../platform/database/tx.js';
import type { DayJudgement, DayReason, DayResults, DayVerdict } from '../rules/judge-day.js';

export interface WarmUpDay extends DayResults {
  day: LocalDate;
  stage: number;
  dailyCap: number;
  used: number;
  verdict: DayVerdict;
  because: DayReason;
}

/** What was planned, what left, and what that led to, day by day. */
@Injectable()
export class WarmUpDays {
  /** Twice says nothing new. */
  async add(
    tx: Tx,
    ipId: string,
    day: Instant,
    { verdict, because }: DayJudgement,
    facts: DayResults & { stage: number; dailyCap: number; used: number },
  ): Promise<void> {
    const { stage, dailyCap, used, delivered, deferred, bounced, complained } = facts;
    await tx.query(
      `insert into ip_warmup_days (ip_id, day, stage, daily_cap, used, delivered, deferred, bounced, complained, verdict, because)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict do nothing`,
      [ipId, localDate(day, 'UTC'), stage, dailyCap, used, delivered, deferred, bounced, complained, verdict, because],
    );
  }

  /** Oldest first, of the warm-up that began then. */
  of(tx: Tx, ipId: string, since: Instant): Promise<WarmUpDay[]> {
    return tx.query<WarmUpDay>(
      `select day::text as day, stage, daily_cap as "dailyCap", used, delivered, deferred, bounced, complained, verdict, because
         from ip_warmup_days where ip_id = $1 and day >= $2 order by day limit 400`,
      [ipId, localDate(since, 'UTC')],
    );
  }

  async forget(tx: Tx, ipId: string): Promise<void> {
    await tx.query('delete from ip_warmup_days where ip_id = $1', [ipId]);
  }
}
