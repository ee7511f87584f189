import { Injectable } from '@nestjs/common';
import { type Instant, toDate } from '../../kernel/time/instant.js';
import type { AccountScope, Tx } from '../../platform/database/tx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { HotPool } from '../../platform/database/hot-pool.js';
import { withPlaceInPace } from './data/place-in-pace.js';
import {
  type BecauseName,
  becauseName,
  QUEUE_STATE,
  RECIPIENT_KIND,
  type RecipientKind,
  STATUS,
  type StatusName,
  statusName,
} from './rules/words.js';

export interface MessageRow {
  id: string;
  createdAt: Instant;
  fromEmail: string;
  subject: string | null;
  marketing: boolean;
  tags: string[];
  customId: string | null;
  sendAt: Instant | null;
  expiresAt: Instant | null;
  sandbox: boolean;
  sizeBytes: number;
  recipientCount: number;
  messageIdHeader: string;
}

export interface RecipientRow {
  id: string;
  messageId: string;
  email: string;
  kind: RecipientKind;
  status: StatusName;
  attempts: number;
  nextAttemptAt: Instant | null;
  because: BecauseName;
  /** How many wait for the account's speed before it; null where it does not, and in lists. */
  placeInPace: number | null;
  updatedAt: Instant;
}

export interface MessageFilter {
  recipientKey?: string;
  status?: StatusName;
  tag?: string;
  customId?: string;
  from?: Instant;
  to?: Instant;
  beforeId?: string;
  limit: number;
}

/** How many recipients of each status a message has. */
export type StatusCounts = ReadonlyMap<StatusName, number>;

const COLUMNS = `m.id, m.created_at as "createdAt", m.from_email as "fromEmail", m.subject, m.class = 2 as marketing,
  coalesce(m.tags, '{}') as tags, m.custom_id as "customId", m.send_at as "sendAt", m.expires_at as "expiresAt", m.sandbox,
  m.size_bytes as "sizeBytes", m.recipient_count as "recipientCount", m.message_id_header as "messageIdHeader"`;
/** A leased row is being sent; the record itself is not written for that. */
const STATUS_NOW = `case when q.state = ${QUEUE_STATE.leased} then ${STATUS.sending} else d.status end`;
const RECIPIENTS = `select d.id, d.message_id, d.recipient, d.kind, ${STATUS_NOW} as status, greatest(d.attempts, coalesce(q.tries, 0)) as attempts,
  q.next_at, coalesce(q.because, d.because) as because, q.class as queue_class, q.seq as queue_seq, d.updated_at
  from deliveries d left join delivery_queue q on q.id = d.id`;

/** Messages as customers look them up. Reads go through the account's own policy. */
@Injectable()
export class MessageArchive {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly pool: HotPool,
  ) {}

  /** Newest first; one more than the limit, so that the caller sees whether there is more. */
  search(scope: AccountScope, filter: MessageFilter): Promise<MessageRow[]> {
    const { where, params } = conditions(scope, filter);
    const sql = `select ${COLUMNS} from messages m where ${where} order by m.id desc limit ${Math.trunc(filter.limit) + 1}`;
    return this.unitOfWork.run(scope, (tx) => tx.query<MessageRow>(sql, params));
  }

  async find(scope: AccountScope, messageId: string): Promise<MessageRow | null> {
    const sql = `select ${COLUMNS} from messages m where m.account_id = $1 and m.id = $2`;
    const [row] = await this.unitOfWork.run(scope, (tx) => tx.query<MessageRow>(sql, [scope.accountId, messageId]));
    return row ?? null;
  }

  /** In the order of acceptance. */
  async recipientsOf(scope: AccountScope, messageId: string): Promise<RecipientRow[]> {
    const sql = `${RECIPIENTS} where d.account_id = $1 and d.message_id = $2 order by d.seq`;
    return this.unitOfWork.run(scope, async (tx) => {
      const rows = await tx.query<RecipientRecord>(sql, [scope.accountId, messageId]);
      return (await withPlaceInPace(tx, scope, rows)).map(recipientOf);
    });
  }

  /** The first recipients of each message and, for all of them, how many stand where. */
  async overviewOf(
    scope: AccountScope,
    messageIds: readonly string[],
    first: number,
  ): Promise<Map<string, { recipients: RecipientRow[]; counts: StatusCounts }>> {
    const found = new Map<string, { recipients: RecipientRow[]; counts: Map<StatusName, number> }>();
    for (const id of messageIds) found.set(id, { recipients: [], counts: new Map() });
    await this.unitOfWork.run(scope, async (tx) => {
      for (const row of await this.firstRecipients(tx, scope, messageIds, first))
        found.get(row.messageId)?.recipients.push(row);
      const counts = await tx.query<{ message_id: string; status: number; n: number }>(
        `select d.message_id, ${STATUS_NOW} as status, count(*)::int as n from deliveries d left join delivery_queue q on q.id = d.id
          where d.account_id = $1 and d.message_id = any ($2::uuid[]) group by 1, 2`,
        [scope.accountId, messageIds],
      );
      for (const row of counts) found.get(row.message_id)?.counts.set(statusName(row.status), row.n);
    });
    return found;
  }

  /** The stored body; null when it was never there or its time is over. */
  async bodyOf(scope: AccountScope, messageId: string): Promise<OwnBody | null> {
    const sql = `select b.message_id as "messageId", b.encoding, b.raw_bytes as "rawBytes", b.content, m.bulk_id as "bulkId", m.send_at as "sendAt"
      from bodies b join messages m on m.id = b.message_id where b.account_id = $1 and b.message_id = $2`;
    const [row] = await this.unitOfWork.run(scope, (tx) => tx.query<OwnBody>(sql, [scope.accountId, messageId]));
    return row ?? null;
  }

  /** One recipient of a message; the first one when nobody is named. */
  async recipientOf(
    scope: AccountScope,
    messageId: string,
    deliveryId: string | null,
  ): Promise<{ id: string; email: string } | null> {
    const sql = `select d.id, d.recipient as email from deliveries d
      where d.account_id = $1 and d.message_id = $2 and ($3::uuid is null or d.id = $3) order by d.seq limit 1`;
    const params = [scope.accountId, messageId, deliveryId];
    const [row] = await this.unitOfWork.run(scope, (tx) => tx.query<{ id: string; email: string }>(sql, params));
    return row ?? null;
  }

  /** For delivery: bodies of any account. */
  async unscopedBodies(messageIds: readonly string[]): Promise<(StoredBody & BodyFacts)[]> {
    const { rows } = await this.pool.query<StoredBody & BodyFacts>({
      name: 'bodies_of',
      text: `select b.message_id as "messageId", b.encoding, b.raw_bytes as "rawBytes", b.content, m.account_id as "accountId",
               m.from_email as "fromEmail", m.message_id_header as "messageIdHeader", m.class as "mailClass", m.track,
               m.bulk_id as "bulkId", m.send_at as "sendAt"
             from unnest($1::uuid[]) x (id) join bodies b on b.message_id = x.id join messages m on m.id = x.id`,
      values: [messageIds],
    });
    return rows;
  }

  private async firstRecipients(
    tx: Tx,
    scope: AccountScope,
    messageIds: readonly string[],
    first: number,
  ): Promise<RecipientRow[]> {
    const rows = await tx.query<RecipientRecord>(
      `select x.* from unnest($2::uuid[]) m (id) cross join lateral
         (${RECIPIENTS} where d.account_id = $1 and d.message_id = m.id order by d.seq limit ${Math.trunc(first)}) x`,
      [scope.accountId, messageIds],
    );
    return rows.map(recipientOf);
  }
}

