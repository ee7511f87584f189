import { Injectable } from '@nestjs/common';
import { isoOrNull, toDate } from '../../../../kernel/time/instant.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { credits } from '../../rules/credits.js';
import type { Keyword } from '../../country-rules/index.js';
import type { SmsStatus } from '../rules/message-states.js';
import { STATE } from './queue-words.js';
import type { MessageChange, SmsKind, SmsMessage } from './sms-message.js';

type Row = Omit<SmsMessage, 'credits' | 'charged'> & { credits: number; charged: number };

const COLUMNS = `m.id, m.account_id as "accountId", m.send_id as "sendId", m.campaign_id as "campaignId", m.test_of as "testOf", m.contact_id as "contactId",
  m.number, m.country, m.sender, m.kind, m.confirms, m.text_id as "textId", m.encoding, m.parts, m.credits_milli as credits,
  m.charged_milli as charged, m.reference, m.status, m.charge, m.because, m.next_attempt_at as "nextAttemptAt", m.code,
  m.route_id as "routeId", m.send_at as "sendAt", m.created_at as "createdAt", m.submitted_at as "submittedAt",
  m.finished_at as "finishedAt"`;

export interface SmsFilter {
  to: string | null;
  status: SmsStatus | null;
  kind: SmsKind | null;
  sendId: string | null;
  campaignId: string | null;
  from: Instant | null;
  until: Instant | null;
}

export type NewMessage = Omit<
  SmsMessage,
  'reference' | 'submittedAt' | 'finishedAt' | 'routeId' | 'charged' | 'charge' | 'code'
>;

@Injectable()
export class SmsMessagesRepository {
  /** As a worker. The number that parts have in common comes from the database. */
  async insert(tx: Tx, { accountId }: AccountScope, rows: readonly NewMessage[]): Promise<void> {
    await tx.query(
      `insert into sms_messages (id, account_id, send_id, campaign_id, contact_id, number, country, sender, kind, text_id, encoding,
         parts, credits_milli, reference, status, charge, because, next_attempt_at, send_at, created_at, confirms, test_of)
       select x.id, $1, x.send_id, x.campaign_id, x.contact_id, x.number, x.country, x.sender, x.kind, x.text_id, x.encoding, x.parts,
         x.credits, nextval('sms_references'), x.status, 'reserved', x.because, x.next_at, x.send_at, $2, x.confirms, x.test_of
       from unnest($3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[], $7::text[], $8::text[], $9::text[], $10::text[], $11::uuid[],
         $12::text[], $13::smallint[], $14::bigint[], $15::text[], $16::text[], $17::timestamptz[], $18::timestamptz[], $19::text[], $20::uuid[])
         x (id, send_id, campaign_id, contact_id, number, country, sender, kind, text_id, encoding, parts, credits, status, because,
           next_at, send_at, confirms, test_of)`,
      [
        accountId,
        toDate(tx.now),
        rows.map(({ id }) => id),
        rows.map(({ sendId }) => sendId),
        rows.map(({ campaignId }) => campaignId),
        rows.map(({ contactId }) => contactId),
        rows.map(({ number }) => number),
        rows.map(({ country }) => country),
        rows.map(({ sender }) => sender),
        rows.map(({ kind }) => kind),
        rows.map(({ textId }) => textId),
        rows.map(({ encoding }) => encoding),
        rows.map(({ parts }) => parts),
        rows.map(({ credits: amount }) => amount.toString()),
        rows.map(({ status }) => status),
        rows.map(({ because }) => because),
        rows.map(({ nextAttemptAt }) => isoOrNull(nextAttemptAt)),
        rows.map(({ sendAt }) => isoOrNull(sendAt)),
        rows.map(({ confirms }) => confirms),
        rows.map(({ testOf }) => testOf),
      ],
    );
  }

  async insertTexts(
    tx: Tx,
    { accountId }: AccountScope,
    texts: readonly { id: string; text: string }[],
    forgetAt: Instant,
  ): Promise<void> {
    await tx.query(
      `insert into sms_texts (id, account_id, text, forget_at) select x.id, $1, x.text, $2 from unnest($3::uuid[], $4::text[]) x (id, text)`,
      [accountId, toDate(forgetAt), texts.map(({ id }) => id), texts.map(({ text }) => text)],
    );
  }

  async find(tx: Tx, { accountId }: AccountScope, id: string): Promise<SmsMessage | null> {
    const sql = `select ${COLUMNS} from sms_messages m where m.account_id = $1 and m.id = $2`;
    const [row] = await tx.query<Row>(sql, [accountId, id]);
    return row === undefined ? null : messageOf(row);
  }

  /** What was asked for together, in its order. */
  async ofSend(tx: Tx, { accountId }: AccountScope, sendId: string): Promise<SmsMessage[]> {
    const sql = `select ${COLUMNS} from sms_messages m where m.account_id = $1 and m.send_id = $2 order by m.id limit 5000`;
    return (await tx.query<Row>(sql, [accountId, sendId])).map(messageOf);
  }

