import type { Language } from '../../../../kernel/texts.js';
import type { RawMail } from '../../../mail-intake/index.js';
import type { ReadMail } from '../adapters/read-mail.js';
import type { SupportMail } from '../data/support-mails.repository.js';
import type { MailTopic } from '../rules/topic-of-mail.js';
import type { Sender } from './find-sender.js';
import type { Thread } from './recognise-mail.js';

/** A mail with everything that was found out about it. */
export interface MailAtHand {
  raw: RawMail;
  mail: ReadMail;
  /** Normalised; as the mail says. */
  address: string | null;
  sender: Sender;
  thread: Thread | null;
  subject: string;
  text: string;
  mailKey: string;
  topic: MailTopic;
  /** What its sender reads. */
  language: Language;
  /** Its domain says that the mail is none of its own. */
  disowned: boolean;
  /** Whether a program may write to its sender. */
  mayAnswer: boolean;
}

/** What a mail became. */
export type Filed = Pick<SupportMail, 'accountId' | 'verdict'> &
  Partial<Pick<SupportMail, 'ticketId' | 'messageId' | 'flags' | 'suggestions' | 'answeredAt'>>;
