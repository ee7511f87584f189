import { Injectable } from '@nestjs/common';
import { accountScope, type Tx } from '../../../../platform/database/tx.js';
import type { Actor } from '../../../accounts/index.js';
import { AddMessage } from '../../tickets/index.js';
import { chatProblems } from '../chats.errors.js';
import { ChatMessagesRepository } from '../data/chat-messages.repository.js';
import { ChatsRepository } from '../data/chats.repository.js';
import { type Chat, chatAfter, type ChatStep } from '../rules/chat.js';
import { transcriptOf } from '../rules/transcript.js';
import { type ChatAction, ChatTrail } from './chat-trail.js';

export type LastStep = Extract<ChatStep, 'decline' | 'end' | 'escalate' | 'expire'>;

const ACTIONS: Record<LastStep, ChatAction> = {
  decline: 'chat.declined',
  end: 'chat.ended',
  escalate: 'chat.escalated',
  expire: 'chat.expired',
};

/** Ends a chat that its transaction has locked; what was said goes into the ticket. */
@Injectable()
export class FinishChat {
  constructor(
    private readonly chats: ChatsRepository,
    private readonly messages: ChatMessagesRepository,
    private readonly addMessage: AddMessage,
    private readonly trail: ChatTrail,
  ) {}

  async in(tx: Tx, chat: Chat, step: LastStep, actor: Actor): Promise<Chat> {
    const status = chatAfter(chat.status, step);
    if (status === null) throw chatProblems.chat_state();
    const transcriptMessageId = await this.transcribeIn(tx, chat, step === 'escalate');
    const ended = await this.chats.update(tx, chat, { status, endedAt: tx.now, transcriptMessageId });
    await this.trail.changedIn(tx, ended, ACTIONS[step], actor);
    return ended;
  }

  /** Answers the last message it wrote. */
  private async transcribeIn(tx: Tx, { accountId, ticketId, id, language }: Chat, escalated: boolean) {
    const said = await this.messages.all(tx, accountScope(accountId), id);
    const author: Actor = { type: 'system', id: null };
    let last: string | null = null;
    for (const text of transcriptOf(language, said, escalated))
      last = (await this.addMessage.addIn(tx, { accountId, ticketId, author, text })).message.id;
    return last;
  }
}
