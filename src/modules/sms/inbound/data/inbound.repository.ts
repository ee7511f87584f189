import { Injectable } from '@nestjs/common';
import { newId } from '../../../../kernel/ids.js';
import { type Instant, toDate } from '../../../../kernel/time/instant.js';
import { HotPool } from '../../../../platform/database/hot-pool.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import type { Keyword } from '../../country-rules/index.js';

/** A text that somebody sent to one of our numbers. */
export interface SmsInbound {
  id: string;
  accountId: string;
  routeId: string;
  sender: string;
  recipient: string;
  /** Null once it is forgotten. */
  text: string | null;
  keyword: Keyword | null;
  /** What it answers, as far as that can be said. */
  messageId: string | null;
  receivedAt: Instant;
}

const COLUMNS = `id, account_id as "accountId", route_id as "routeId", sender, recipient, text, keyword, message_id as "messageId",
  received_at as "receivedAt"`;
const PAGE = 5_000;

@Injectable()
export class SmsInboundRepository {
  constructor(private readonly pool: HotPool) {}

  /** Null when it is known. As a worker. */
  async insert(
    tx: Tx,
    inbound: Omit<SmsInbound, 'id' | 'receivedAt'>,
    externalKey: string | null,
  ): Promise<SmsInbound | null> {
    const [row] = await tx.query<SmsInbound>(
      `insert into sms_inbound (id, account_id, route_id, sender, recipient, text, keyword, message_id, external_key, received_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (route_id, external_key) do nothing returning ${COLUMNS}`,
      [
        newId(tx.now),
        inbound.accountId,
        inbound.routeId,
        inbound.sender,
        inbound.recipient,
        inbound.text,
        inbound.keyword,
        inbound.messageId,
        externalKey,
        toDate(tx.now),
      ],
    );
    return row ?? null;
  }

  /** Lays a part of a longer text by; answers the whole when it was the last one. As a worker. */
  async gather(
    tx: Tx,
    key: { routeId: string; sender: string; recipient: string; reference: number; of: number },
    part: number,
    text: string,
  ): Promise<string | null> {
    const values = [key.routeId, key.sender, key.recipient, key.reference, key.of];
    // Of parts that come at the same moment the second must see the first.
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`sms inbound ${values.join(' ')}`]);
    await tx.query(
      `insert into sms_inbound_parts (route_id, sender, recipient, reference, parts, part, text, received_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (route_id, sender, recipient, reference, parts, part) do update set text = excluded.text`,
      [...values, part, text, toDate(tx.now)],
    );
    const where = 'route_id = $1 and sender = $2 and recipient = $3 and reference = $4 and parts = $5';
    const rows = await tx.query<{ text: string }>(
      `select text from sms_inbound_parts where ${where} order by part for update`,
      values,
    );
    if (rows.length < key.of) return null;
    await tx.query(`delete from sms_inbound_parts where ${where}`, values);
    return rows.map((row) => row.text).join('');
  }

  page(tx: Tx, { accountId }: AccountScope, limit: number, before: string | null): Promise<SmsInbound[]> {
    return tx.query<SmsInbound>(
      `select ${COLUMNS} from sms_inbound where account_id = $1 and ($2::uuid is null or id < $2) order by id desc limit $3`,
      [accountId, before, limit],
    );
  }

  async find(tx: Tx, { accountId }: AccountScope, id: string): Promise<SmsInbound | null> {
    const sql = `select ${COLUMNS} from sms_inbound where account_id = $1 and id = $2`;
    return (await tx.query<SmsInbound>(sql, [accountId, id]))[0] ?? null;
  }

  /** What was written, once its time is over, and parts whose others never came. Answers whether there may be more. */
  async unscopedForget(before: Instant): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      `update sms_inbound set text = null where id in (
         select id from sms_inbound where text is not null and received_at < $1 order by received_at limit ${PAGE})`,
      [toDate(before)],
    );
    return rowCount === PAGE;
  }

  async unscopedForgetParts(before: Instant): Promise<void> {
    await this.pool.query('delete from sms_inbound_parts where received_at < $1', [toDate(before)]);
  }
}
