import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Instant } from '../../../../kernel/time/instant.js';
import { BlobStore } from '../../../../platform/blobs/index.js';
import { accountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { type DueSource, DueSources, QuiescenceProbes, RANK } from '../../../../platform/schedule/due-sources.js';
import { ExportsRepository } from '../data/exports.repository.js';
import { filesOf } from '../use-cases/open-exports.js';

const BATCH = 100;

/** After its days an export is only one more copy of somebody's data. */
@Injectable()
export class DueExports implements DueSource, OnModuleInit {
  readonly name = 'accounts: expire exports';
  readonly rank = RANK.accounts;

  constructor(
    private readonly sources: DueSources,
    private readonly probes: QuiescenceProbes,
    private readonly unitOfWork: UnitOfWork,
    private readonly exports: ExportsRepository,
    private readonly blobs: BlobStore,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
    this.probes.register({
      name: 'exports',
      isIdle: async () => !(await this.unitOfWork.runAsWorker((tx) => this.exports.unscopedAnyOpen(tx))),
    });
  }

  nextDue(): Promise<Instant | null> {
    return this.unitOfWork.runAsWorker((tx) => this.exports.unscopedNextExpiry(tx));
  }

  async runDue(at: Instant): Promise<void> {
    for (let expired = BATCH; expired === BATCH;) {
      expired = await this.unitOfWork.runAsWorker(async (tx) => {
        const rows = await this.exports.unscopedExpire(tx, at, BATCH);
        for (const row of rows) await this.blobs.removeIn(tx, accountScope(row.accountId), filesOf(row));
        return rows.length;
      });
    }
  }
}
