import { Injectable } from '@nestjs/common';
import type { Language } from '../../../../kernel/texts.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { type OfferedArticle, SupportMailsRepository } from '../data/support-mails.repository.js';
import type { TicketMailId } from '../rules/signed-ids.js';
import { TicketMailIds } from './ticket-mail-ids.js';

/** What a mail about a ticket carries, so that its answer comes back to it and mail programs show one conversation. */
export interface TicketThread {
  messageId: string;
  replyTo: string;
  inReplyTo: string | null;
  references: string[];
}

/** What who wrote to us, and gets no ticket for it, is told. */
export interface HelpAnswer {
  to: string;
  language: Language;
  articles: OfferedArticle[];
  /** The mail that is answered. */
  inReplyTo: string | null;
}

const REFERENCES = 5;
/** What may stand in a header of ours. */
const PLAIN_ID = /^<[!-;=?-~]{1,250}>$/;

/** What the mails that we write about support look like to mail programs. */
@Injectable()
export class TicketThreads {
  constructor(
    private readonly ids: TicketMailIds,
    private readonly mails: SupportMailsRepository,
  ) {}

  /** Of a message's mail, or with the ticket's own id of the first mail about it. */
  async ofIn(tx: Tx, mail: TicketMailId): Promise<TicketThread> {
    const { ticketId } = mail;
    const root = this.ids.messageIdOf({ ticketId, messageId: ticketId });
    const messageId = this.ids.messageIdOf(mail);
    const theirs = (await this.mails.lastHeaders(tx, ticketId, REFERENCES)).filter((id) => PLAIN_ID.test(id));
    const references = [...(messageId === root ? [] : [root]), ...theirs.toReversed()];
    return {
      messageId,
      replyTo: this.ids.replyAddressOf(ticketId),
      inReplyTo: theirs[0] ?? references[0] ?? null,
      references,
    };
  }

  async helpIn(tx: Tx, mailId: string): Promise<HelpAnswer | null> {
    const mail = await this.mails.unscopedFindIn(tx, mailId);
    if (mail?.senderEmail == null) return null;
    const { senderEmail, language, suggestions, messageIdHeader } = mail;
    const inReplyTo = messageIdHeader !== null && PLAIN_ID.test(messageIdHeader) ? messageIdHeader : null;
    return { to: senderEmail, language, articles: suggestions ?? [], inReplyTo };
  }
}
