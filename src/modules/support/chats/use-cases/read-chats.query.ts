import { Injectable } from '@nestjs/common';
import { type AccountScope, accountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { ReadTickets, type VisibleQueues } from '../../tickets/index.js';
import { ChatMessagesRepository } from '../data/chat-messages.repository.js';
import { type ChatPage, ChatsRepository } from '../data/chats.repository.js';
import type { Chat, ChatMessage, ChatStatus } from '../rules/chat.js';

/** Chats and what is said in them, newest first; every page has one row more than asked for, if there is one. */
@Injectable()
export class ReadChats {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly chats: ChatsRepository,
    private readonly messages: ChatMessagesRepository,
    private readonly tickets: ReadTickets,
  ) {}

  page(scope: AccountScope, ticketId: string, page: ChatPage): Promise<Chat[]> {
    return this.unitOfWork.run(scope, (tx) => this.chats.page(tx, scope, ticketId, oneMore(page)));
  }

  /** Null also when the caller does not see its ticket. */
  async find(scope: AccountScope, id: string, visible: VisibleQueues): Promise<Chat | null> {
    const chat = await this.unitOfWork.run(scope, (tx) => this.chats.find(tx, scope, id));
    return chat && (await this.tickets.find(scope, chat.ticketId, visible)) ? chat : null;
  }

  messagesOf(scope: AccountScope, chatId: string, page: ChatPage): Promise<ChatMessage[]> {
    return this.unitOfWork.run(scope, (tx) => this.messages.page(tx, scope, chatId, oneMore(page)));
  }

  unscopedFind(id: string): Promise<Chat | null> {
    return this.chats.unscopedFind(id);
  }

  /** @throws not_found */
  async unscopedRequired(id: string): Promise<Chat> {
    const chat = await this.unscopedFind(id);
    if (chat === null) throw platformProblems.not_found();
    return chat;
  }

  unscopedPage(status: ChatStatus | null, page: ChatPage): Promise<Chat[]> {
    return this.chats.unscopedPage(status, oneMore(page));
  }

  unscopedMessagesOf({ accountId, id }: Chat, page: ChatPage): Promise<ChatMessage[]> {
    return this.unitOfWork.runAsWorker((tx) => this.messages.page(tx, accountScope(accountId), id, oneMore(page)));
  }
}

function oneMore(page: ChatPage): ChatPage {
  return { ...page, limit: page.limit + 1 };
}
