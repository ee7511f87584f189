import { Injectable } from '@nestjs/common';
import { DAY_MS } from '../../../../kernel/time/instant.js';
import { Clock } from '../../../../platform/clock/clock.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { DueSources, RANK } from '../../../../platform/schedule/due-sources.js';
import { every } from '../../../../platform/schedule/every.js';
import { BulksRepository } from '../data/bulks.repository.js';

const PAGE = 100;

/** What was said to many goes when nobody can look at a copy of it any more: after the last body of its messages. */
@Injectable()
export class ForgetBulkContents {
  constructor(
    private readonly bulks: BulksRepository,
    private readonly unitOfWork: UnitOfWork,
    clock: Clock,
    sources: DueSources,
  ) {
    sources.register(every(DAY_MS, 'forget-bulk-contents', RANK.sending, clock, () => this.run()));
  }

  private async run(): Promise<void> {
    for (let after: string | null = null; ;) {
      const last: string | null = await this.unitOfWork.runAsWorker((tx) => this.bulks.unscopedForget(tx, after, PAGE));
      if (last === null) return;
      after = last;
    }
  }
}
