import { Injectable } from '@nestjs/common';
import { type Instant, toDate } from '../../../../kernel/time/instant.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { UploadEntity } from './upload.entity.js';

export type Upload = Omit<UploadEntity, 'accountId'>;

const COLUMNS = `id, blob_id as "blobId", filename, content_type as "contentType", bytes, sha256, created_at as "createdAt",
  expires_at as "expiresAt"`;
/** Names the lock under which an account's uploads are counted. */
const COUNT_LOCK = 7_042_100;

/** What has expired is gone, though its row may be there for a moment more. */
@Injectable()
export class UploadsRepository {
  async insert(tx: Tx, { accountId }: AccountScope, upload: Upload): Promise<void> {
    await tx.manager.insert(UploadEntity, { ...upload, accountId });
  }

  async find(tx: Tx, { accountId }: AccountScope, ids: readonly string[]): Promise<Upload[]> {
    return tx.query<Upload>(
      `select ${COLUMNS} from uploads where account_id = $1 and id = any ($2::uuid[]) and expires_at > $3`,
      [accountId, ids, toDate(tx.now)],
    );
  }

  /** Newest first. */
  async page(tx: Tx, { accountId }: AccountScope, limit: number, before: string | null): Promise<Upload[]> {
    return tx.query<Upload>(
      `select ${COLUMNS} from uploads where account_id = $1 and expires_at > $2 and ($3::uuid is null or id < $3)
        order by id desc limit $4`,
      [accountId, toDate(tx.now), before, limit],
    );
  }

  /** Null when there is none. */
  async delete(tx: Tx, { accountId }: AccountScope, id: string): Promise<{ blobId: string } | null> {
    const [gone] = await tx.query<{ blobId: string }>(
      'with gone as (delete from uploads where account_id = $1 and id = $2 returning blob_id) select blob_id as "blobId" from gone',
      [accountId, id],
    );
    return gone ?? null;
  }

  /** Two that upload at once are counted one after the other. */
  async lockCount(tx: Tx, { accountId }: AccountScope): Promise<void> {
    await tx.query(`select pg_advisory_xact_lock(${COUNT_LOCK}, hashtext($1))`, [accountId]);
  }

  async live(
    tx: Tx,
    { accountId }: AccountScope,
  ): Promise<{ files: number; bytes: number; nextExpiry: Instant | null }> {
    const [live] = await tx.query<{ files: number; bytes: number; nextExpiry: Instant | null }>(
      `select count(*)::int as files, coalesce(sum(bytes), 0)::float8 as bytes, min(expires_at) as "nextExpiry"
         from uploads where account_id = $1 and expires_at > $2`,
      [accountId, toDate(tx.now)],
    );
    return live!;
  }

  async unscopedNextExpiry(tx: Tx): Promise<Instant | null> {
    const [row] = await tx.query<{ at: Instant | null }>('select min(expires_at) as at from uploads');
    return row!.at;
  }

  async unscopedExpire(tx: Tx, at: Instant, limit: number): Promise<{ accountId: string; blobId: string }[]> {
    return tx.query(
      `with due as (select id from uploads where expires_at <= $1 order by expires_at limit $2 for update skip locked),
        gone as (delete from uploads u using due where u.id = due.id returning u.account_id, u.blob_id)
       select account_id as "accountId", blob_id as "blobId" from gone`,
      [toDate(at), limit],
    );
  }
}
