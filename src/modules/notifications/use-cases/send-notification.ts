import { Injectable } from '@nestjs/common';
import type { Language } from '../../../kernel/texts.js';
import type { Tx } from '../../../platform/database/tx.js';
import { Config } from '../../../platform/config/config.js';
import { accountOfCurrentEvent } from '../../../platform/outbox/current-event.js';
import { SendingFacade, type SystemAttachment, type SystemMail } from '../../sending/index.js';
import type { Brand } from '../rules/mail-design.js';
import type { NotificationName } from '../rules/mail-texts.table.js';
import { type MailFacts, renderMail } from '../rules/render-mail.js';

export interface Notification {
  name: NotificationName;
  /** What the mail says it is (X-Posthorn-Notification), where several texts are one kind. */
  header?: string;
  /** The same text never makes a second mail. */
  dedupe: string;
  to: string;
  locale: Language;
  facts: MailFacts;
  attachments?: readonly SystemAttachment[];
  by?: SystemMail['by'];
  thread?: SystemMail['thread'];
  replyTo?: string;
}

/** How the installation calls itself. */
export function brandOf(config: Config): Brand {
  return { name: config.values.INSTALLATION_NAME, supportAddress: config.supportAddress };
}

/** Writes one of Posthorn's own mails, in the transaction that marks its event as handled; it is about the event's account. */
@Injectable()
export class SendNotification {
  constructor(
    private readonly sending: SendingFacade,
    private readonly config: Config,
  ) {}

  /** Answers the mail’s id; null when it was written before. */
  async sendIn(tx: Tx, { name, header, dedupe, facts, ...mail }: Notification): Promise<string | null> {
    return this.sending.acceptSystemIn(tx, {
      ...mail,
      dedupe: `${name}:${dedupe}`,
      about: accountOfCurrentEvent(),
      notification: header ?? name,
      ...renderMail(name, mail.locale, facts, brandOf(this.config)),
    });
  }
}
