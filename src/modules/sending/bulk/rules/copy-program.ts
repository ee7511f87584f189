import {
  type Program,
  type Programs,
  plainTextOf,
  type UsableTemplate,
  usableTemplate,
} from '../../templates/index.js';
import { type Edit, textEdits } from '../../tracking/index.js';
import type { BulkContent } from './bulk-content.js';
import { printsRaw } from './template-uses.js';

/** What of its copies a bulk counts. */
export interface CopyWishes {
  readonly opens: boolean;
  readonly clicks: boolean;
}

/** A bulk's words with places for what is each recipient's own. */
export interface CopyPrograms {
  readonly programs: Programs;
  /** Links whose address depends on variables: they are only found in the copy itself. */
  readonly hasOwnLinks: boolean;
}

/** Recipients' variables have no such names: they are made of letters. */
export const OWN_PLACES = {
  link: ' link',
  open: ' open',
  unsubscribe: ' unsubscribe',
  preferences: ' preferences',
} as const;

const HTML = { kind: 'html', charset: 'utf-8' } as const;
const PLAIN = { kind: 'plain', charset: 'utf-8' } as const;
/** A link with a tag in its address that is none of ours. */
const VARIABLE_LINK =
  /\bhref\s*=\s*(?:"[^"]*(?<!\{)\{\{(?!\{@root\.\[ )|'[^']*(?<!\{)\{\{(?!\{@root\.\[ )|[^\s"'>]*(?<!\{)\{\{(?!\{@root\.\[ ))/i;

/** Addresses that links of the content lead to, the same for all; the place in the list is the link's number. */
export function fixedUrls(html: string | null): string[] {
  if (html === null) return [];
  const edits = textEdits(Buffer.from(html), HTML, { clicks: true, pixel: false, ownPrefixes: [] });
  return [...new Set(edits.flatMap(({ slot }) => (slot.kind === 'link' ? [slot.url] : [])))];
}

/**
 * The content with our own places in it, found once instead of in each copy: they look like variables, under names that
 * nobody else's have.
 */
export function copyPrograms(content: BulkContent, wishes: CopyWishes, urls: readonly string[]): CopyPrograms {
  const numbers = new Map(urls.map((url, number) => [url, number]));
  const html = content.html === null ? null : withPlaces(content.html, HTML, wishes, numbers);
  const text = content.text ?? (content.html === null ? null : textOfHtml(content.html));
  const placed = {
    subject: content.subject,
    html,
    text: text === null ? null : withPlaces(text, PLAIN, { opens: false, clicks: false }, numbers),
  };
  const programs = programsOf(usableTemplate(placed)) ?? programsOf(usableTemplate(content));
  if (programs === null) throw new Error('a bulk was stored that cannot be read');
  const hasOwnLinks = html !== null && wishes.clicks && (VARIABLE_LINK.test(html) || hasForeignRaw(content.html!));
  return { programs, hasOwnLinks };
}

/** The text that the HTML says, as a template too; null where only a copy's own HTML can tell. */
function textOfHtml(html: string): string | null {
  const { programs } = usableTemplate({ subject: '', html, text: null });
  if (programs === null || printsRaw(programs.html!)) return null;
  const text = plainTextOf(html);
  if (blocksIn(text) !== blocksIn(html)) return null;
  return usableTemplate({ subject: '', html: null, text }).programs === null ? null : text;
}

function blocksIn(source: string): number {
  return source.match(/\{\{~?(?:[#^/]|else\b)/g)?.length ?? 0;
}

function hasForeignRaw(html: string): boolean {
  const program: Program | null | undefined = usableTemplate({ subject: '', html, text: null }).programs?.html;
  return program ? printsRaw(program) : false;
}

function programsOf({ programs }: UsableTemplate): Programs | null {
  return programs;
}

function withPlaces(
  source: string,
  kind: typeof HTML | typeof PLAIN,
  { opens, clicks }: CopyWishes,
  numbers: ReadonlyMap<string, number>,
): string {
  const bytes = Buffer.from(source);
  const edits = textEdits(bytes, kind, { clicks, pixel: opens && kind === HTML, ownPrefixes: [] });
  const pieces: Buffer[] = [];
  let at = 0;
  for (const edit of edits) {
    const place = placeOf(edit, numbers);
    if (place === null) continue;
    pieces.push(bytes.subarray(at, edit.start), Buffer.from(place));
    at = edit.end;
  }
  pieces.push(bytes.subarray(at));
  return Buffer.concat(pieces).toString();
}

function placeOf({ slot }: Edit, numbers: ReadonlyMap<string, number>): string | null {
  if (slot.kind === 'pixel') return `{{{@root.[${OWN_PLACES.open}]}}}`;
  if (slot.kind !== 'link') return `{{{@root.[${OWN_PLACES[slot.kind]}]}}}`;
  const number = numbers.get(slot.url);
  return number === undefined ? null : `{{{@root.[${OWN_PLACES.link}].[${number}]}}}`;
}
