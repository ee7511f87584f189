import { Injectable } from '@nestjs/common';
import { SYSTEM_ACCOUNT_ID, WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import type { Tx } from '../../../../platform/database/tx.js';
import type { Actor, Contact } from '../../../accounts/index.js';
import { AddMessage, OpenTicket } from '../../tickets/index.js';
import { stripQuotes } from '../rules/strip-quotes.js';
import type { Filed, MailAtHand } from './mail-at-hand.js';
import { KeepFiles } from './keep-files.js';
import type { Thread } from './recognise-mail.js';

const SYSTEM: Actor = { type: 'system', id: null };
const NOTHING_SAID = '[…]';

interface Place {
  accountId: string;
  ticketId: string;
  messageId: string;
}

/** Makes messages and tickets of mails. */
@Injectable()
export class WriteIntoTicket {
  constructor(
    private readonly openTicket: OpenTicket,
    private readonly addMessage: AddMessage,
    private readonly files: KeepFiles,
  ) {}

  /** Without what it quotes; where it says nothing of its own, all of it. */
  async replyIn(tx: Tx, mail: MailAtHand, { ticket, author }: Thread): Promise<Filed> {
    const { accountId, id } = ticket;
    const text = stripQuotes(mail.text) || mail.text || NOTHING_SAID;
    const added = await this.addMessage.addIn(tx, {
      ...{ accountId, text, ticketId: id },
      author: writerOf(author?.person ?? null),
    });
    const place = { accountId, ticketId: added.ticket.id, messageId: added.message.id };
    const notes = mail.disowned
      ? ['The domain of this mail’s sender says that the mail is none of its own (DMARC).']
      : [];
    return { ...place, verdict: 'reply', flags: await this.addedIn(tx, mail, place, notes) };
  }

  /** Staff read what a stranger wrote to a ticket’s address; the customer does not. */
  async strangerIn(tx: Tx, mail: MailAtHand, { ticket }: Thread): Promise<Filed> {
    const { accountId, id: ticketId } = ticket;
    const from = mail.address ?? 'nobody’s address';
    const said = stripQuotes(mail.text) || mail.text;
    const text = `A mail came to this ticket from ${from}, who takes no part in it:\n\n${said}`;
    const added = await this.addMessage.addIn(tx, { ticketId, accountId, author: SYSTEM, text, internal: true });
    return { accountId, ticketId, messageId: added.message.id, verdict: 'stranger' };
  }

  async openIn(tx: Tx, mail: MailAtHand): Promise<Filed> {
    const { sender, address, topic, subject, text, language, mailKey } = mail;
    const accountId = sender.person?.accountId ?? SYSTEM_ACCOUNT_ID;
    const receiptAt = mail.mayAnswer ? tx.now : null;
    const { ticket, message } = await this.openTicket.openIn(tx, {
      ...{ accountId, topic, subject, text, language, dedupe: mailKey },
      openedBy: writerOf(sender.person),
      channel: 'email',
      mail: { sender: address, receiptAt },
    });
    if (message === null) return { accountId, verdict: 'duplicate', ticketId: ticket.id };
    const place = { accountId, ticketId: ticket.id, messageId: message.id };
    const notes = sender.note === null ? [] : [sender.note];
    return { ...place, verdict: 'ticket', answeredAt: receiptAt, flags: await this.addedIn(tx, mail, place, notes) };
  }

  /** Keeps the files of a mail and notes for staff what is missing; answers what to flag. */
  private async addedIn(tx: Tx, mail: MailAtHand, place: Place, notes: string[]): Promise<string[]> {
    const refused = await this.files.in(tx, place, mail.mail.files);
    if (refused.length > 0) notes.push(`Not kept of this mail’s attachments: ${refused.join(', ')}.`);
    const { accountId, ticketId } = place;
    for (const text of notes)
      await this.addMessage.addIn(tx, { ticketId, accountId, author: SYSTEM, text, internal: true });
    return refused.length > 0 ? ['attachments_refused'] : [];
  }
}

/** As the mail says. The ticket stays unverified, and the audit log does not repeat it. */
function writerOf(person: Contact | null): Actor {
  if (person === null) return { type: 'user', id: null };
  return { type: 'user', id: wireId(WIRE_PREFIXES.user, person.userId), label: person.username };
}
