import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Instant } from '../../../../kernel/time/instant.js';
import { BlobStore } from '../../../../platform/blobs/index.js';
import { accountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { type DueSource, DueSources, RANK } from '../../../../platform/schedule/due-sources.js';
import { UploadsRepository } from '../data/uploads.repository.js';

const BATCH = 100;

/** Files that nobody attached, or that were attached long ago. */
@Injectable()
export class ExpireUploads implements DueSource, OnModuleInit {
  readonly name = 'sending: expire uploads';
  readonly rank = RANK.sending;

  constructor(
    private readonly sources: DueSources,
    private readonly unitOfWork: UnitOfWork,
    private readonly uploads: UploadsRepository,
    private readonly blobs: BlobStore,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  nextDue(): Promise<Instant | null> {
    return this.unitOfWork.runAsWorker((tx) => this.uploads.unscopedNextExpiry(tx));
  }

  async runDue(at: Instant): Promise<void> {
    for (let expired = BATCH; expired === BATCH;) {
      expired = await this.unitOfWork.runAsWorker(async (tx) => {
        const rows = await this.uploads.unscopedExpire(tx, at, BATCH);
        for (const { accountId, blobId } of rows) await this.blobs.removeIn(tx, accountScope(accountId), [blobId]);
        return rows.length;
      });
    }
  }
}
