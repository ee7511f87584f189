import { Injectable } from '@nestjs/common';
import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { AccountsFacade, type Actor } from '../../../accounts/index.js';
import { LiveSupport } from '../../live/index.js';
import type { Chat, ChatMessage } from '../rules/chat.js';

export type ChatAction =
  'chat.requested' | 'chat.invited' | 'chat.declined' | 'chat.ended' | 'chat.escalated' | 'chat.expired';

/** What of chats is written down, and told to who watches. What was said stands in neither. */
@Injectable()
export class ChatTrail {
  constructor(
    private readonly accounts: AccountsFacade,
    private readonly live: LiveSupport,
  ) {}

  async changedIn(tx: Tx, chat: Chat, action: ChatAction, actor: Actor): Promise<void> {
    const { accountId } = chat;
    const ids = idsOf(chat);
    await this.accounts.auditIn(tx, {
      ...{ accountId, action, actor },
      target: { type: 'chat', id: ids.chatId },
      changes: { ticketId: ids.ticketId, status: chat.status },
    });
    await this.live.publishIn(tx, { accountId, forStaff: true, kind: 'chat.changed', ids });
  }

  async saidIn(tx: Tx, chat: Chat, message: ChatMessage): Promise<void> {
    const ids = { ...idsOf(chat), chatMessageId: wireId(WIRE_PREFIXES.chatMessage, message.id) };
    await this.live.publishIn(tx, { accountId: chat.accountId, forStaff: true, kind: 'chat.message_added', ids });
  }
}

function idsOf({ id, ticketId }: Chat): { ticketId: string; chatId: string } {
  return { ticketId: wireId(WIRE_PREFIXES.ticket, ticketId), chatId: wireId(WIRE_PREFIXES.chat, id) };
}
