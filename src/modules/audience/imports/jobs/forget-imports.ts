import { Injectable, type OnModuleInit } from '@nestjs/common';
import { earliest, type Instant } from '../../../../kernel/time/instant.js';
import { BlobStore } from '../../../../platform/blobs/index.js';
import { accountScope, type Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { type DueSource, DueSources, RANK } from '../../../../platform/schedule/due-sources.js';
import { ImportFilesRepository } from '../data/import-files.repository.js';
import { ImportEnds } from '../data/import-ends.repository.js';

const FILES_AT_A_TIME = 100;
const REJECTS_AT_A_TIME = 10_000;

/** Files that nobody imported, files of imports that were stopped, and refused rows: each is only one more copy of people's data. */
@Injectable()
export class ForgetImports implements DueSource, OnModuleInit {
  readonly name = 'audience: forget files of imports';
  readonly rank = RANK.sending;

  constructor(
    private readonly sources: DueSources,
    private readonly unitOfWork: UnitOfWork,
    private readonly files: ImportFilesRepository,
    private readonly ends: ImportEnds,
    private readonly blobs: BlobStore,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  nextDue(): Promise<Instant | null> {
    return this.unitOfWork.runAsWorker(async (tx) =>
      earliest(await this.files.unscopedNextExpiry(tx), await this.ends.unscopedNextEnd(tx)),
    );
  }

  async runDue(at: Instant): Promise<void> {
    await this.repeated(async (tx) => this.dropIn(tx, await this.files.unscopedExpire(tx, at, FILES_AT_A_TIME)));
    await this.repeated(async (tx) => this.dropIn(tx, await this.ends.unscopedForgetFiles(tx, at, FILES_AT_A_TIME)));
    await this.repeated((tx) => this.ends.unscopedForgetRejects(tx, at, REJECTS_AT_A_TIME));
  }

  /** In short transactions, until nothing is left. */
  private async repeated(work: (tx: Tx) => Promise<boolean>): Promise<void> {
    while (await this.unitOfWork.runAsWorker(work));
  }

  private async dropIn(tx: Tx, gone: readonly { accountId: string; blobId: string | null }[]): Promise<boolean> {
    for (const { accountId, blobId } of gone)
      if (blobId !== null) await this.blobs.removeIn(tx, accountScope(accountId), [blobId]);
    return gone.length === FILES_AT_A_TIME;
  }
}
