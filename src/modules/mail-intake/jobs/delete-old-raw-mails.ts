import { Injectable, type OnModuleInit } from '@nestjs/common';
import { addMs, DAY_MS, type Instant } from '../../../kernel/time/instant.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { type DueSource, DueSources, RANK } from '../../../platform/schedule/due-sources.js';
import { RawMailsRepository } from '../data/raw-mails.repository.js';

const KEEP_MS = 30 * DAY_MS;
const BATCH = 500;

/** Raw mail is the evidence for what modules made of it; after thirty days it is only somebody's data. */
@Injectable()
export class DeleteOldRawMails implements DueSource, OnModuleInit {
  readonly name = 'mail-intake: delete old raw mails';
  readonly rank = RANK.housekeeping;
  readonly collapse = true;

  constructor(
    private readonly dueSources: DueSources,
    private readonly unitOfWork: UnitOfWork,
    private readonly rawMails: RawMailsRepository,
  ) {}

  onModuleInit(): void {
    this.dueSources.register(this);
  }

  async nextDue(): Promise<Instant | null> {
    const oldest = await this.rawMails.oldestReceivedAt();
    return oldest === null ? null : addMs(oldest, KEEP_MS + 1);
  }

  async runDue(at: Instant): Promise<void> {
    const before = addMs(at, -KEEP_MS);
    for (let deleted = BATCH; deleted === BATCH;) {
      deleted = await this.unitOfWork.runAsWorker((tx) => this.rawMails.deleteBefore(tx, before, BATCH));
    }
  }
}
