import { toUSVString } from 'node:util';

const ADDRESS = /[^\s<>"'()[\]:;,]{1,64}@[^\s<>"'()[\]:;,]{1,255}/g;
// eslint-disable-next-line no-control-regex -- they are what is taken out
const CONTROL = /[\0-\x1f\x7f]+/g;
const LONGEST = 300;

/** A reply as operators read it: without the addresses of people, on one line, not endless. */
export function replyShown(text: string): string {
  const line = text
    .slice(0, 4 * LONGEST)
    .replace(CONTROL, ' ')
    .replace(ADDRESS, '<address>')
    .trim();
  return toUSVString(line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line);
}
