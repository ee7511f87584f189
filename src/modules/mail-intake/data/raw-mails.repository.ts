import { Injectable } from '@nestjs/common';
import { type Instant, toDate } from '../../../kernel/time/instant.js';
import type { AccountScope, Tx } from '../../../platform/database/tx.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import type { Authentication } from '../rules/authentication.js';
import type { RoutedAddress } from '../rules/inbound-routes.js';

export interface RawMailRow {
  id: string;
  receivedAt: Instant;
  sender: string;
  recipients: RoutedAddress[];
  remoteAddress: string;
  hello: string;
  sizeBytes: number;
  truncated: boolean;
  /** gzip */
  content: Buffer;
  authentication: Authentication | null;
}

/** What a list shows of a mail that people read. */
export type DeskMail = Pick<
  RawMailRow,
  'id' | 'receivedAt' | 'sender' | 'recipients' | 'remoteAddress' | 'sizeBytes' | 'truncated' | 'authentication'
> & { unreadable: boolean };

const DESK_COLUMNS = `id, received_at as "receivedAt", sender, recipients, remote_address as "remoteAddress",
  size_bytes as "sizeBytes", truncated, authentication, claims >= 3 as unreadable`;
/** As the index raw_inbound_mails_desk says it. */
const ON_DESK = `(recipients @> '[{"route": "abuse"}]' or recipients @> '[{"route": "postmaster"}]' or claims >= 3)`;

const COLUMNS = `id, received_at as "receivedAt", sender, recipients, remote_address as "remoteAddress", hello,
  size_bytes as "sizeBytes", truncated, content, authentication`;

const RELEASE = 'update raw_inbound_mails set claims = claims - 1 where id = $1 and claims > 0';

/** Mail that came in on the inbound port. It belongs to no account until a module reads it. */
@Injectable()
export class RawMailsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async insert(tx: Tx, row: RawMailRow): Promise<void> {
    await tx.query(
      `insert into raw_inbound_mails (id, received_at, sender, recipients, remote_address, hello, size_bytes, truncated, content, authentication)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        row.id,
        toDate(row.receivedAt),
        row.sender,
        JSON.stringify(row.recipients),
        row.remoteAddress,
        row.hello,
        row.sizeBytes,
        row.truncated,
        row.content,
        row.authentication === null ? null : JSON.stringify(row.authentication),
      ],
    );
  }

  async unscopedFind(id: string): Promise<RawMailRow | null> {
    const rows = await this.unitOfWork.readAsWorker<RawMailRow>(
      `select ${COLUMNS} from raw_inbound_mails where id = $1`,
      [id],
    );
    return rows[0] ?? null;
  }

  /** Newest first, older than `before`. */
  unscopedDesk(limit: number, before: string | null): Promise<DeskMail[]> {
    return this.unitOfWork.readAsWorker<DeskMail>(
      `select ${DESK_COLUMNS} from raw_inbound_mails where ${ON_DESK} and ($1::uuid is null or id < $1) order by id desc limit $2`,
      [before, limit],
    );
  }

  async unscopedOnDesk(id: string): Promise<DeskMail | null> {
    const rows = await this.unitOfWork.readAsWorker<DeskMail>(
      `select ${DESK_COLUMNS} from raw_inbound_mails where ${ON_DESK} and id = $1`,
      [id],
    );
    return rows[0] ?? null;
  }

  /** One reader more, in a statement of its own; null when the mail is gone or had `most` of them already. */
  async unscopedClaim(id: string, most: number): Promise<RawMailRow | null> {
    const rows = await this.unitOfWork.readAsWorker<RawMailRow>(
      `update raw_inbound_mails set claims = claims + 1 where id = $1 and claims < $2 returning ${COLUMNS}`,
      [id, most],
    );
    return rows[0] ?? null;
  }

  async releaseIn(tx: Tx, id: string): Promise<void> {
    await tx.query(RELEASE, [id]);
  }

  async unscopedRelease(id: string): Promise<void> {
    await this.unitOfWork.readAsWorker(RELEASE, [id]);
  }

  async unscopedGiveUp(id: string, most: number): Promise<void> {
    await this.unitOfWork.readAsWorker('update raw_inbound_mails set claims = $2 where id = $1', [id, most]);
  }

  /** Notes whom a mail concerns, so that it goes when that account goes. */
  async assign(tx: Tx, id: string, scope: AccountScope): Promise<void> {
    await tx.query('update raw_inbound_mails set account_id = $2 where id = $1', [id, scope.accountId]);
  }

  async delete(tx: Tx, id: string): Promise<void> {
    await tx.query('delete from raw_inbound_mails where id = $1', [id]);
  }

  async deleteOf(tx: Tx, scope: AccountScope, limit: number): Promise<number> {
    const rows = await tx.query(
      `delete from raw_inbound_mails where id = any (array(
         select id from raw_inbound_mails where account_id = $1 limit $2)) returning id`,
      [scope.accountId, limit],
    );
    return rows.length;
  }

  async countOf(tx: Tx, scope: AccountScope): Promise<number> {
    const rows = await tx.query<{ n: number }>(
      'select count(*)::int as n from raw_inbound_mails where account_id = $1',
      [scope.accountId],
    );
    return rows[0]!.n;
  }

  async oldestReceivedAt(): Promise<Instant | null> {
    const rows = await this.unitOfWork.readAsWorker<{ at: Instant | null }>(
      'select min(received_at) as at from raw_inbound_mails',
    );
    return rows[0]?.at ?? null;
  }

  /** Deletes up to `limit` mails received before `before`; answers how many there were. */
  async deleteBefore(tx: Tx, before: Instant, limit: number): Promise<number> {
    const rows = await tx.query(
      `delete from raw_inbound_mails where id in
         (select id from raw_inbound_mails where received_at < $1 order by received_at limit $2 for update skip locked)
       returning id`,
      [toDate(before), limit],
    );
    return rows.length;
  }
}
