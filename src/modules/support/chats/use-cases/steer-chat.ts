import { Injectable } from '@nestjs/common';
import { type AccountScope, accountScope, type BeforeCommit, type Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import type { Actor } from '../../../accounts/index.js';
import { AddMessage } from '../../tickets/index.js';
import { ChatsRepository } from '../data/chats.repository.js';
import type { Chat } from '../rules/chat.js';
import { DECLINED } from '../rules/chat-texts.table.js';
import { FinishChat, type LastStep } from './finish-chat.js';
import { InviteToChat } from './invite-to-chat.js';

/** The steps that people take with a chat, each in a transaction of its own. */
@Injectable()
export class SteerChat {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly chats: ChatsRepository,
    private readonly finish: FinishChat,
    private readonly invitation: InviteToChat,
    private readonly addMessage: AddMessage,
  ) {}

  invite(chat: Chat, by: { actor: Actor; staffId: string }, keep: BeforeCommit<Chat>): Promise<Chat> {
    return this.asStaff(chat, keep, (tx, locked) => this.invitation.in(tx, locked, by));
  }

  decline(chat: Chat, { actor, text }: { actor: Actor; text: string | null }, keep: BeforeCommit<Chat>): Promise<Chat> {
    return this.asStaff(chat, keep, async (tx, locked) => {
      const { accountId, ticketId, language } = locked;
      const declined = await this.finish.in(tx, locked, 'decline', actor);
      await this.addMessage.addIn(tx, { accountId, ticketId, author: actor, text: text ?? DECLINED[language] });
      return declined;
    });
  }

  finishAsStaff(chat: Chat, step: LastStep, actor: Actor, keep: BeforeCommit<Chat>): Promise<Chat> {
    return this.asStaff(chat, keep, (tx, locked) => this.finish.in(tx, locked, step, actor));
  }

  finishAsCustomer(scope: AccountScope, id: string, actor: Actor, keep: BeforeCommit<Chat>): Promise<Chat> {
    return this.unitOfWork.run(scope, async (tx) => {
      const ended = await this.finish.in(tx, await this.lockedIn(tx, scope, id), 'end', actor);
      await keep(tx, ended);
      return ended;
    });
  }

  private asStaff(
    { accountId, id }: Chat,
    keep: BeforeCommit<Chat>,
    work: (tx: Tx, locked: Chat) => Promise<Chat>,
  ): Promise<Chat> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      const changed = await work(tx, await this.lockedIn(tx, accountScope(accountId), id));
      await keep(tx, changed);
      return changed;
    });
  }

  private async lockedIn(tx: Tx, scope: AccountScope, id: string): Promise<Chat> {
    const chat = await this.chats.findForUpdate(tx, scope, id);
    if (!chat) throw platformProblems.not_found();
    return chat;
  }
}
