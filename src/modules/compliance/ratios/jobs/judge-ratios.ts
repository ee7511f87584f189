import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Instant } from '../../../../kernel/time/instant.js';
import { accountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { type DueSource, DueSources, RANK } from '../../../../platform/schedule/due-sources.js';
import { AddToRecords, CountMailEvents } from '../../authorization/index.js';
import { RatioWatchesRepository } from '../data/ratio-watches.repository.js';
import { JudgeAccountRatios } from '../use-cases/judge-account-ratios.js';
import { ReadSendingTerms } from '../use-cases/read-sending-terms.query.js';

const BATCH = 50;

/** Where it is noticed that mail was sent. */
@Injectable()
export class CountedMail {
  constructor(
    readonly counting: CountMailEvents,
    readonly records: AddToRecords,
  ) {}
}

/** Judges accounts that somebody complained about, or whose mail came back: within seconds, not at night. */
@Injectable()
export class JudgeRatios implements DueSource, OnModuleInit {
  readonly name = 'judge-ratios';
  readonly rank = RANK.delivery + 8;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly counted: CountedMail,
    private readonly watches: RatioWatchesRepository,
    private readonly terms: ReadSendingTerms,
    private readonly judge: JudgeAccountRatios,
    private readonly sources: DueSources,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
    this.counted.records.onPage(async (tx, tallies) => {
      const bounced = tallies.filter((tally) => tally.bounced > 0).map((tally) => tally.accountId);
      await this.watches.unscopedPlan(tx, [...new Set(bounced)], 'bounces', tx.now);
    });
  }

  nextDue(): Promise<Instant | null> {
    return this.watches.unscopedNextLook();
  }

  async runDue(at: Instant): Promise<void> {
    // A complaint about mail of a minute ago is measured against all mail of that minute.
    await this.counted.counting.run();
    for (let judged = BATCH; judged === BATCH;) {
      const due = await this.watches.unscopedDue(at, BATCH);
      for (const accountId of due) await this.judgeOne(accountId);
      judged = due.length;
    }
  }

  private async judgeOne(accountId: string): Promise<void> {
    const terms = await this.terms.of(accountId);
    await this.unitOfWork.runAsWorker((tx) => this.judge.judgeIn(tx, accountScope(accountId), terms));
  }
}
