import type { Texts } from '../../../kernel/texts.js';

/**
 * What the mails say. `{name}` stands for a fact. Each mail has one link at most, and its button says what the link does.
 */
export interface MailTexts {
  subject: Texts;
  /** Paragraphs before the link. */
  before: Texts[];
  button: Texts | null;
  /** Paragraphs after it. */
  after: Texts[];
}
