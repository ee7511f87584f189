import type { Texts } from '../../../kernel/texts.js';

/**
 * What the mails say. `{name}` stands for a fact. Each mail has one link at most, and its button says what the link does.
 */
export interface MailTexts {
  subject: Texts;
  /** A line above everything else, for programs and people who answer the mail. */
  above?: Texts;
  /** Paragraphs before the link. */
  before: Texts[];
  button: Texts | null;
  /** Paragraphs after it. */
  after: Texts[];
}
