/** Elements within elements that are left; deeper ones lose their tags and keep their words. */
const DEEPEST = 60;

const VOID = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'wbr']);

/** Often left unclosed; the next one of its kind ends it, so that they nest nothing. */
const SELF_ENDING = new Set(['p', 'li', 'dt', 'dd', 'tr', 'td', 'th', 'option']);

/** What mail programs put around the mail that is answered. `open`: to the end of the mail, wherever its tag is closed. */
const CONTAINERS: readonly { readonly says: string; readonly open?: true }[] = [
  { says: 'gmail_quote' },
  { says: 'yahoo_quoted' },
  { says: 'protonmail_quote' },
  { says: 'moz-forward-container' },
  { says: 'mail-editor-reference-message-container' },
  { says: 'divrplyfwdmsg', open: true },
  { says: 'appendonsend', open: true },
  { says: 'ol-reply-border', open: true },
];

type Quote = { kind: 'none' } | { kind: 'closed'; name: string; depth: number } | { kind: 'open' };

/**
 * HTML that can be turned into text without harm: each quoted mail is one `blockquote` however deep it goes, comments are
 * gone, and nothing is nested without end. One pass over the text.
 */
export function tameHtml(html: string): string {
  const pieces: string[] = [];
  let quote: Quote = { kind: 'none' };
  let depth = 0;
  for (let at = 0; at < html.length;) {
    const tag = tagAt(html, at);
    pieces.push(html.slice(at, tag.start));
    at = tag.end;
    // A picture says nothing as text; where it came from would be shown in its place.
    if (tag.name === '' || tag.name === 'img') continue;
    const next = quoteAfter(quote, tag);
    if (next !== quote) {
      if (quote.kind === 'none') pieces.push('<blockquote>');
      else if (next.kind === 'none') pieces.push('</blockquote>');
      quote = next;
      continue;
    }
    if (tag.name === 'blockquote') continue;
    const nests = !tag.empty && !SELF_ENDING.has(tag.name);
    if (nests && !tag.closes) depth += 1;
    if (depth <= DEEPEST || tag.empty) pieces.push(html.slice(tag.start, tag.end));
    if (nests && tag.closes && depth > 0) depth -= 1;
  }
  return pieces.join('');
}

interface Tag {
  start: number;
  end: number;
  /** Lower case; empty for a comment and for the end of the text. */
  name: string;
  closes: boolean;
  empty: boolean;
  /** What stands in the tag, lower case. */
  says: string;
}

function tagAt(html: string, from: number): Tag {
  const start = html.indexOf('<', from);
  if (start === -1) return nothing(html.length, html.length);
  if (html.startsWith('<!--', start)) {
    const end = html.indexOf('-->', start + 4);
    return nothing(start, end === -1 ? html.length : end + 3);
  }
  const end = html.indexOf('>', start);
  if (end === -1) return nothing(start, html.length);
  const says = html.slice(start + 1, Math.min(end, start + 400)).toLowerCase();
  const closes = says.startsWith('/');
  const name = /^\/?([a-z][a-z0-9:-]{0,30})/.exec(says)?.[1] ?? '';
  if (name === '') return nothing(start, says.startsWith('!') || says.startsWith('?') ? end + 1 : start + 1, false);
  return { start, end: end + 1, name, closes, empty: VOID.has(name) || html[end - 1] === '/', says };
}

/** Nothing of it is kept; a `<` that begins no tag is. */
function nothing(start: number, end: number, drops = true): Tag {
  const begin = drops ? start : end;
  return { start: begin, end, name: '', closes: false, empty: true, says: '' };
}

function quoteAfter(quote: Quote, tag: Tag): Quote {
  switch (quote.kind) {
    case 'open':
      return quote;
    case 'closed': {
      if (tag.name !== quote.name || tag.empty) return quote;
      quote.depth += tag.closes ? -1 : 1;
      return quote.depth === 0 ? { kind: 'none' } : quote;
    }
    case 'none':
      return opened(tag) ?? quote;
  }
}

function opened({ name, closes, empty, says }: Tag): Quote | null {
  if (closes || empty) return null;
  const container = CONTAINERS.find((one) => says.includes(one.says));
  if (container?.open === true) return { kind: 'open' };
  return container !== undefined || name === 'blockquote' ? { kind: 'closed', name, depth: 1 } : null;
}
