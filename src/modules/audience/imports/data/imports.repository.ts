import { Injectable } from '@nestjs/common';
import { addMs, type Instant, toDate } from '../../../../kernel/time/instant.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { CANCELLABLE, RESUMABLE } from '../rules/import-states.js';
import { LEASE_SECONDS, REJECTS_MS, STOPPED_FILE_MS } from '../rules/lifetimes.js';
import type { FilePlace } from '../rules/page-reader.js';
import { ContactImportEntity } from './contact-import.entity.js';

export type ContactImport = Omit<ContactImportEntity, 'leaseUntil'>;
export type NewImport = Pick<
  ContactImport,
  'id' | 'filename' | 'bytes' | 'blobId' | 'listId' | 'onDuplicate' | 'layout' | 'targets' | 'consent' | 'requestedBy'
>;

/** Names the run that may go on with an import. */
export interface ImportLease {
  id: string;
  accountId: string;
  fence: number;
}

/** What a page came to. */
export interface PageOutcome {
  to: FilePlace;
  created: number;
  updated: number;
  skipped: number;
  rejected: number;
  suppressed: number;
  reasons: Readonly<Record<string, number>>;
  busyMs: number;
}

const COLUMNS = `i.id, i.account_id as "accountId", i.status, i.filename, i.bytes, i.blob_id as "blobId", i.list_id as "listId",
  i.on_duplicate as "onDuplicate", i.layout, i.targets, i.consent, i.requested_by as "requestedBy", i.place_byte as "placeByte",
  i.place_line as "placeLine", i.row_count as rows, i.created_count as created, i.updated_count as updated,
  i.skipped_count as skipped, i.rejected_count as rejected, i.suppressed_count as suppressed, i.reasons, i.busy_ms as "busyMs",
  i.failures, i.failure, i.fence, i.created_at as "createdAt", i.started_at as "startedAt", i.finished_at as "finishedAt",
  i.file_until as "fileUntil", i.rejects_until as "rejectsUntil"`;
const LEASED = `clock_timestamp() + interval '${LEASE_SECONDS} seconds'`;
const OPEN = `status in ('queued', 'running')`;
const HELD = `i.id = $1 and i.account_id = $2 and i.fence = $3 and i.status = 'running'`;

@Injectable()
export class ImportsRepository {
  async insert(tx: Tx, { accountId }: AccountScope, made: NewImport): Promise<ContactImport> {
    const { begin } = made.layout;
    const row = { ...made, accountId, placeByte: begin.byte, placeLine: begin.line, createdAt: tx.now };
    await tx.manager.insert(ContactImportEntity, row);
    return (await this.find(tx, { accountId }, made.id))!;
  }

  async find(tx: Tx, { accountId }: AccountScope, id: string): Promise<ContactImport | null> {
    const [row] = await tx.query<ContactImport>(
      `select ${COLUMNS} from contact_imports i where i.account_id = $1 and i.id = $2`,
      [accountId, id],
    );
    return row ?? null;
  }

  /** Newest first. */
  page(tx: Tx, { accountId }: AccountScope, before: string | null, limit: number): Promise<ContactImport[]> {
    return tx.query<ContactImport>(
      `select ${COLUMNS} from contact_imports i where i.account_id = $1 and ($2::uuid is null or i.id < $2) order by i.id desc limit $3`,
      [accountId, before, limit],
    );
  }

  /** Null when there is none, or it is being removed. */
  async findList(
    tx: Tx,
    { accountId }: AccountScope,
    id: string,
  ): Promise<{ id: string; doubleOptIn: boolean } | null> {
    const [list] = await tx.query<{ id: string; doubleOptIn: boolean }>(
      'select id, double_opt_in as "doubleOptIn" from lists where account_id = $1 and id = $2 and removed_at is null',
      [accountId, id],
    );
    return list ?? null;
  }

