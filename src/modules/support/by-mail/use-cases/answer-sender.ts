import { Injectable } from '@nestjs/common';
import type { Language } from '../../../../kernel/texts.js';
import { addMs, HOUR_MS } from '../../../../kernel/time/instant.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { Outbox } from '../../../../platform/outbox/outbox.js';
import { HelpSuggestions } from '../../help/index.js';
import { type OfferedArticle, SupportMailsRepository } from '../data/support-mails.repository.js';

const ANSWERS_AN_HOUR = 3;
const ARTICLES = 5;

/** How much an address wrote and was written to lately. */
export interface RecentMail {
  mails: number;
  answered: number;
}

/** What a program may write to who wrote to us. An address can be forged: whoever it belongs to must not be flooded. */
@Injectable()
export class AnswerSender {
  constructor(
    private readonly mails: SupportMailsRepository,
    private readonly suggestions: HelpSuggestions,
    private readonly outbox: Outbox,
  ) {}

  /** Until the transaction ends, nobody else decides about this address. */
  async recentIn(tx: Tx, address: string | null): Promise<RecentMail> {
    if (address === null) return { mails: 0, answered: ANSWERS_AN_HOUR };
    await this.mails.lockSender(tx, address);
    return this.mails.countSince(tx, address, addMs(tx.now, -HOUR_MS));
  }

  isAllowed({ answered }: RecentMail): boolean {
    return answered < ANSWERS_AN_HOUR;
  }

  async helpFor(draft: { subject: string; text: string; language: Language }): Promise<OfferedArticle[]> {
    const found = await this.suggestions.forDraft(draft, ARTICLES);
    return found.map(({ slug, title, lang }) => ({ slug, title, lang }));
  }

  /** Has the answer written; who writes it reads what was offered. */
  async announceIn(tx: Tx, accountId: string, mailId: string): Promise<void> {
    const payload = { mailId };
    await this.outbox.publish(tx, 'support_mail.answered.v1', { accountId, aggregateId: mailId, payload });
  }
}
