import { Injectable } from '@nestjs/common';
import { BlobStore } from '../../../../platform/blobs/index.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { type ExportRow, ExportsRepository } from '../data/exports.repository.js';

/** Ends exports together with the files they have written so far. */
@Injectable()
export class OpenExports {
  constructor(
    private readonly exports: ExportsRepository,
    private readonly blobs: BlobStore,
  ) {}

  async cancelIn(tx: Tx, scope: AccountScope): Promise<void> {
    for (const row of await this.exports.cancelOpen(tx, scope)) await this.blobs.removeIn(tx, scope, filesOf(row));
  }
}

export function filesOf(row: ExportRow): string[] {
  return [...row.parts.map((part) => part.blobId), ...(row.blobId === null ? [] : [row.blobId])];
}