  async page(
    tx: Tx,
    { accountId }: AccountScope,
    filter: SmsFilter,
    { before, limit }: { before: string | null; limit: number },
  ): Promise<SmsMessage[]> {
    const rows = await tx.query<Row>(
      `select ${COLUMNS} from sms_messages m where m.account_id = $1 and ($2::uuid is null or m.id < $2)
          and ($3::text is null or m.number = $3) and ($4::text is null or m.status = $4) and ($5::text is null or m.kind = $5)
          and ($6::uuid is null or m.send_id = $6) and ($7::uuid is null or m.campaign_id = $7)
          and ($8::timestamptz is null or m.created_at >= $8) and ($9::timestamptz is null or m.created_at < $9)
        order by m.id desc limit $10`,
      [
        accountId,
        before,
        filter.to,
        filter.status,
        filter.kind,
        filter.sendId,
        filter.campaignId,
        isoOrNull(filter.from),
        isoOrNull(filter.until),
        limit,
      ],
    );
    return rows.map(messageOf);
  }

  /** Null where a text was forgotten. */
  async textOf(tx: Tx, { accountId }: AccountScope, textId: string): Promise<string | null> {
    const sql = 'select text from sms_texts where account_id = $1 and id = $2';
    return (await tx.query<{ text: string | null }>(sql, [accountId, textId]))[0]?.text ?? null;
  }

  /** Locked one after the other in the order of their ids. As a worker. */
  async unscopedLock(tx: Tx, ids: readonly string[]): Promise<SmsMessage[]> {
    const sql = `select ${COLUMNS} from sms_messages m where m.id = any ($1::uuid[]) order by m.id for update`;
    return (await tx.query<Row>(sql, [ids])).map(messageOf);
  }

  /** As a worker, of locked messages. */
  async unscopedChange(tx: Tx, changes: readonly MessageChange[]): Promise<void> {
    if (changes.length === 0) return;
    await tx.query(
      `update sms_messages m set status = x.status, because = x.because, next_attempt_at = x.next_at, code = x.code,
          route_id = coalesce(x.route_id, m.route_id), charge = x.charge, charged_milli = x.charged,
          submitted_at = coalesce(m.submitted_at, x.submitted_at), finished_at = coalesce(m.finished_at, x.finished_at), look_at = x.look_at
         from unnest($1::uuid[], $2::text[], $3::text[], $4::timestamptz[], $5::text[], $6::uuid[], $7::text[], $8::bigint[],
           $9::timestamptz[], $10::timestamptz[], $11::timestamptz[])
           x (id, status, because, next_at, code, route_id, charge, charged, submitted_at, finished_at, look_at)
        where m.id = x.id`,
      [
        changes.map(({ id }) => id),
        changes.map(({ status }) => status),
        changes.map(({ because }) => because),
        changes.map(({ nextAttemptAt }) => isoOrNull(nextAttemptAt)),
        changes.map(({ code }) => code),
        changes.map(({ routeId }) => routeId),
        changes.map(({ charge }) => charge),
        changes.map(({ charged }) => charged.toString()),
        changes.map(({ submittedAt }) => isoOrNull(submittedAt)),
        changes.map(({ finishedAt }) => isoOrNull(finishedAt)),
        changes.map(({ lookAt }) => isoOrNull(lookAt)),
      ],
    );
  }

  /** Which messages somebody has to look at, because no carrier spoke. */
  async unscopedToLookAt(tx: Tx, at: Instant, limit: number): Promise<string[]> {
    const sql = 'select id from sms_messages where look_at <= $1 order by look_at limit $2';
    return (await tx.query<{ id: string }>(sql, [toDate(at), limit])).map(({ id }) => id);
  }

  /** Whether somebody's keyword was answered since then. As a worker. */
  async unscopedConfirmed(
    tx: Tx,
    { accountId }: AccountScope,
    { number, keyword, since }: { number: string; keyword: Keyword; since: Instant },
  ): Promise<boolean> {
    const rows = await tx.query(
      `select 1 as one from sms_messages where number = $1 and account_id = $2 and confirms = $3 and created_at > $4 limit 1`,
      [number, accountId, keyword, toDate(since)],
    );
    return rows.length > 0;
  }

  /** The last message to a number, of whichever account: whom its owner answers, be it before its carrier's yes is written. As a worker. */
  async unscopedLastTo(tx: Tx, number: string, since: Instant, sender: string | null): Promise<SmsMessage | null> {
    const [row] = await tx.query<Row>(
      `select ${COLUMNS} from sms_messages m where m.number = $1 and m.created_at >= $2
          and (m.submitted_at is not null or exists (select from sms_queue q where q.message_id = m.id and q.state = ${STATE.leased}))
          and ($3::text is null or ltrim(m.sender, '+') = ltrim($3, '+')) order by m.id desc limit 1`,
      [number, toDate(since), sender],
    );
    return row === undefined ? null : messageOf(row);
  }
}

function messageOf(row: Row): SmsMessage {
  return { ...row, credits: credits(row.credits), charged: credits(row.charged) };
}
