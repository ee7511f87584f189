import { Injectable } from '@nestjs/common';
import { newId } from '../../../../kernel/ids.js';
import { type AccountScope, accountScope, type BeforeCommit, type Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import type { Actor } from '../../../accounts/index.js';
import { chatProblems } from '../chats.errors.js';
import { ChatMessagesRepository } from '../data/chat-messages.repository.js';
import { ChatsRepository } from '../data/chats.repository.js';
import { type Chat, chatAfter, type ChatAuthor, type ChatMessage } from '../rules/chat.js';
import { ChatTrail } from './chat-trail.js';

/** More than people say in a chat. */
const MOST_MESSAGES = 1_000;

/** What one says in a chat; the first word of either opens it. */
@Injectable()
export class WriteInChat {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly chats: ChatsRepository,
    private readonly messages: ChatMessagesRepository,
    private readonly trail: ChatTrail,
  ) {}

  asCustomer(
    scope: AccountScope,
    said: { chatId: string; text: string },
    author: Actor,
    keep: BeforeCommit<ChatMessage>,
  ): Promise<ChatMessage> {
    return this.unitOfWork.run(scope, (tx) => this.writeIn(tx, scope, { ...said, author, kind: 'customer' }, keep));
  }

  asStaff(
    { accountId, id: chatId }: Chat,
    text: string,
    author: Actor,
    keep: BeforeCommit<ChatMessage>,
  ): Promise<ChatMessage> {
    const scope = accountScope(accountId);
    return this.unitOfWork.runAsWorker((tx) => this.writeIn(tx, scope, { chatId, text, author, kind: 'agent' }, keep));
  }

  private async writeIn(
    tx: Tx,
    scope: AccountScope,
    { chatId, text, author, kind }: { chatId: string; text: string; author: Actor; kind: ChatAuthor },
    keep: BeforeCommit<ChatMessage>,
  ): Promise<ChatMessage> {
    const chat = await this.chats.findForUpdate(tx, scope, chatId);
    if (!chat) throw platformProblems.not_found();
    const status = chatAfter(chat.status, 'write');
    if (status === null || (await this.messages.count(tx, scope, chatId)) >= MOST_MESSAGES)
      throw chatProblems.chat_state();
    const message: ChatMessage = {
      ...{ id: newId(tx.now), accountId: chat.accountId, chatId, authorKind: kind },
      ...{ authorLabel: author.label ?? null, body: text, createdAt: tx.now },
    };
    await this.messages.insert(tx, message);
    await this.chats.update(tx, chat, { status, lastActivityAt: tx.now });
    await this.trail.saidIn(tx, chat, message);
    await keep(tx, message);
    return message;
  }
}
