import { Injectable } from '@nestjs/common';
import { type Instant, toDate } from '../../../../kernel/time/instant.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { ImportFileEntity } from './import-file.entity.js';

export type ImportFile = Omit<ImportFileEntity, 'accountId'>;

const COLUMNS = `id, blob_id as "blobId", filename, bytes, seen, created_at as "createdAt", expires_at as "expiresAt"`;

/** Files that were looked at. What has expired is gone, though its row may be there for a moment more. */
@Injectable()
export class ImportFilesRepository {
  async insert(tx: Tx, { accountId }: AccountScope, file: ImportFile): Promise<void> {
    await tx.manager.insert(ImportFileEntity, { ...file, accountId });
  }

  async find(tx: Tx, { accountId }: AccountScope, id: string): Promise<ImportFile | null> {
    const [file] = await tx.query<ImportFile>(
      `select ${COLUMNS} from contact_import_files where account_id = $1 and id = $2 and expires_at > $3`,
      [accountId, id, toDate(tx.now)],
    );
    return file ?? null;
  }

  /** The file is an import's from now on; false when another has it. */
  async take(tx: Tx, { accountId }: AccountScope, id: string): Promise<boolean> {
    const taken = await tx.query('delete from contact_import_files where account_id = $1 and id = $2 returning id', [
      accountId,
      id,
    ]);
    return taken.length > 0;
  }

  /** Two that upload at once are counted one after the other. */
  async lockCount(tx: Tx, { accountId }: AccountScope): Promise<void> {
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('contact_imports ' || $1, 0))`, [accountId]);
  }

  async waiting(
    tx: Tx,
    { accountId }: AccountScope,
  ): Promise<{ files: number; bytes: number; nextExpiry: Instant | null }> {
    const [waiting] = await tx.query<{ files: number; bytes: number; nextExpiry: Instant | null }>(
      `select count(*)::int as files, coalesce(sum(bytes), 0)::float8 as bytes, min(expires_at) as "nextExpiry"
         from contact_import_files where account_id = $1 and expires_at > $2`,
      [accountId, toDate(tx.now)],
    );
    return waiting!;
  }

  async unscopedNextExpiry(tx: Tx): Promise<Instant | null> {
    const [row] = await tx.query<{ at: Instant | null }>('select min(expires_at) as at from contact_import_files');
    return row!.at;
  }

  async unscopedExpire(tx: Tx, at: Instant, limit: number): Promise<{ accountId: string; blobId: string }[]> {
    return tx.query(
      `with due as (select id from contact_import_files where expires_at <= $1 order by expires_at limit $2 for update skip locked),
        gone as (delete from contact_import_files f using due where f.id = due.id returning f.account_id, f.blob_id)
       select account_id as "accountId", blob_id as "blobId" from gone`,
      [toDate(at), limit],
    );
  }
}
