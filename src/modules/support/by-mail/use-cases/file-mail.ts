import { Injectable } from '@nestjs/common';
import { SYSTEM_ACCOUNT_ID } from '../../../../kernel/ids.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { MailIntakeFacade } from '../../../mail-intake/index.js';
import { SupportMailsRepository } from '../data/support-mails.repository.js';
import type { Judgement } from '../rules/judge-mail.js';
import { AnswerSender } from './answer-sender.js';
import { FollowAnswers } from './follow-answers.js';
import type { Filed, MailAtHand } from './mail-at-hand.js';
import { WriteIntoTicket } from './write-into-ticket.js';

/** Files a mail as what it was judged to be. Every one leaves a row, also the ones that nothing follows from. */
@Injectable()
export class FileMail {
  constructor(
    private readonly intake: MailIntakeFacade,
    private readonly mails: SupportMailsRepository,
    private readonly tickets: WriteIntoTicket,
    private readonly answers: AnswerSender,
    private readonly deliveries: FollowAnswers,
  ) {}

  async in(tx: Tx, mail: MailAtHand, judgement: Judgement): Promise<void> {
    const filed = await this.actIn(tx, mail, judgement);
    const { raw, address, subject, language, mailKey } = mail;
    if (filed.accountId !== SYSTEM_ACCOUNT_ID) await this.intake.assignIn(tx, raw.id, filed.accountId);
    await this.mails.insert(tx, {
      ...{ ticketId: null, messageId: null, suggestions: null, answeredAt: null, ...filed },
      ...{ id: raw.id, senderEmail: address, mailKey, messageIdHeader: mail.mail.messageId?.slice(0, 1_000) ?? null },
      ...{ subject, language, receivedAt: tx.now },
      flags: [...flagsOf(mail), ...(filed.flags ?? [])],
    });
    if (filed.verdict === 'answered') await this.answers.announceIn(tx, filed.accountId, raw.id);
  }

  private async actIn(tx: Tx, mail: MailAtHand, judgement: Judgement): Promise<Filed> {
    const accountId = mail.sender.person?.accountId ?? SYSTEM_ACCOUNT_ID;
    switch (judgement.verdict) {
      case 'reply':
        return this.tickets.replyIn(tx, mail, mail.thread!);
      case 'stranger':
        return this.tickets.strangerIn(tx, mail, mail.thread!);
      case 'ticket':
        return this.tickets.openIn(tx, mail);
      case 'answered':
        return this.answerIn(mail, accountId);
      case 'bounce':
        return { accountId, verdict: 'bounce', ...(await this.deliveries.returnedIn(tx, judgement.returned)) };
      case 'automatic':
        return this.aboutThread(mail, { accountId, verdict: 'automatic' });
      case 'duplicate':
      case 'own_mail':
      case 'flood':
        return { accountId, verdict: judgement.verdict };
    }
  }

  /** It stays beside the ticket for staff to look at, and is no message in it. */
  private aboutThread({ thread }: MailAtHand, filed: Filed): Filed {
    return thread?.author ? { ...filed, accountId: thread.ticket.accountId, ticketId: thread.ticket.id } : filed;
  }

  private async answerIn({ mayAnswer, subject, text, language, raw }: MailAtHand, accountId: string): Promise<Filed> {
    if (!mayAnswer) return { accountId, verdict: 'unanswered' };
    const suggestions = await this.answers.helpFor({ subject, text, language });
    return { accountId, verdict: 'answered', suggestions, answeredAt: raw.receivedAt };
  }
}

function flagsOf({ disowned, raw, mail, thread, sender }: MailAtHand): string[] {
  return [
    ...(disowned ? ['dmarc_failed'] : []),
    ...(mail.from === null ? ['no_from'] : []),
    ...(raw.truncated ? ['cut_off'] : []),
    ...(thread !== null && thread.author === null ? ['takes_no_part'] : []),
    ...(sender.people.length > 1 ? ['several_users'] : []),
  ];
}
