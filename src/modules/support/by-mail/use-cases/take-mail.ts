import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { SYSTEM_ACCOUNT_ID, WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import type { Language } from '../../../../kernel/texts.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { type Actor, type Contact, normaliseEmail } from '../../../accounts/index.js';
import { MailIntakeFacade } from '../../../mail-intake/index.js';
import { AddMessage, GrantReceipt, OpenTicket } from '../../tickets/index.js';
import { readMail, type ReadMail } from '../adapters/read-mail.js';
import { isAutomatic } from '../rules/automatic-mail.js';
import { ticketSubject, ticketText } from '../rules/ticket-text.js';
import { becomesTicket, type MailTopic, topicOfMail } from '../rules/topic-of-mail.js';
import { FindSender, type Sender } from './find-sender.js';

interface Question {
  topic: MailTopic;
  language: Language;
  subject: string;
  text: string;
  address: string | null;
  dedupe: string;
}

/** Makes a ticket of a mail to the support address, if it is one: who is locked out can do nothing else. */
@Injectable()
export class TakeMail {
  constructor(
    private readonly intake: MailIntakeFacade,
    private readonly senders: FindSender,
    private readonly openTicket: OpenTicket,
    private readonly addMessage: AddMessage,
    private readonly receipts: GrantReceipt,
  ) {}

  async takeIn(tx: Tx, rawId: string): Promise<void> {
    const raw = await this.intake.rawMail(rawId);
    const mail = raw && (await readMail(raw.content));
    if (!mail || isAutomatic(raw.sender, mail.headers)) return;
    const address = normaliseEmail(mail.from ?? '') ?? normaliseEmail(raw.sender);
    const sender = await this.senders.at(address);
    if (sender.person) await this.intake.assignIn(tx, rawId, sender.person.accountId);
    const subject = ticketSubject(mail.subject);
    const text = ticketText(mail.text);
    const { topic, language } = topicOfMail(subject, text);
    if (!becomesTicket(topic, sender.paying)) return;
    const spoken = sender.person?.locale ?? language ?? 'en';
    const dedupe = sameMail(mail, address, rawId);
    await this.openIn(tx, { topic, language: spoken, subject, text, address, dedupe }, sender);
  }

  private async openIn(tx: Tx, question: Question, { person, note }: Sender): Promise<void> {
    const { topic, language, subject, text, address, dedupe } = question;
    const accountId = person?.accountId ?? SYSTEM_ACCOUNT_ID;
    const receiptAt = address === null ? null : await this.receipts.grantIn(tx, address);
    const opened = await this.openTicket.openIn(tx, {
      ...{ accountId, topic, subject, text, language, dedupe },
      openedBy: writerOf(person),
      channel: 'email',
      mail: { sender: address, receiptAt },
    });
    if (opened.message === null || note === null) return;
    const author: Actor = { type: 'system', id: null };
    await this.addMessage.addIn(tx, { ticketId: opened.ticket.id, accountId, author, text: note, internal: true });
  }
}

/** As the mail says. The ticket stays unverified, and the audit log does not repeat it. */
function writerOf(person: Contact | null): Actor {
  if (person === null) return { type: 'user', id: null };
  return { type: 'user', id: wireId(WIRE_PREFIXES.user, person.userId), label: person.username };
}

/** A mail that comes twice has one id; somebody else's mail with that id is another one. */
function sameMail(mail: ReadMail, address: string | null, rawId: string): string {
  if (mail.messageId === null) return `mail:${rawId}`;
  return `mail:${createHash('sha256')
    .update(JSON.stringify([address, mail.messageId]))
    .digest('base64url')}`;
}
