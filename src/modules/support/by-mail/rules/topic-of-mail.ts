import { type Language, LANGUAGES } from '../../../../kernel/texts.js';
import { type RescueTopic, TOPIC_WORDS } from './topic-words.table.js';

export type MailTopic = RescueTopic | 'technical';

export interface MailVerdict {
  topic: MailTopic;
  /** In which the words were found; null when none were. */
  language: Language | null;
}

const RESCUES: readonly RescueTopic[] = ['access_recovery', 'account_block'];

interface Found {
  topic: RescueTopic;
  language: Language;
  hits: number;
  letters: number;
}

/**
 * What a mail is about, by its words; those of the subject come first. A mail in which nothing can be read may be a
 * picture of a closed door, so it counts as one.
 */
export function topicOfMail(subject: string, text: string): MailVerdict {
  const parts = [wordsOf(subject), wordsOf(text)];
  const found = parts.map(mostOf).find((most) => most !== null);
  if (found) return { topic: found.topic, language: found.language };
  return { topic: parts.every((words) => words === '') ? 'access_recovery' : 'technical', language: null };
}

/** Who pays is always heard; everybody else when he has no other way to us. */
export function becomesTicket(topic: MailTopic, paying: boolean): boolean {
  return paying || topic !== 'technical';
}

/** The topic with most words; of equals the first, because who is locked out has no other way to us. */
function mostOf(words: string): Found | null {
  const [first, second] = RESCUES.map((topic) => foundIn(words, topic));
  const most = second!.hits > first!.hits ? second! : first!;
  return most.hits === 0 ? null : most;
}

/** In the language that has most words for it, and of equals the longest: `blockiert` also begins like `blocked`. */
function foundIn(words: string, topic: RescueTopic): Found {
  const found = LANGUAGES.map((language) => {
    const phrases = TOPIC_WORDS[topic][language].filter((phrase) => words.includes(wanted(phrase)));
    return { topic, language, hits: phrases.length, letters: phrases.join('').length };
  });
  const better = (one: Found, other: Found): boolean =>
    one.hits > other.hits || (one.hits === other.hits && one.letters > other.letters);
  return found.reduce((most, one) => (better(one, most) ? one : most));
}

function wanted(phrase: string): string {
  return phrase.endsWith('*') ? ` ${phrase.slice(0, -1)}` : ` ${phrase} `;
}

/** ` like this ` with one space around each word, without accents; empty when there is no word. */
function wordsOf(text: string): string {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ß', 'ss');
  const words = plain.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
  return words === '' ? '' : ` ${words} `;
}
