import { Injectable } from '@nestjs/common';
import { newId } from '../../../../kernel/ids.js';
import { addMs, toIso } from '../../../../kernel/time/instant.js';
import { BlobStore } from '../../../../platform/blobs/index.js';
import type { AccountScope, BeforeCommit, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { bodyProblem, platformProblems } from '../../../../platform/http/index.js';
import { type Upload, UploadsRepository } from '../data/uploads.repository.js';
import { hasRoom, MAX_UPLOAD_BYTES, UPLOAD_LIFETIME_MS } from '../rules/upload-rules.js';
import { uploadProblems } from '../uploads.errors.js';

export interface NewUpload {
  filename: string;
  contentType: string;
  content: AsyncIterable<Uint8Array>;
}

/** Keeps a file for a day; its bytes go by in pieces and are never in memory together. */
@Injectable()
export class StoreUpload {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly uploads: UploadsRepository,
    private readonly blobs: BlobStore,
  ) {}

  async run(scope: AccountScope, file: NewUpload, keep: BeforeCommit<Upload>): Promise<Upload> {
    await this.unitOfWork.run(scope, (tx) => this.requireRoom(tx, scope, 1));
    const { filename, contentType } = file;
    let stored: Upload | null = null;
    await this.blobs.put(scope, 'upload', limited(file.content), async (tx, { id: blobId, bytes, sha256 }) => {
      if (bytes === 0) throw bodyProblem([{ field: 'file', code: 'required', message: 'The file is empty.' }]);
      await this.uploads.lockCount(tx, scope);
      await this.requireRoom(tx, scope, bytes);
      const times = { createdAt: tx.now, expiresAt: addMs(tx.now, UPLOAD_LIFETIME_MS) };
      const upload = { id: newId(tx.now), blobId, filename, contentType, bytes, sha256, ...times };
      await this.uploads.insert(tx, scope, upload);
      await keep(tx, upload);
      stored = upload;
    });
    return stored!;
  }

  private async requireRoom(tx: Tx, scope: AccountScope, bytes: number): Promise<void> {
    const live = await this.uploads.live(tx, scope);
    if (hasRoom(live, bytes)) return;
    const seconds = Math.max(1, Math.ceil(((live.nextExpiry ?? tx.now) - tx.now) / 1000));
    throw uploadProblems.upload_limit_reached({
      extra: { retryAt: toIso(addMs(tx.now, seconds * 1000)) },
      headers: { 'retry-after': String(seconds) },
    });
  }
}

async function* limited(content: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  let bytes = 0;
  for await (const piece of content) {
    bytes += piece.length;
    if (bytes > MAX_UPLOAD_BYTES)
      throw platformProblems.payload_too_large({ detail: `A file may have ${MAX_UPLOAD_BYTES} bytes.` });
    yield piece;
  }
}
