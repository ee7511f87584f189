import { attributeText, linkUrl } from './link-url.js';
import { readTags, type Tag, type Tags } from './html-tags.js';
import type { TextLeaf } from './mime-leaves.js';

/** What stands at a changed place in each recipient's own copy. */
export type Slot =
  { readonly kind: 'link'; readonly url: string } | { readonly kind: 'pixel' | 'unsubscribe' | 'preferences' };

/** `start` to `end` of the decoded text is replaced; an empty span is an insertion. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly slot: Slot;
}

export interface EditWishes {
  readonly clicks: boolean;
  readonly pixel: boolean;
  /** Links that begin so are our own already. */
  readonly ownPrefixes: readonly string[];
}

/** Charsets whose ASCII bytes are ASCII and never part of another character that HTML could take for markup. */
const ASCII_SAFE =
  /^(?:us-ascii|ascii|utf-?8|iso-8859-\d{1,2}(?:-[ei])?|latin\d|windows-(?:125\d|874)|cp125\d|koi8-[ru]|macintosh|tis-620|euc-(?:jp|kr)|ks_c_5601-1987|gbk|gb2312|gb18030|big5(?:-hkscs)?|shift_jis|sjis|windows-31j|x-sjis)$/;
const UTF8 = /^(?:us-ascii|ascii|utf-?8)$/;
const WANTED = new Set(['a', 'area', 'base', '/body', '/html']);
const LINKS = new Set(['a', 'area']);
const MOST_LINKS = 5_000;
const MOST_PLACEHOLDERS = 500;
const LARGEST_TEXT = 8 * 1024 * 1024;
const PGP = '-----BEGIN PGP ';
const PLACEHOLDER = /\{\{\{? ?(unsubscribe|preferences)Url ?\}?\}\}/g;
/** What an editor makes of a placeholder in an address field. */
const WRITTEN_AS_URL =
  /^(?:https?:\/\/)?(?:\{\{\{?|%7b%7b(?:%7b)?)(?: |%20)?(unsubscribe|preferences)Url(?: |%20)?(?:\}?\}\}|(?:%7d)?%7d%7d)\/?$/i;

/** The places of one text part that differ from recipient to recipient, in order and apart from each other. */
export function textEdits(
  text: Buffer,
  { kind, charset }: Pick<TextLeaf, 'kind' | 'charset'>,
  wishes: EditWishes,
): Edit[] {
  if (!ASCII_SAFE.test(charset) || text.length > LARGEST_TEXT || text.includes(PGP)) return [];
  if (kind === 'plain') return placeholders(text, []);
  const hasPlaceholder = text.includes('Url', 0, 'latin1');
  if (!wishes.clicks && !wishes.pixel && !hasPlaceholder) return [];
  const tags = readTags(text, WANTED);
  const links = linkEdits(text, tags.tags, charset, wishes);
  const edits = hasPlaceholder ? placeholders(text, links) : links;
  const pixel = wishes.pixel ? pixelPlace(text, tags) : null;
  if (pixel !== null) edits.push({ start: pixel, end: pixel, slot: { kind: 'pixel' } });
  return edits.sort((a, b) => a.start - b.start || a.end - b.end);
}

function linkEdits(text: Buffer, tags: readonly Tag[], charset: string, wishes: EditWishes): Edit[] {
  const read = valueReader(text, charset);
  const base = baseOf(tags, read);
  const edits: Edit[] = [];
  for (const { name, attributes } of tags) {
    if (!LINKS.has(name) || edits.length >= MOST_LINKS) continue;
    const href = attributes.find((attribute) => attribute.name === 'href');
    if (href === undefined || href.end === href.start) continue;
    const value = read(href.start, href.end);
    const own = value === null ? null : WRITTEN_AS_URL.exec(value.trim());
    if (own) edits.push({ start: href.start, end: href.end, slot: slotNamed(own[1]!) });
    if (own || value === null || !wishes.clicks || value.includes('{{')) continue;
    const switched = attributes.find((attribute) => attribute.name === 'data-track');
    if (switched !== undefined && read(switched.start, switched.end)?.trim().toLowerCase() === 'off') continue;
    const url = linkUrl(value, base);
    if (url === null || wishes.ownPrefixes.some((prefix) => url.startsWith(prefix))) continue;
    edits.push({ start: href.start, end: href.end, slot: { kind: 'link', url } });
  }
  return edits;
}

type ValueReader = (start: number, end: number) => string | null;

/** Null for what is not certainly one text: foreign letters in an address mean different bytes in different readers. */
function valueReader(text: Buffer, charset: string): ValueReader {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  return (start, end) => {
    const bytes = text.subarray(start, end);
    const isAscii = bytes.every((byte) => byte < 0x80);
    if (!isAscii && !UTF8.test(charset)) return null;
    try {
      return attributeText(decoder.decode(bytes));
    } catch {
      return null;
    }
  };
}

/** The address that relative links are meant from: that of the first `<base href>`. */
function baseOf(tags: readonly Tag[], read: ValueReader): string | null {
  for (const { name, attributes } of tags) {
    const href = name === 'base' ? attributes.find((attribute) => attribute.name === 'href') : undefined;
    if (href === undefined) continue;
    const value = read(href.start, href.end);
    return value === null ? null : linkUrl(value, null);
  }
  return null;
}

/** Before `</body>`, else before `</html>`, else at the end; null where nothing shown can be added. */
function pixelPlace(text: Buffer, { tags, complete }: Tags): number | null {
  if (!complete) return null;
  const last = (name: string) => tags.findLast((tag) => tag.name === name)?.start;
  return last('/body') ?? last('/html') ?? endOfText(text);
}

/** Line ends at the end stay where they are. */
function endOfText(text: Buffer): number {
  let end = text.length;
  while (end > 0 && (text[end - 1] === 0x0a || text[end - 1] === 0x0d)) end -= 1;
  return end;
}

/** Placeholders in the text itself, beside the edits that are there already. */
function placeholders(text: Buffer, edits: readonly Edit[]): Edit[] {
  const found = [...edits];
  if (!text.includes('Url', 0, 'latin1')) return found;
  for (const match of text.toString('latin1').matchAll(PLACEHOLDER)) {
    const [start, end] = [match.index, match.index + match[0].length];
    if (found.length - edits.length >= MOST_PLACEHOLDERS) break;
    if (edits.some((edit) => edit.start < end && start < edit.end)) continue;
    found.push({ start, end, slot: slotNamed(match[1]!) });
  }
  return found;
}

function slotNamed(name: string): Slot {
  return { kind: name.toLowerCase() === 'unsubscribe' ? 'unsubscribe' : 'preferences' };
}
