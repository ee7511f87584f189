import { Injectable } from '@nestjs/common';
import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { Config } from '../../../../platform/config/config.js';
import { accountScope, type Tx } from '../../../../platform/database/tx.js';
import { platformProblems } from '../../../../platform/http/index.js';
import type { Actor } from '../../../accounts/index.js';
import { channelProblems } from '../../channels/index.js';
import { AddMessage, LookUpTicket } from '../../tickets/index.js';
import { chatProblems } from '../chats.errors.js';
import { ChatsRepository } from '../data/chats.repository.js';
import { type Chat, chatAfter } from '../rules/chat.js';
import { INVITATION } from '../rules/chat-texts.table.js';
import { ChatTrail } from './chat-trail.js';

/** Invites the customer: as a message in the ticket, which is mailed to him like any answer. */
@Injectable()
export class InviteToChat {
  constructor(
    private readonly config: Config,
    private readonly tickets: LookUpTicket,
    private readonly chats: ChatsRepository,
    private readonly addMessage: AddMessage,
    private readonly trail: ChatTrail,
  ) {}

  async in(tx: Tx, chat: Chat, { actor, staffId }: { actor: Actor; staffId: string }): Promise<Chat> {
    const status = chatAfter(chat.status, 'invite');
    if (status === null) throw chatProblems.chat_state();
    await this.requirePinIn(tx, chat);
    const { accountId, ticketId, language } = chat;
    const link = `${this.config.publicUrl}/v1/support/chats/${wireId(WIRE_PREFIXES.chat, chat.id)}`;
    const text = INVITATION[language].replace('{link}', link);
    await this.addMessage.addIn(tx, { accountId, ticketId, author: actor, text });
    const change = { status, agentId: staffId, invitedAt: tx.now, lastActivityAt: tx.now };
    const invited = await this.chats.update(tx, chat, change);
    await this.trail.changedIn(tx, invited, 'chat.invited', actor);
    return invited;
  }

  /** What was proved when the chat was asked for may be over by now. */
  private async requirePinIn(tx: Tx, { accountId, ticketId }: Chat): Promise<void> {
    const ticket = await this.tickets.findIn(tx, accountScope(accountId), ticketId);
    if (!ticket) throw platformProblems.not_found();
    const known = ticket.verifiedUntil !== null && tx.now < ticket.verifiedUntil;
    if (ticket.topic === 'sensitive_data' && !known) throw channelProblems.pin_verification_required();
  }
}
