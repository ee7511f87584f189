import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../platform/outbox/consumers.js';
import { SupportFacade } from '../../support/index.js';
import { PublicLinks } from '../use-cases/public-links.js';
import { SendNotification } from '../use-cases/send-notification.js';

/** Repeats nothing of the mail, not even its subject: its sender may be somebody who never wrote it. */
@Injectable()
export class TellSenderWhatHelpsWhenMailIsAnswered implements EventConsumer<'support_mail.answered.v1'> {
  readonly name = 'tell-sender-what-helps-when-mail-is-answered';
  readonly event = 'support_mail.answered.v1';
  readonly queue = 'mails';

  constructor(
    consumers: Consumers,
    private readonly support: SupportFacade,
    private readonly links: PublicLinks,
    private readonly notification: SendNotification,
  ) {
    consumers.register(this);
  }

  async handle({ payload }: ReceivedEvent<'support_mail.answered.v1'>, tx: Tx): Promise<void> {
    const answer = await this.support.mail.threads.helpIn(tx, payload.mailId);
    if (!answer) return;
    const { to, language, articles, inReplyTo } = answer;
    const pages = articles.map(({ slug, title, lang }) => `${title}\n${this.links.help(lang, slug)}`);
    const help = pages.length > 0 ? pages : [this.links.help(language)];
    await this.notification.sendIn(tx, {
      name: 'support-suggestions',
      dedupe: payload.mailId,
      to,
      locale: language,
      facts: { values: { articles: help.join('\n\n') } },
      by: 'answering-machine',
      ...(inReplyTo === null ? {} : { thread: { inReplyTo, references: [inReplyTo] } }),
    });
  }
}
