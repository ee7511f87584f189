import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Instant } from '../../../../kernel/time/instant.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { type DueSource, DueSources, RANK } from '../../../../platform/schedule/due-sources.js';
import { ListsRepository } from '../data/lists.repository.js';

const BATCH = 5_000;

/** Takes the members of deleted lists away, some thousand at a time, and then the lists. */
@Injectable()
export class ClearRemovedLists implements DueSource, OnModuleInit {
  readonly name = 'clear-removed-lists';
  readonly rank = RANK.housekeeping;
  readonly collapse = true;

  constructor(
    private readonly sources: DueSources,
    private readonly unitOfWork: UnitOfWork,
    private readonly lists: ListsRepository,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  nextDue(): Promise<Instant | null> {
    return this.unitOfWork.runAsWorker(async (tx) => (await this.lists.unscopedOldestRemoved(tx))?.removedAt ?? null);
  }

  async runDue(): Promise<void> {
    for (;;) {
      const isDone = await this.unitOfWork.runAsWorker(async (tx) => {
        const list = await this.lists.unscopedOldestRemoved(tx);
        if (list === null) return true;
        await this.lists.unscopedClear(tx, list, BATCH);
        return false;
      });
      if (isDone) return;
    }
  }
}
