import { Injectable } from '@nestjs/common';
import { type Instant, toDate } from '../../../../kernel/time/instant.js';
import { HotPool } from '../../../../platform/database/hot-pool.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { type Chat, type ChatStatus, IDLE_MS } from '../rules/chat.js';

/** Id of the last row of the page before, and how many rows at most. */
export interface ChatPage {
  before: string | null;
  limit: number;
}

const COLUMNS = `id, account_id as "accountId", ticket_id as "ticketId", language, status, agent_id as "agentId",
  transcript_message_id as "transcriptMessageId", created_at as "createdAt", invited_at as "invitedAt",
  ended_at as "endedAt", last_activity_at as "lastActivityAt"`;

const IDLE_BY = Object.entries(IDLE_MS)
  .map(
    ([status, ms]) => `(status = '${status}' and last_activity_at <= $1::timestamptz - interval '${ms} milliseconds')`,
  )
  .join(' or ');

@Injectable()
export class ChatsRepository {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly pool: HotPool,
  ) {}

  /** False when the ticket has a chat that lives, even since this moment. */
  async insert(tx: Tx, chat: Chat): Promise<boolean> {
    const rows = await tx.query(
      `insert into chats (id, account_id, ticket_id, language, status, created_at, last_activity_at)
       values ($1, $2, $3, $4, $5, $6, $6) on conflict do nothing returning 1 as one`,
      [chat.id, chat.accountId, chat.ticketId, chat.language, chat.status, toDate(chat.createdAt)],
    );
    return rows.length > 0;
  }

  async update(tx: Tx, chat: Chat, change: Partial<Chat>): Promise<Chat> {
    const changed = { ...chat, ...change };
    await tx.query(
      `update chats set status = $3, agent_id = $4, transcript_message_id = $5, invited_at = $6, ended_at = $7,
         last_activity_at = $8 where account_id = $1 and id = $2`,
      [
        ...[changed.accountId, changed.id, changed.status, changed.agentId, changed.transcriptMessageId],
        ...[dateOrNull(changed.invitedAt), dateOrNull(changed.endedAt), toDate(changed.lastActivityAt)],
      ],
    );
    return changed;
  }

  async findForUpdate(tx: Tx, scope: AccountScope, id: string): Promise<Chat | null> {
    const sql = `select ${COLUMNS} from chats where account_id = $1 and id = $2 for update`;
    return (await tx.query<Chat>(sql, [scope.accountId, id]))[0] ?? null;
  }

  async find(tx: Tx, scope: AccountScope, id: string): Promise<Chat | null> {
    const sql = `select ${COLUMNS} from chats where account_id = $1 and id = $2`;
    return (await tx.query<Chat>(sql, [scope.accountId, id]))[0] ?? null;
  }

  /** Newest first. */
  page(tx: Tx, scope: AccountScope, ticketId: string, { before, limit }: ChatPage): Promise<Chat[]> {
    return tx.query<Chat>(
      `select ${COLUMNS} from chats where account_id = $1 and ticket_id = $2 and ($3::uuid is null or id < $3)
        order by id desc limit $4`,
      [scope.accountId, ticketId, before, limit],
    );
  }

  async unscopedFind(id: string): Promise<Chat | null> {
    const sql = `select ${COLUMNS} from chats where id = $1`;
    return (await this.unitOfWork.readAsWorker<Chat>(sql, [id]))[0] ?? null;
  }

  /** Newest first, over all accounts. */
  unscopedPage(status: ChatStatus | null, { before, limit }: ChatPage): Promise<Chat[]> {
    const ofStatus = status === null ? '' : 'and status = $3';
    return this.unitOfWork.readAsWorker<Chat>(
      `select ${COLUMNS} from chats where ($1::uuid is null or id < $1) ${ofStatus} order by id desc limit $2`,
      [before, limit, ...(status === null ? [] : [status])],
    );
  }

  /** The moment from which the first chat lies still for too long. */
  async unscopedNextIdle(): Promise<Instant | null> {
    const ends = Object.entries(IDLE_MS).map(
      ([status, ms]) =>
        `(select min(last_activity_at) + interval '${ms} milliseconds' from chats where ended_at is null and status = '${status}')`,
    );
    const { rows } = await this.pool.query<{ at: Instant | null }>({
      name: 'next-idle-chat',
      text: `select least(${ends.join(', ')}) as at`,
    });
    return rows[0]?.at ?? null;
  }

  unscopedLockIdle(tx: Tx, at: Instant, limit: number): Promise<Chat[]> {
    return tx.query<Chat>(
      `select ${COLUMNS} from chats where ended_at is null and (${IDLE_BY}) order by id limit $2 for update skip locked`,
      [toDate(at), limit],
    );
  }
}

function dateOrNull(at: Instant | null): Date | null {
  return at === null ? null : toDate(at);
}
