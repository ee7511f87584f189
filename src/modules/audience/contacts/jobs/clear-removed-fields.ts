import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Instant } from '../../../../kernel/time/instant.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { type DueSource, DueSources, RANK } from '../../../../platform/schedule/due-sources.js';
import { FieldsRepository } from '../data/fields.repository.js';

const BATCH = 5_000;

/** Takes the values of removed fields out of the contacts, some thousand at a time, and then the fields. */
@Injectable()
export class ClearRemovedFields implements DueSource, OnModuleInit {
  readonly name = 'clear-removed-contact-fields';
  readonly rank = RANK.housekeeping;
  readonly collapse = true;

  constructor(
    private readonly sources: DueSources,
    private readonly unitOfWork: UnitOfWork,
    private readonly fields: FieldsRepository,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  nextDue(): Promise<Instant | null> {
    return this.unitOfWork.runAsWorker(async (tx) => (await this.fields.unscopedOldestRemoved(tx))?.removedAt ?? null);
  }

  async runDue(): Promise<void> {
    for (;;) {
      const isDone = await this.unitOfWork.runAsWorker(async (tx) => {
        const field = await this.fields.unscopedOldestRemoved(tx);
        if (field === null) return true;
        await this.fields.unscopedClear(tx, field, BATCH);
        return false;
      });
      if (isDone) return;
    }
  }
}
