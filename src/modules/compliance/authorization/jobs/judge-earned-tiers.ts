import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Instant } from '../../../../kernel/time/instant.js';
import { accountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { type DueSource, DueSources, RANK } from '../../../../platform/schedule/due-sources.js';
import { SendingRecordsRepository } from '../../record/index.js';
import { JudgeEarnedTier } from '../use-cases/judge-earned-tier.js';

const BATCH = 50;

/** Looks at accounts that may have earned more: at once when they reach enough clean sends, then daily. */
@Injectable()
export class JudgeEarnedTiers implements DueSource, OnModuleInit {
  readonly name = 'judge-earned-tiers';
  readonly rank = RANK.delivery + 10;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly records: SendingRecordsRepository,
    private readonly judge: JudgeEarnedTier,
    private readonly sources: DueSources,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  nextDue(): Promise<Instant | null> {
    return this.records.unscopedNextLook();
  }

  async runDue(at: Instant): Promise<void> {
    for (let judged = BATCH; judged === BATCH;) {
      const due = await this.records.unscopedDue(at, BATCH);
      for (const accountId of due) {
        await this.unitOfWork.runAsWorker((tx) => this.judge.judgeIn(tx, accountScope(accountId), 'sending'));
      }
      judged = due.length;
    }
  }
}
