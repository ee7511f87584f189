import { Injectable } from '@nestjs/common';
import type { Money } from '../../../../kernel/money.js';
import { localDate, type LocalDate } from '../../../../kernel/time/calendar.js';
import { accountScope, type Tx } from '../../../../platform/database/tx.js';
import { Catalogue, type Interval, type Plan, type Quota } from '../../catalogue/index.js';
import { lastDayBefore, priceOf } from '../../subscriptions/index.js';
import { PlanMigrationsRepository } from '../data/plan-migrations.repository.js';

interface Terms {
  name: string;
  /** Net, of one interval. */
  price: Money;
  quota: Quota;
}

/** An announced move as a mail tells of it; days are days in the offer's zone. */
export interface MoveReport {
  interval: Interval;
  before: Terms;
  after: Terms;
  /** The first day on the new terms, and the last one on which cancelling avoids them. */
  firstDay: LocalDate;
  lastDay: LocalDate;
}

@Injectable()
export class MoveReports {
  constructor(
    private readonly migrations: PlanMigrationsRepository,
    private readonly catalogue: Catalogue,
  ) {}

  /** Null when there is no such notice. */
  async in(tx: Tx, accountId: string, noticeId: string): Promise<MoveReport | null> {
    const notice = await this.migrations.notice(tx, accountScope(accountId), noticeId);
    if (notice === null) return null;
    const { fromVersionId, toVersionId, interval, effectiveAt } = notice;
    const plans = await this.catalogue.versionsIn(tx, [fromVersionId, toVersionId]);
    const before = plans.find(({ versionId }) => versionId === fromVersionId);
    const after = plans.find(({ versionId }) => versionId === toVersionId);
    if (!before || !after) throw new Error('a notice names a version that is gone');
    const zone = before.policies['quota.timezone'];
    return {
      interval,
      before: termsOf(before, interval),
      after: termsOf(after, interval),
      firstDay: localDate(effectiveAt, zone),
      lastDay: lastDayBefore(effectiveAt, zone),
    };
  }
}

function termsOf(plan: Plan, interval: Interval): Terms {
  const price = priceOf({ plan, interval });
  if (price === null) throw new Error('a version was announced that has no price');
  return { name: plan.name, price, quota: plan.quota };
}
