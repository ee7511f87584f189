import type { Language } from '../../../../kernel/texts.js';
import type { Keyword } from '../../country-rules/index.js';
import { type SplitText, splitText } from '../../rules/split-text.js';
import { CONFIRMATIONS } from './confirmation-texts.table.js';

/** Who speaks, as far as the account says it. */
export interface Speaker {
  name: string | null;
  /** Where people find help: a page or a telephone number. */
  contact: string | null;
}

/** With as much of the speaker as one part has room for: a confirmation never costs two. */
export function confirmationOf(keyword: Keyword, language: Language, { name, contact }: Speaker): SplitText {
  const words = CONFIRMATIONS[language][keyword];
  const named = name === null ? words : `${name}: ${words}`;
  const whole = keyword === 'help' && contact !== null ? `${named} ${contact}` : named;
  const candidates = [whole, named, words].map((text) => splitText(text, { smart: true }));
  return candidates.find(({ parts }) => parts.length === 1) ?? candidates.at(-1)!;
}
