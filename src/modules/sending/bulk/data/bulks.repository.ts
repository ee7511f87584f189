import { Injectable } from '@nestjs/common';
import { type Instant, toDate } from '../../../../kernel/time/instant.js';
import { HotPool } from '../../../../platform/database/hot-pool.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { type BulkContent, CONTENT_ENCODING, packContent, unpackContent } from '../rules/bulk-content.js';

export interface BulkRow {
  id: string;
  campaignId: string;
  fromEmail: string;
  subject: string;
  track: number;
  tags: readonly string[];
  /** Of one copy, about. */
  sizeBytes: number;
}

export interface StoredBulk extends BulkRow {
  accountId: string;
  /** Addresses that links of it lead to, the same for all recipients, by number. */
  urls: readonly string[];
  content: BulkContent;
}

interface ContentRow extends BulkRow {
  accountId: string;
  urls: string[];
  rawBytes: number;
  bytes: Buffer;
}

/** How many of a bulk are in. */
export interface BulkCounts {
  bulkId: string;
  accepted: number;
  /** Ended because the bulk was cancelled. */
  cancelled: number;
  /** Whether that, or a pause or its end, is still being carried out. */
  isSettling: boolean;
}

const COLUMNS = `id, campaign_id as "campaignId", from_email as "fromEmail", subject, track, coalesce(tags, '{}') as tags, raw_bytes as "sizeBytes"`;

@Injectable()
export class BulksRepository {
  constructor(
    private readonly pool: HotPool,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async insertIn(
    tx: Tx,
    scope: AccountScope,
    bulk: Omit<BulkRow, 'sizeBytes'> & { urls: readonly string[]; content: BulkContent },
  ): Promise<void> {
    const { bytes, rawBytes } = packContent(bulk.content);
    await tx.query(
      `insert into bulks (id, account_id, campaign_id, created_at, from_email, subject, track, tags, urls, encoding, raw_bytes, content)
       values ($1, $2, $3, $4, $5, $6, $7, $8::text[], $9::text[], $10, $11, $12)`,
      [
        bulk.id,
        scope.accountId,
        bulk.campaignId,
        toDate(tx.now),
        bulk.fromEmail,
        bulk.subject,
        bulk.track,
        bulk.tags.length > 0 ? bulk.tags : null,
        bulk.urls,
        CONTENT_ENCODING,
        rawBytes,
        bytes,
      ],
    );
  }

  async findIn(tx: Tx, scope: AccountScope, bulkId: string): Promise<BulkRow | null> {
    const [row] = await tx.query<BulkRow>(`select ${COLUMNS} from bulks where account_id = $1 and id = $2`, [
      scope.accountId,
      bulkId,
    ]);
    return row ?? null;
  }

  async endIn(tx: Tx, { accountId }: AccountScope, bulkIds: readonly string[]): Promise<void> {
    if (bulkIds.length === 0) return;
    await tx.query(
      'update bulks set ended_at = $3 where account_id = $1 and id = any ($2::uuid[]) and ended_at is null',
      [accountId, bulkIds, toDate(tx.now)],
    );
  }

  /**
   * What ended and of which no message is kept any more needs no content: of some at a time, behind `after`. Answers the last
   * that was looked at; null when there are no more.
   */
  async unscopedForget(tx: Tx, after: string | null, limit: number): Promise<string | null> {
    const [page] = await tx.query<{ last: string | null; seen: number }>(
      `with ended as materialized (
         select id, work from bulks where ended_at is not null and content is not null
            and id > coalesce($1, '00000000-0000-0000-0000-000000000000'::uuid) order by id limit $2),
       forgotten as (
         update bulks b set content = null, urls = '{}' from ended e
          where b.id = e.id and e.work = 0 and not exists (
            select from messages m cross join lateral (select from bodies where message_id = m.id limit 1) kept
             where m.bulk_id = e.id offset 0) returning 1)
       select (select max(id::text)::uuid from ended) as last, (select count(*)::int from ended) as seen`,
      [after, limit],
    );
    return page!.seen < limit ? null : page!.last;
  }

  async countsIn(tx: Tx, scope: AccountScope, bulkIds: readonly string[]): Promise<BulkCounts[]> {
    return tx.query<BulkCounts>(
      `select id as "bulkId", accepted, cancelled, work <> 0 as "isSettling" from bulks
        where account_id = $1 and id = any ($2::uuid[]) order by id`,
      [scope.accountId, bulkIds],
    );
  }

  /** The account's next one by id, with what it said while that is kept. */
  async nextOf(
    scope: AccountScope,
    after: string | null,
  ): Promise<(BulkRow & { createdAt: Instant; content: BulkContent | null }) | null> {
    const [row] = await this.unitOfWork.run(scope, (tx) =>
      tx.query<BulkRow & { createdAt: Instant; bytes: Buffer | null }>(
        `select ${COLUMNS}, created_at as "createdAt", content as bytes from bulks
          where account_id = $1 and id > coalesce($2, '00000000-0000-0000-0000-000000000000'::uuid) order by id limit 1`,
        [scope.accountId, after],
      ),
    );
    if (!row) return null;
    const { bytes, ...bulk } = row;
    return { ...bulk, content: bytes === null ? null : unpackContent(bytes, bulk.sizeBytes) };
  }

  /** For delivery, of any account; null when it is no longer kept. */
  async unscopedContent(bulkId: string): Promise<StoredBulk | null> {
    const { rows } = await this.pool.query<ContentRow>({
      name: 'bulk_content',
      text: `select ${COLUMNS}, account_id as "accountId", urls, raw_bytes as "rawBytes", content as bytes from bulks
              where id = $1 and content is not null`,
      values: [bulkId],
    });
    if (!rows[0]) return null;
    const { bytes, rawBytes, ...row } = rows[0];
    return { ...row, content: unpackContent(bytes, rawBytes) };
  }
}