  /** Open imports that write to a target. */
  async openUsing(tx: Tx, { accountId }: AccountScope, target: string): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `select id from contact_imports where account_id = $1 and ${OPEN} and targets ? $2::text order by id`,
      [accountId, target],
    );
    return rows.map(({ id }) => id);
  }

  async countOpen(tx: Tx, { accountId }: AccountScope): Promise<number> {
    const [row] = await tx.query<{ n: number }>(
      `select count(*)::int as n from contact_imports where account_id = $1 and ${OPEN}`,
      [accountId],
    );
    return row!.n;
  }

  /** Files that are still kept, of imports and of previews. */
  async countFiles(tx: Tx, { accountId }: AccountScope): Promise<number> {
    const [row] = await tx.query<{ n: number }>(
      `select (select count(*) from contact_imports where account_id = $1 and blob_id is not null
                  and (${OPEN} or file_until is not null))::int
            + (select count(*) from contact_import_files where account_id = $1)::int as n`,
      [accountId],
    );
    return row!.n;
  }

  /** Stops what is open; null when it is not. */
  async cancel(tx: Tx, { accountId }: AccountScope, id: string): Promise<ContactImport | null> {
    const [row] = await tx.query<ContactImport>(
      `update contact_imports i set status = 'cancelled', finished_at = $3, file_until = $4, rejects_until = $5
        where i.account_id = $1 and i.id = $2 and i.status = any ($6::text[]) returning ${COLUMNS}`,
      [accountId, id, ...endsAt(tx.now), CANCELLABLE],
    );
    return row ?? null;
  }

  /** Lets what was stopped go on where it stopped; null when it was not, or its file is gone. */
  async resume(tx: Tx, { accountId }: AccountScope, id: string): Promise<ContactImport | null> {
    const [row] = await tx.query<ContactImport>(
      `update contact_imports i set status = 'queued', finished_at = null, file_until = null, rejects_until = null, failures = 0,
              failure = null, lease_until = null
        where i.account_id = $1 and i.id = $2 and i.status = any ($3::text[]) and i.blob_id is not null returning ${COLUMNS}`,
      [accountId, id, RESUMABLE],
    );
    return row ?? null;
  }

  /**
   * An import that nobody works on, for this process; by machine time. Of each account only the oldest: its files are
   * applied one after the other, in the order in which they came.
   */
  async unscopedClaim(tx: Tx): Promise<ContactImport | null> {
    const [row] = await tx.query<ContactImport>(
      `update contact_imports i set status = 'running', fence = i.fence + 1, lease_until = ${LEASED}, started_at = coalesce(i.started_at, $1)
        where i.id = (select o.id from contact_imports o where o.${OPEN} and (o.lease_until is null or o.lease_until < clock_timestamp())
            and not exists (select from contact_imports e where e.account_id = o.account_id and e.id < o.id and e.${OPEN})
          order by o.id limit 1 for update skip locked)
       returning ${COLUMNS}`,
      [toDate(tx.now)],
    );
    return row ?? null;
  }

  /** Holds the row until the end of the transaction; false when another run has it, or somebody stopped it. */
  async lockHeld(tx: Tx, lease: ImportLease): Promise<boolean> {
    const rows = await tx.query(`select from contact_imports i where ${HELD} for update`, leaseOf(lease));
    return rows.length > 0;
  }

  async renew(tx: Tx, lease: ImportLease): Promise<boolean> {
    const rows = await tx.query(
      `update contact_imports i set lease_until = ${LEASED} where ${HELD} returning i.id`,
      leaseOf(lease),
    );
    return rows.length > 0;
  }

  /** In the transaction of the rows. */
  async movePlace(tx: Tx, lease: ImportLease, done: PageOutcome): Promise<void> {
    await tx.query(
      `update contact_imports i set place_byte = $4, place_line = $5, lease_until = ${LEASED}, failures = 0,
          row_count = i.row_count + $6::int + $7::int + $8::int + $9::int, created_count = i.created_count + $6,
          updated_count = i.updated_count + $7, skipped_count = i.skipped_count + $8, rejected_count = i.rejected_count + $9,
          suppressed_count = i.suppressed_count + $10, busy_ms = i.busy_ms + $11,
          reasons = i.reasons || (select coalesce(jsonb_object_agg(r.key, r.value::int + coalesce((i.reasons ->> r.key)::int, 0)), '{}')
                                    from jsonb_each_text($12::jsonb) r)
        where ${HELD}`,
      [
        ...leaseOf(lease),
        ...[done.to.byte, done.to.line, done.created, done.updated, done.skipped, done.rejected, done.suppressed],
        Math.round(done.busyMs),
        JSON.stringify(done.reasons),
      ],
    );
  }

  /** The file has been read; it is not kept. */
  async finish(tx: Tx, lease: ImportLease): Promise<boolean> {
    const rows = await tx.query(
      `update contact_imports i set status = 'done', finished_at = $4, blob_id = null, file_until = null, rejects_until = $5
        where ${HELD} returning i.id`,
      [...leaseOf(lease), toDate(tx.now), toDate(addMs(tx.now, REJECTS_MS))],
    );
    return rows.length > 0;
  }

  /** Ends an import that cannot go on. */
  async fail(tx: Tx, lease: ImportLease, failure: string): Promise<void> {
    await tx.query(
      `update contact_imports i set status = 'failed', failure = $4, finished_at = $5, file_until = $6, rejects_until = $7 where ${HELD}`,
      [...leaseOf(lease), failure, ...endsAt(tx.now)],
    );
  }

  /** Lets go of an import whose run failed, to be tried again in a while; answers how often it has failed. */
  async release(tx: Tx, lease: ImportLease): Promise<number> {
    const [row] = await tx.query<{ failures: number }>(
      `update contact_imports i set failures = i.failures + 1, lease_until = clock_timestamp() + (i.failures + 1) * interval '2 seconds'
        where ${HELD} returning i.failures`,
      leaseOf(lease),
    );
    return row?.failures ?? 0;
  }

  /** Lets go of an import because this process stops: another one may have it at once. */
  async letGo(tx: Tx, lease: ImportLease): Promise<void> {
    await tx.query(`update contact_imports i set lease_until = null where ${HELD}`, leaseOf(lease));
  }

  async unscopedAnyOpen(tx: Tx): Promise<boolean> {
    const [row] = await tx.query<{ open: boolean }>(
      `select exists (select from contact_imports where ${OPEN}) as open`,
    );
    return row!.open;
  }
}

function leaseOf({ id, accountId, fence }: ImportLease): unknown[] {
  return [id, accountId, fence];
}

/** Now, and until when the file and the refused rows are there. */
function endsAt(now: Instant): Date[] {
  return [toDate(now), toDate(addMs(now, STOPPED_FILE_MS)), toDate(addMs(now, REJECTS_MS))];
}
