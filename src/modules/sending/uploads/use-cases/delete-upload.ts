import { Injectable } from '@nestjs/common';
import { BlobStore } from '../../../../platform/blobs/index.js';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { UploadsRepository } from '../data/uploads.repository.js';

/** Forgets a file before its day is over; messages that attach it keep their copy. */
@Injectable()
export class DeleteUpload {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly uploads: UploadsRepository,
    private readonly blobs: BlobStore,
  ) {}

  /** False when there is none. */
  run(scope: AccountScope, id: string): Promise<boolean> {
    return this.unitOfWork.run(scope, async (tx) => {
      const gone = await this.uploads.delete(tx, scope, id);
      if (gone !== null) await this.blobs.removeIn(tx, scope, [gone.blobId]);
      return gone !== null;
    });
  }
}
