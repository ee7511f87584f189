/** An address with a tag in it, in the quotes it stands in or none. */
const HREF = /\bhref\s*=\s*(?:"([^"]*\{\{[^"]*)"|'([^']*\{\{[^']*)'|([^\s"'>]*\{\{[^\s"'>]*))/gi;
const TAG = /\{\{\{?[^{}]*\}?\}\}/;
const MOST_NAMES = 500;
const LONGEST_NAME = 1_000;

interface NamedLink {
  readonly name: string;
  /** What stands before, between and behind its tags. */
  readonly parts: readonly string[];
}

/**
 * What links are called where they are counted. One that is the same for all readers is called by its address. One that depends on
 * variables is called as its author wrote it, `https://shop.example/?who={{email}}`: else each reader would have a line of his own, which
 * says who he is. Where nobody can tell, by the host it leads to.
 */
export function linkNames(html: string | null, fixed: readonly string[]): (url: string) => string {
  const same = new Set(fixed);
  const links = html === null ? [] : ownLinksIn(html);
  return (url) => (same.has(url) ? url : (links.find((link) => fits(url, link))?.name ?? hostOf(url)));
}

function ownLinksIn(html: string): NamedLink[] {
  const names = new Set<string>();
  for (const [, double, single, bare] of html.matchAll(HREF)) {
    if (names.size >= MOST_NAMES) break;
    const name = (double ?? single ?? bare!).trim().replaceAll('&amp;', '&');
    if (name.length <= LONGEST_NAME) names.add(name);
  }
  // What says more of itself is asked first: `{{url}}` alone would fit every address.
  return [...names]
    .map((name) => ({ name, parts: name.split(TAG) }))
    .filter(({ parts }) => parts.some((part) => part !== ''))
    .sort((a, b) => saidBy(b) - saidBy(a));
}

function saidBy({ parts }: NamedLink): number {
  return parts.reduce((sum, part) => sum + part.length, 0);
}

/** Its parts stand in the address, in their order, the first at its begin and the last at its end. */
function fits(url: string, { parts }: NamedLink): boolean {
  const [first, ...rest] = parts as [string, ...string[]];
  if (!url.startsWith(first)) return false;
  const last = rest.at(-1)!;
  let at = first.length;
  for (const part of rest.slice(0, -1)) {
    const found = url.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return url.length - last.length >= at && url.endsWith(last);
}

function hostOf(url: string): string {
  return URL.canParse(url) ? `${new URL(url).origin}/…` : '…';
}
