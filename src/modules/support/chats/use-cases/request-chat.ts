import { Injectable } from '@nestjs/common';
import { newId } from '../../../../kernel/ids.js';
import type { Language } from '../../../../kernel/texts.js';
import type { AccountScope, BeforeCommit } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import type { Actor } from '../../../accounts/index.js';
import { ChannelDoor } from '../../channels/index.js';
import { LookUpTicket } from '../../tickets/index.js';
import { chatProblems } from '../chats.errors.js';
import { ChatsRepository } from '../data/chats.repository.js';
import type { Chat } from '../rules/chat.js';
import { ChatTrail } from './chat-trail.js';

/** A wish for a chat in a ticket, if its channel is open to the account now. */
@Injectable()
export class RequestChat {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tickets: LookUpTicket,
    private readonly door: ChannelDoor,
    private readonly chats: ChatsRepository,
    private readonly trail: ChatTrail,
  ) {}

  run(
    scope: AccountScope,
    wish: { ticketId: string; language: Language | null },
    actor: Actor,
    keep: BeforeCommit<Chat>,
  ): Promise<Chat> {
    return this.unitOfWork.run(scope, async (tx) => {
      const ticket = await this.tickets.findIn(tx, scope, wish.ticketId);
      if (!ticket) throw platformProblems.not_found();
      const language = wish.language ?? ticket.language;
      const pinVerified = ticket.verifiedUntil !== null && tx.now < ticket.verifiedUntil;
      await this.door.requireIn(tx, scope, { channel: 'chat', topic: ticket.topic, language, ticket, pinVerified });
      const chat: Chat = {
        ...{ id: newId(tx.now), accountId: scope.accountId, ticketId: ticket.id, language, status: 'requested' },
        ...{ agentId: null, transcriptMessageId: null, createdAt: tx.now, lastActivityAt: tx.now },
        ...{ invitedAt: null, endedAt: null },
      };
      if (!(await this.chats.insert(tx, chat))) throw chatProblems.chat_already_requested();
      await this.trail.changedIn(tx, chat, 'chat.requested', actor);
      await keep(tx, chat);
      return chat;
    });
  }
}
