import { Injectable } from '@nestjs/common';
import { BlobStore, type OpenBlob } from '../../../../platform/blobs/index.js';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { AccountsRepository } from '../../account/index.js';
import { type ExportRow, ExportsRepository } from '../data/exports.repository.js';
import { leavingProblems } from '../leaving.errors.js';

export interface Download {
  row: ExportRow;
  platformId: number;
  file: OpenBlob;
}

@Injectable()
export class ReadExports {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly exports: ExportsRepository,
    private readonly accounts: AccountsRepository,
    private readonly blobs: BlobStore,
  ) {}

  find(scope: AccountScope, id: string): Promise<ExportRow | null> {
    return this.unitOfWork.run(scope, async (tx) => {
      const row = await this.exports.find(tx, scope, id);
      return row && isOver(row, tx.now) ? { ...row, status: 'expired' } : row;
    });
  }

  /** Newest first; one more than the limit, so that the caller sees whether there is more. */
  page(scope: AccountScope, before: string | null, limit: number): Promise<ExportRow[]> {
    return this.unitOfWork.run(scope, async (tx) => {
      const rows = await this.exports.page(tx, scope, before, limit + 1);
      return rows.map((row): ExportRow => (isOver(row, tx.now) ? { ...row, status: 'expired' } : row));
    });
  }

  async download(scope: AccountScope, id: string): Promise<Download> {
    const row = await this.find(scope, id);
    if (!row) throw platformProblems.not_found();
    if (row.status === 'expired') throw platformProblems.gone();
    if (row.status !== 'ready' || row.blobId === null) throw leavingProblems.export_not_ready();
    const file = await this.blobs.open(scope, row.blobId);
    const account = await this.unitOfWork.run(scope, (tx) => this.accounts.find(tx, scope));
    if (!file || !account) throw platformProblems.gone();
    return { row, platformId: account.platformId, file };
  }
}

/** The date decides, not when somebody came to tidy up. */
function isOver(row: ExportRow, now: number): boolean {
  return row.status === 'ready' && row.expiresAt !== null && row.expiresAt <= now;
}