export interface StoredBody {
  messageId: string;
  encoding: number;
  rawBytes: number;
  content: Buffer;
}
/** Of mail to many the content holds what its recipients differ in. */
export type OwnBody = StoredBody & Pick<BodyFacts, 'bulkId' | 'sendAt'>;
export interface BodyFacts {
  accountId: string;
  fromEmail: string;
  messageIdHeader: string;
  mailClass: number;
  /** 1 opens, 2 clicks; 4 and 8: the message itself says so, yes or no. */
  track: number;
  /** Of mail to many: what its recipients' copies are made of. */
  bulkId: string | null;
  sendAt: Instant | null;
}

interface RecipientRecord {
  id: string;
  message_id: string;
  recipient: string;
  kind: number;
  status: number;
  attempts: number;
  next_at: Instant | null;
  because: number;
  queue_class: number | null;
  queue_seq: number | null;
  place?: number;
  updated_at: Instant;
}

function recipientOf(row: RecipientRecord): RecipientRow {
  return {
    id: row.id,
    messageId: row.message_id,
    email: row.recipient,
    kind: (Object.keys(RECIPIENT_KIND) as RecipientKind[])[row.kind] ?? 'to',
    status: statusName(row.status),
    attempts: row.attempts,
    nextAttemptAt: row.next_at,
    because: becauseName(row.because),
    placeInPace: row.place ?? null,
    updatedAt: row.updated_at,
  };
}

function conditions(scope: AccountScope, filter: MessageFilter): { where: string; params: unknown[] } {
  const params: unknown[] = [scope.accountId];
  const clauses = ['m.account_id = $1'];
  const add = (clause: (n: string) => string, value: unknown): void => {
    params.push(value);
    clauses.push(clause(`$${params.length}`));
  };
  if (filter.beforeId !== undefined) add((n) => `m.id < ${n}`, filter.beforeId);
  if (filter.from !== undefined) add((n) => `m.id >= spool_uuid_floor(${n})`, toDate(filter.from));
  if (filter.to !== undefined) add((n) => `m.id < spool_uuid_floor(${n})`, toDate(filter.to));
  if (filter.customId !== undefined) add((n) => `m.custom_id = ${n}`, filter.customId);
  if (filter.tag !== undefined) add((n) => `${n} = any (m.tags)`, filter.tag);
  if (filter.recipientKey !== undefined) {
    add(
      (n) => `m.id in (select d.message_id from deliveries d where d.account_id = $1 and d.recipient_key = ${n})`,
      filter.recipientKey,
    );
  }
  if (filter.status !== undefined) {
    add(
      (n) =>
        `exists (select from deliveries d left join delivery_queue q on q.id = d.id where d.message_id = m.id and ${STATUS_NOW} = ${n})`,
      STATUS[filter.status],
    );
  }
  return { where: clauses.join(' and '), params };
}
