import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { newId } from '../../kernel/ids.js';
import { toDate } from '../../kernel/time/instant.js';
import type { AccountScope, BeforeCommit, Tx } from '../database/tx.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { BlobStore, type OpenBlob, type StoredBlob } from './blob-store.js';

/** Small enough for a statement, large enough that a gigabyte is some thousand rows. */
export const CHUNK_BYTES = 512 * 1024;

const STATE = { writing: 0, whole: 1, removed: 2 } as const;
/** Longer than any writer pauses between two chunks. */
const ABANDONED = "interval '1 hour'";

/** Files as rows of chunks. */
@Injectable()
export class PostgresBlobStore extends BlobStore {
  constructor(private readonly unitOfWork: UnitOfWork) {
    super();
  }

  async put(
    scope: AccountScope,
    kind: string,
    content: AsyncIterable<Uint8Array>,
    keep?: BeforeCommit<StoredBlob>,
  ): Promise<StoredBlob> {
    const id = await this.begin(scope, kind);
    try {
      const hash = createHash('sha256');
      let n = 0;
      let bytes = 0;
      for await (const chunk of chunksOf(content)) {
        hash.update(chunk);
        bytes += chunk.length;
        await this.append(scope, id, (n += 1), chunk);
      }
      return await this.finish(scope, { id, bytes, sha256: hash.digest() }, keep);
    } catch (error) {
      await this.unitOfWork.run(scope, (tx) => this.removeIn(tx, scope, [id])).catch(() => undefined);
      throw error;
    }
  }

  async putIn(tx: Tx, scope: AccountScope, kind: string, content: Buffer): Promise<StoredBlob> {
    const blob = { id: newId(tx.now), bytes: content.length, sha256: createHash('sha256').update(content).digest() };
    await tx.query(
      `insert into blobs (id, account_id, kind, created_at, state, bytes, sha256) values ($1, $2, $3, $4, ${STATE.whole}, $5, $6)`,
      [blob.id, scope.accountId, kind, toDate(tx.now), blob.bytes, blob.sha256],
    );
    for (let at = 0, n = 1; at < content.length; at += CHUNK_BYTES, n += 1)
      await tx.query('insert into blob_chunks (blob_id, n, account_id, content) values ($1, $2, $3, $4)', [
        blob.id,
        n,
        scope.accountId,
        content.subarray(at, at + CHUNK_BYTES),
      ]);
    return blob;
  }

  async open(scope: AccountScope, id: string): Promise<OpenBlob | null> {
    const [row] = await this.unitOfWork.run(scope, (tx) =>
      tx.query<StoredBlob>(
        `select id, bytes, sha256 from blobs where account_id = $1 and id = $2 and state = ${STATE.whole}`,
        [scope.accountId, id],
      ),
    );
    return row ? { ...row, content: (from = 0) => this.chunks(scope, row, from) } : null;
  }

  async removeIn(tx: Tx, scope: AccountScope, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await tx.query(
      `update blobs set state = ${STATE.removed}, touched_at = clock_timestamp() where account_id = $1 and id = any ($2::uuid[])`,
      [scope.accountId, ids],
    );
  }

  async sweep(limit: number): Promise<number> {
    const [swept] = await this.unitOfWork.runAsWorker((tx) =>
      tx.query<{ n: number }>(
        `with dead as materialized (
           select id from blobs where state = ${STATE.removed}
             or (state = ${STATE.writing} and touched_at < clock_timestamp() - ${ABANDONED})
            order by touched_at limit 100 for update skip locked),
         gone as (
           delete from blob_chunks c using (
             select x.blob_id, x.n from dead d join blob_chunks x on x.blob_id = d.id limit $1) y
            where c.blob_id = y.blob_id and c.n = y.n returning c.blob_id, c.n),
         empty as (
           delete from blobs b using dead d where b.id = d.id and not exists (
             select from blob_chunks c where c.blob_id = b.id and not exists (
               select from gone g where g.blob_id = c.blob_id and g.n = c.n)))
         select count(*)::int as n from gone`,
        [limit],
      ),
    );
    return swept!.n;
  }

  private begin(scope: AccountScope, kind: string): Promise<string> {
    return this.unitOfWork.run(scope, async (tx) => {
      const id = newId(tx.now);
      await tx.query('insert into blobs (id, account_id, kind, created_at) values ($1, $2, $3, $4)', [
        id,
        scope.accountId,
        kind,
        toDate(tx.now),
      ]);
      return id;
    });
  }

  private append(scope: AccountScope, id: string, n: number, chunk: Buffer): Promise<void> {
    return this.unitOfWork.run(scope, async (tx) => {
      const going = await tx.query(
        `update blobs set touched_at = clock_timestamp() where account_id = $1 and id = $2 and state = ${STATE.writing} returning id`,
        [scope.accountId, id],
      );
      if (going.length === 0) throw new Error('a file was removed while it was written');
      await tx.query('insert into blob_chunks (blob_id, n, account_id, content) values ($1, $2, $3, $4)', [
        id,
        n,
        scope.accountId,
        chunk,
      ]);
    });
  }

  private finish(scope: AccountScope, blob: StoredBlob, keep?: BeforeCommit<StoredBlob>): Promise<StoredBlob> {
    return this.unitOfWork.run(scope, async (tx) => {
      const whole = await tx.query(
        `update blobs set state = ${STATE.whole}, bytes = $3, sha256 = $4, touched_at = clock_timestamp()
          where account_id = $1 and id = $2 and state = ${STATE.writing} returning id`,
        [scope.accountId, blob.id, blob.bytes, blob.sha256],
      );
      if (whole.length === 0) throw new Error('a file was removed while it was written');
      await keep?.(tx, blob);
      return blob;
    });
  }

  private async *chunks(scope: AccountScope, blob: StoredBlob, from: number): AsyncIterable<Buffer> {
    const whole = Math.floor(from / CHUNK_BYTES);
    let bytes = whole * CHUNK_BYTES;
    for (let n = whole + 1; bytes < blob.bytes; n += 1) {
      const [row] = await this.unitOfWork.run(scope, (tx) =>
        tx.query<{ content: Buffer }>(
          'select content from blob_chunks where blob_id = $1 and n = $2 and account_id = $3',
          [blob.id, n, scope.accountId],
        ),
      );
      if (!row) throw new Error('a file went away while it was read');
      const skipped = Math.max(0, from - bytes);
      bytes += row.content.length;
      if (skipped < row.content.length) yield row.content.subarray(skipped);
    }
  }
}

/** Whatever pieces come in, chunks of one size go out. */
async function* chunksOf(content: AsyncIterable<Uint8Array>): AsyncIterable<Buffer> {
  let pieces: Uint8Array[] = [];
  let held = 0;
  for await (const piece of content) {
    for (let at = 0; at < piece.length;) {
      const taken = piece.subarray(at, at + CHUNK_BYTES - held);
      pieces.push(taken);
      held += taken.length;
      at += taken.length;
      if (held < CHUNK_BYTES) continue;
      yield Buffer.concat(pieces, held);
      pieces = [];
      held = 0;
    }
  }
  if (held > 0) yield Buffer.concat(pieces, held);
}
