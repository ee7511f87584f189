import { Injectable } from '@nestjs/common';
import { newId } from '../../../../kernel/ids.js';
import { addMs, type Instant, toDate } from '../../../../kernel/time/instant.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import type { DonePart, ExportStatus } from '../rules/export-status.js';
import { DOWNLOAD_MS, LEASE_SECONDS } from '../rules/lifetimes.js';

export interface ExportRow {
  id: string;
  accountId: string;
  requestedBy: string;
  status: ExportStatus;
  parts: DonePart[];
  partsTotal: number;
  rows: number;
  bytes: number;
  blobId: string | null;
  requestedAt: Instant;
  finishedAt: Instant | null;
  expiresAt: Instant | null;
  failures: number;
  fence: number;
}

/** Names the run that may go on with an export. */
export interface ExportLease {
  id: string;
  fence: number;
}

const COLUMNS = `id, account_id as "accountId", requested_by as "requestedBy", status, parts, parts_total as "partsTotal",
  row_count as rows, byte_count as bytes, blob_id as "blobId", requested_at as "requestedAt", finished_at as "finishedAt",
  expires_at as "expiresAt", failures, fence`;
const LEASED = `clock_timestamp() + interval '${LEASE_SECONDS} seconds'`;
const HELD = `status = 'running' and fence = $2`;

@Injectable()
export class ExportsRepository {
  /** The new export, or null when one is open. */
  async open(tx: Tx, scope: AccountScope, userId: string, partsTotal: number): Promise<ExportRow | null> {
    const rows = await tx.query<ExportRow>(
      `insert into account_exports (id, account_id, requested_by, status, parts_total, requested_at) values ($1, $2, $3, 'queued', $4, $5)
       on conflict (account_id) where status in ('queued', 'running') do nothing returning ${COLUMNS}`,
      [newId(tx.now), scope.accountId, userId, partsTotal, toDate(tx.now)],
    );
    return rows[0] ?? null;
  }

  async findOpen(tx: Tx, scope: AccountScope): Promise<ExportRow | null> {
    const rows = await tx.query<ExportRow>(
      `select ${COLUMNS} from account_exports where account_id = $1 and status in ('queued', 'running')`,
      [scope.accountId],
    );
    return rows[0] ?? null;
  }

  async find(tx: Tx, scope: AccountScope, id: string): Promise<ExportRow | null> {
    const rows = await tx.query<ExportRow>(`select ${COLUMNS} from account_exports where account_id = $1 and id = $2`, [
      scope.accountId,
      id,
    ]);
    return rows[0] ?? null;
  }

  /** Newest first. */
  page(tx: Tx, scope: AccountScope, before: string | null, limit: number): Promise<ExportRow[]> {
    return tx.query<ExportRow>(
      `select ${COLUMNS} from account_exports where account_id = $1 and ($2::uuid is null or id < $2) order by id desc limit $3`,
      [scope.accountId, before, limit],
    );
  }

  /** Ends what is open; answers it, so that its files can go. */
  cancelOpen(tx: Tx, scope: AccountScope): Promise<ExportRow[]> {
    return tx.query<ExportRow>(
      `update account_exports set status = 'cancelled', finished_at = $2
        where account_id = $1 and status in ('queued', 'running') returning ${COLUMNS}`,
      [scope.accountId, toDate(tx.now)],
    );
  }

  /** An open export that nobody works on, for this process; by machine time. */
  async unscopedClaim(tx: Tx): Promise<ExportRow | null> {
    const rows = await tx.query<ExportRow>(
      `update account_exports set status = 'running', fence = fence + 1, lease_until = ${LEASED}, started_at = coalesce(started_at, $1)
        where id = (select id from account_exports where status in ('queued', 'running') and lease_until < clock_timestamp()
          order by lease_until, id limit 1 for update skip locked) returning ${COLUMNS}`,
      [toDate(tx.now)],
    );
    return rows[0] ?? null;
  }

  /** Holds the export on and shows how far it is; false when it is no longer this process's. */
  async renew(tx: Tx, lease: ExportLease, progress: { rows: number; bytes: number }): Promise<boolean> {
    const rows = await tx.query(
      `update account_exports set lease_until = ${LEASED}, row_count = $3, byte_count = $4 where id = $1 and ${HELD} returning id`,
      [lease.id, lease.fence, progress.rows, progress.bytes],
    );
    return rows.length > 0;
  }

  async addPart(tx: Tx, lease: ExportLease, part: DonePart): Promise<boolean> {
    const rows = await tx.query(
      `update account_exports set parts = parts || $3::jsonb, lease_until = ${LEASED} where id = $1 and ${HELD} returning id`,
      [lease.id, lease.fence, JSON.stringify([part])],
    );
    return rows.length > 0;
  }

  async finish(tx: Tx, lease: ExportLease, result: { blobId: string; rows: number; bytes: number }): Promise<boolean> {
    const rows = await tx.query(
      `update account_exports set status = 'ready', blob_id = $3, row_count = $4, byte_count = $5, finished_at = $6, expires_at = $7
        where id = $1 and ${HELD} returning id`,
      [
        lease.id,
        lease.fence,
        result.blobId,
        result.rows,
        result.bytes,
        toDate(tx.now),
        toDate(addMs(tx.now, DOWNLOAD_MS)),
      ],
    );
    return rows.length > 0;
  }

  /** Lets go of an export that failed, to be tried again in a while; after `most` failures it is given up. */
  async release(tx: Tx, lease: ExportLease, most: number): Promise<ExportRow | null> {
    const rows = await tx.query<ExportRow>(
      `update account_exports set failures = failures + 1, lease_until = clock_timestamp() + (failures + 1) * interval '5 seconds',
          status = case when failures + 1 >= $3 then 'failed' else status end,
          finished_at = case when failures + 1 >= $3 then $4::timestamptz end
        where id = $1 and ${HELD} returning ${COLUMNS}`,
      [lease.id, lease.fence, most, toDate(tx.now)],
    );
    return rows[0] ?? null;
  }

  async unscopedAnyOpen(tx: Tx): Promise<boolean> {
    const rows = await tx.query<{ open: boolean }>(
      `select exists (select from account_exports where status in ('queued', 'running')) as open`,
    );
    return rows[0]!.open;
  }

  async unscopedNextExpiry(tx: Tx): Promise<Instant | null> {
    const rows = await tx.query<{ at: Instant | null }>(
      `select min(expires_at) as at from account_exports where status = 'ready'`,
    );
    return rows[0]?.at ?? null;
  }

  /** Takes back what could be downloaded; answers it, so that its files can go. */
  expireReady(tx: Tx, scope: AccountScope): Promise<ExportRow[]> {
    return tx.query<ExportRow>(
      `update account_exports set status = 'expired' where account_id = $1 and status = 'ready' returning ${COLUMNS}`,
      [scope.accountId],
    );
  }

  unscopedExpire(tx: Tx, at: Instant, limit: number): Promise<ExportRow[]> {
    return tx.query<ExportRow>(
      `update account_exports set status = 'expired' where id in (
         select id from account_exports where status = 'ready' and expires_at <= $1 order by expires_at limit $2 for update skip locked)
       returning ${COLUMNS}`,
      [toDate(at), limit],
    );
  }
}
