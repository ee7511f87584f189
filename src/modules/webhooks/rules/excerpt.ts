import { escaped } from '../../../kernel/escaped.js';

const MOST_CHARACTERS = 500;
const UNSEEN = /[\p{Cc}\p{Co}\p{Cn}\p{Bidi_Control}\u2028\u2029\u200b\ufeff]/gu;

/** The beginning of a stranger's answer, fit to be shown on any page: no tags, nothing that hides or turns text. */
export function excerptOf(body: Buffer): string | null {
  if (body.length === 0) return null;
  const text = body.subarray(0, MOST_CHARACTERS * 4).toString('utf8');
  const plain = [...text].slice(0, MOST_CHARACTERS).join('');
  return escaped(plain.replace(UNSEEN, ' '));
}
