import { Injectable } from '@nestjs/common';
import { toDate } from '../../../../kernel/time/instant.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import type { ChatMessage } from '../rules/chat.js';
import type { ChatPage } from './chats.repository.js';

const COLUMNS = `id, account_id as "accountId", chat_id as "chatId", author_kind as "authorKind",
  author_label as "authorLabel", body, created_at as "createdAt"`;

@Injectable()
export class ChatMessagesRepository {
  async insert(tx: Tx, message: ChatMessage): Promise<void> {
    const { id, accountId, chatId, authorKind, authorLabel, body, createdAt } = message;
    await tx.query(
      `insert into chat_messages (id, account_id, chat_id, author_kind, author_label, body, created_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [id, accountId, chatId, authorKind, authorLabel, body, toDate(createdAt)],
    );
  }

  /** Newest first. */
  page(tx: Tx, scope: AccountScope, chatId: string, { before, limit }: ChatPage): Promise<ChatMessage[]> {
    return tx.query<ChatMessage>(
      `select ${COLUMNS} from chat_messages where account_id = $1 and chat_id = $2 and ($3::uuid is null or id < $3)
        order by id desc limit $4`,
      [scope.accountId, chatId, before, limit],
    );
  }

  /** In the order they were written. */
  all(tx: Tx, scope: AccountScope, chatId: string): Promise<ChatMessage[]> {
    return tx.query<ChatMessage>(
      `select ${COLUMNS} from chat_messages where account_id = $1 and chat_id = $2 order by created_at, id`,
      [scope.accountId, chatId],
    );
  }

  async count(tx: Tx, scope: AccountScope, chatId: string): Promise<number> {
    const rows = await tx.query<{ n: number }>(
      'select count(*)::int as n from chat_messages where account_id = $1 and chat_id = $2',
      [scope.accountId, chatId],
    );
    return rows[0]!.n;
  }
}
