import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { mapAtMost } from '../../../../kernel/lists.js';
import { Problem } from '../../../../kernel/problem.js';
import { addMs, earliest, HOUR_MS, type Instant } from '../../../../kernel/time/instant.js';
import { accountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { type DueSource, DueSources, RANK } from '../../../../platform/schedule/due-sources.js';
import { AddOnMonthsRepository } from '../data/add-on-months.repository.js';
import { AddOnsRepository, type DueAddOn } from '../data/add-ons.repository.js';
import { BillMonth } from './bill-month.js';
import { StopUnpaidAddOn } from './stop-unpaid-add-on.js';

const BATCH = 200;
const AT_ONCE = 8;

/** What can be done about an add-on, or a month of it, that is due. */
@Injectable()
export class DueAddOnActs {
  constructor(
    readonly billing: BillMonth,
    readonly stopping: StopUnpaidAddOn,
  ) {}
}

/**
 * What happens to add-ons by itself: months are billed, charged again, and given up. Every act is read anew under the row's
 * lock, so two schedulers, or a repeat after a crash, find nothing left to do.
 */
@Injectable()
export class LookAfterDueAddOns implements DueSource, OnModuleInit {
  readonly name = 'look-after-due-add-ons';
  /** After the subscriptions, on whose terms it stands. */
  readonly rank = RANK.billing + 1;
  private readonly log = new Logger('DueAddOns');

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly addOns: AddOnsRepository,
    private readonly months: AddOnMonthsRepository,
    private readonly acts: DueAddOnActs,
    private readonly sources: DueSources,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  async nextDue(): Promise<Instant | null> {
    const [due, overdue] = await Promise.all([this.addOns.unscopedNextDue(), this.months.unscopedNext()]);
    return earliest(due, overdue);
  }

  async runDue(at: Instant): Promise<void> {
    for (let due = await this.nextDueAddOns(at); due.length > 0; due = await this.nextDueAddOns(at)) {
      await mapAtMost(AT_ONCE, due, (one) => this.lookAfter(one, at));
    }
    for (let due = await this.overdue(at); due.length > 0; due = await this.overdue(at)) {
      await mapAtMost(AT_ONCE, due, (one) => this.lookAtMonth(one, at));
    }
  }

  private nextDueAddOns(at: Instant) {
    return this.addOns.unscopedDue(at, BATCH);
  }

  private overdue(at: Instant) {
    return this.months.unscopedOverdue(at, BATCH);
  }

  /** One with which nothing could be done must not keep the others waiting; it is tried again in an hour. */
  private async lookAfter(due: DueAddOn, at: Instant): Promise<void> {
    try {
      await this.acts.billing.run(due);
    } catch (error) {
      const code = error instanceof Problem ? error.code : undefined;
      this.log.error({ msg: 'an add-on could not be looked after', addOnId: due.id, code, err: error });
    }
    await this.unitOfWork.runAsWorker(async (tx) => {
      const addOn = await this.addOns.lock(tx, accountScope(due.accountId), due.id);
      if (addOn?.dueAt === due.dueAt) await this.addOns.update(tx, addOn, { dueAt: addMs(at, HOUR_MS) });
    });
  }

  private async lookAtMonth(due: { id: string; accountId: string; addOnId: string }, at: Instant): Promise<void> {
    try {
      await this.acts.stopping.run(due);
    } catch (error) {
      this.log.error({ msg: 'a month on account could not be looked at', addOnId: due.addOnId, err: error });
      await this.unitOfWork.runAsWorker((tx) => this.months.update(tx, due, { overdueAt: addMs(at, HOUR_MS) }));
    }
  }
}
