import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../../platform/database/tx.js';
import { normaliseEmail } from '../../../accounts/index.js';
import { MailIntakeFacade, type RawMail } from '../../../mail-intake/index.js';
import { readMail, type ReadMail } from '../adapters/read-mail.js';
import { SupportMailsRepository } from '../data/support-mails.repository.js';
import { isAutomatic, mayBeAnswered } from '../rules/automatic-mail.js';
import { judgeMail } from '../rules/judge-mail.js';
import { returnedMailId } from '../rules/returned-mail.js';
import { ticketSubject, ticketText } from '../rules/ticket-text.js';
import { topicOfMail } from '../rules/topic-of-mail.js';
import { AnswerSender } from './answer-sender.js';
import { FileMail } from './file-mail.js';
import type { MailAtHand } from './mail-at-hand.js';
import { FindSender } from './find-sender.js';
import { RecogniseMail } from './recognise-mail.js';

/** Decides what a mail to the support address is, and has it filed as that. */
@Injectable()
export class TakeMail {
  constructor(
    private readonly intake: MailIntakeFacade,
    private readonly senders: FindSender,
    private readonly recognise: RecogniseMail,
    private readonly answers: AnswerSender,
    private readonly mails: SupportMailsRepository,
    private readonly filing: FileMail,
  ) {}

  /** Nobody reads a mail of which three readers have died: it is left to staff. */
  takeIn(tx: Tx, rawId: string): Promise<void> {
    return this.intake.readingIn(tx, rawId, (raw) => this.readIn(tx, raw));
  }

  private async readIn(tx: Tx, raw: RawMail): Promise<void> {
    const mail = await readMail(raw.content);
    const address = normaliseEmail(mail.from ?? '') ?? normaliseEmail(raw.sender);
    const recent = await this.answers.recentIn(tx, address);
    const sender = await this.senders.at(address);
    const disowned = raw.authentication?.dmarc.result === 'fail';
    const answering = { to: raw.recipients, answers: mail.answers, disowned };
    const thread = await this.recognise.threadOf(tx, answering, { address, people: sender.people });
    const [subject, text] = [ticketSubject(mail.subject), ticketText(mail.text)];
    const about = topicOfMail(subject, text);
    const mailKey = sameMail(mail, address, raw.id);
    const judgement = judgeMail({
      known: await this.mails.isKnown(tx, mailKey),
      ours: this.recognise.isOurs(mail, address),
      returned: this.recognise.returnedBy(returnedMailId(mail.headers, raw.content)),
      automatic: isAutomatic(raw.sender, mail.headers),
      withinTheHour: recent.mails,
      thread: thread && { ticketId: thread.ticket.id, takesPart: thread.author !== null },
      hasAccount: sender.person !== null,
      paying: sender.paying,
      topic: about.topic,
    });
    const mayAnswer = mayBeAnswered(raw.sender, mail.headers) && !disowned && this.answers.isAllowed(recent);
    const spoken = sender.person?.locale ?? about.language ?? 'en';
    const atHand: MailAtHand = {
      ...{ raw, mail, address, sender, thread, subject, text, mailKey, disowned, mayAnswer },
      ...{ topic: about.topic, language: spoken },
    };
    await this.filing.in(tx, atHand, judgement);
  }
}

/** A mail that comes twice has one id; somebody else's mail with that id is another one. */
function sameMail(mail: ReadMail, address: string | null, rawId: string): string {
  if (mail.messageId === null) return `mail:${rawId}`;
  return `mail:${createHash('sha256')
    .update(JSON.stringify([address, mail.messageId]))
    .digest('base64url')}`;
}
