import { Injectable } from '@nestjs/common';
import { BlobStore } from '../../../../platform/blobs/index.js';
import { accountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { type Upload, UploadsRepository } from '../data/uploads.repository.js';

/** Uploads for whoever attaches them. */
@Injectable()
export class UploadedFiles {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly uploads: UploadsRepository,
    private readonly blobs: BlobStore,
  ) {}

  /** By id; what is missing is not the account's, or has expired. */
  async find(accountId: string, ids: ReadonlySet<string>): Promise<Map<string, Upload>> {
    if (ids.size === 0) return new Map();
    const scope = accountScope(accountId);
    const found = await this.unitOfWork.run(scope, (tx) => this.uploads.find(tx, scope, [...ids]));
    return new Map(found.map((upload) => [upload.id, upload]));
  }

  /** Each once, by id, however often it is attached; without those that went away meanwhile. */
  async read(accountId: string, uploads: readonly Upload[]): Promise<Map<string, Buffer>> {
    const contents = new Map<string, Buffer>();
    for (const upload of new Map(uploads.map((one) => [one.id, one])).values()) {
      const content = await this.bytesOf(accountId, upload);
      if (content !== null) contents.set(upload.id, content);
    }
    return contents;
  }

  /** One buffer of the file's size, filled piece by piece. */
  private async bytesOf(accountId: string, { blobId }: Upload): Promise<Buffer | null> {
    const file = await this.blobs.open(accountScope(accountId), blobId);
    if (file === null) return null;
    const bytes = Buffer.allocUnsafeSlow(file.bytes);
    let at = 0;
    for await (const piece of file.content()) at += piece.copy(bytes, at);
    return bytes;
  }
}
