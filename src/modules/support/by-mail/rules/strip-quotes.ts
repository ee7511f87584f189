import { REPLY_MARKERS } from '../../../../contracts/reply-markers.table.js';
import { HEADER_LABELS, ORIGINAL, WROTE, WROTE_BEGINS } from './quote-words.table.js';

const MARKERS = Object.values(REPLY_MARKERS).map((marker) => bare(marker));
const LEFT_OUT = '[…]';
/** Lines that an introduction may be broken into, and lines of a header that are looked at. */
const BROKEN_INTO = 4;
const HEADER_LINES = 7;
const LONGEST = 500;

/**
 * What somebody wrote himself in a reply. Our own mail in it is known by its first line, others by what mail programs put
 * around the mail that is answered. Every line is looked at a bounded number of times, however deep quotes go. Empty when
 * nothing is his own.
 */
export function stripQuotes(text: string): string {
  const lines = text.split('\n');
  const above = withoutQuoted(lines.slice(0, endOf(lines)));
  if (above !== '') return above;
  // Who writes below the quoted mail, whatever the line says, is heard too.
  return withoutQuoted(lines.filter((line) => !isMarker(line)));
}

/** Where the answered mail begins; the number of lines when it cannot be told. */
function endOf(lines: readonly string[]): number {
  const end = lines.findIndex((line, at) => isMarker(line) || isOriginal(line) || isHeader(lines, at));
  return end === -1 ? lines.length : end;
}

/** Quoted lines are left out with the line that introduces them; what stands between two answers leaves a sign. */
function withoutQuoted(lines: readonly string[]): string {
  const kept: string[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    if (!isQuoted(lines[at]!)) {
      kept.push(lines[at]!);
      continue;
    }
    if (lines[at - 1] === undefined || !isQuoted(lines[at - 1]!)) {
      dropIntroduction(kept);
      kept.push(LEFT_OUT);
    }
  }
  dropIntroduction(kept);
  return trimmed(kept);
}

/** Signs at the beginning and the end say nothing. */
function trimmed(lines: readonly string[]): string {
  const says = (line: string): boolean => line.trim() !== '' && !isQuoteSign(line) && !isRule(line);
  const first = lines.findIndex(says);
  if (first === -1) return '';
  const last = lines.findLastIndex(says);
  return lines
    .slice(first, last + 1)
    .join('\n')
    .trim();
}

/** `On 3 March Anna wrote:`, perhaps broken into several lines, at the end of what was kept. */
function dropIntroduction(kept: string[]): void {
  let end = kept.length;
  while (end > 0 && kept[end - 1]!.trim() === '') end -= 1;
  const last = end === 0 ? '' : bare(kept[end - 1]!);
  if (last.length > LONGEST || !last.endsWith(':')) return;
  for (let from = end - 1; from >= Math.max(0, end - BROKEN_INTO) && kept[from]!.trim() !== ''; from -= 1) {
    const said = bare(kept.slice(from, end).join(' '));
    if (said.length > LONGEST) break;
    if (!WROTE_BEGINS.some((word) => said.startsWith(word)) || !tellsWhoWrote(said)) continue;
    kept.length = from;
    return;
  }
  if (tellsWhoWrote(last)) kept.length = end - 1;
}

function tellsWhoWrote(said: string): boolean {
  return WROTE.some((word) => said.includes(word));
}

function isQuoteSign(line: string): boolean {
  return line === LEFT_OUT;
}

function isQuoted(line: string): boolean {
  return line.trimStart().startsWith('>');
}

function isMarker(line: string): boolean {
  return line.length <= LONGEST && line.includes('##') && MARKERS.some((marker) => bare(line).includes(marker));
}

function isOriginal(line: string): boolean {
  if (line.length > LONGEST || !line.includes('--')) return false;
  const said = bare(line).replaceAll('-', '').trim();
  return ORIGINAL.includes(said);
}

/** The line that says from whom, with two more of the same language right below it. */
function isHeader(lines: readonly string[], at: number): boolean {
  const label = labelOf(lines[at]!);
  if (label === null) return false;
  const below = lines.slice(at + 1, at + HEADER_LINES).map(labelOf);
  return HEADER_LABELS.some(
    ([from, ...others]) => label === from && below.filter((one) => one !== null && others.includes(one)).length >= 2,
  );
}

function labelOf(line: string): string | null {
  const colon = line.slice(0, 40).indexOf(':');
  return colon <= 0 ? null : bare(line.slice(0, colon));
}

/** A rule that programs draw above the answered mail. */
function isRule(line: string): boolean {
  const said = line.trim();
  return said.length >= 8 && (said.replaceAll('_', '') === '' || said.replaceAll('-', '') === '');
}

/** Without what mail programs change: bold stars, kinds of spaces and apostrophes, quoting. */
function bare(line: string): string {
  return line
    .replace(/[*>\u00ad\u200b]/g, '')
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .replaceAll("'", '’')
    .toLowerCase()
    .trim();
}
