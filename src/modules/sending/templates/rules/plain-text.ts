import { NAMED_CHARACTERS } from './html-entities.table.js';

const SKIPPED = new Set(['head', 'script', 'style', 'title', 'template', 'noscript', 'textarea', 'select', 'svg']);
/** Elements whose raw text is no markup. */
const RAW_TEXT = new Set(['script', 'style', 'title', 'textarea']);
const VOID = new Set(['br', 'hr', 'img', 'input', 'meta', 'link', 'area', 'base', 'col', 'embed', 'source', 'wbr']);
const APART = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'blockquote', 'pre', 'table', 'hr']);
const BLOCKS = new Set([...APART, 'div', 'li', 'tr', 'section', 'article', 'header', 'footer', 'center', 'dt', 'dd']);
const CELLS = new Set(['td', 'th']);
const LONGEST_TAG = 64 * 1024;
/** Out of the mail; or what is only known when a recipient's copy is made. */
const LEADS_OUT = /^(?:https?:|mailto:|tel:|\{\{\w)/i;
/* Tried at the beginning of a word only, or a long word would take the square of its length. */
const ATTRIBUTE = /(?<![a-z-])([a-z][a-z-]*)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi;

/** The text that an HTML mail says, for readers without HTML: one pass, whatever the HTML is like. */
export function plainTextOf(html: string): string {
  return new TextWriter(html).write();
}

class TextWriter {
  private out = '';
  /** Line ends that come before the next word. */
  private breaks = 0;
  private space = false;
  private at = 0;
  /** An element that is not shown, and how many of its kind are open inside. */
  private hidden: { name: string; depth: number } | null = null;
  private readonly links: { href: string; from: number }[] = [];
  private readonly lists: { isOrdered: boolean; items: number }[] = [];
  private preformatted = 0;

  constructor(private readonly html: string) {}

  write(): string {
    while (this.at < this.html.length) {
      const open = this.html.indexOf('<', this.at);
      this.words(this.html.slice(this.at, open < 0 ? this.html.length : open));
      if (open < 0) break;
      this.at = this.markup(open);
    }
    return this.out.replace(/(?<![ \t])[ \t]+$/gm, '').trim();
  }

  /** Reads the tag or comment at `open`; answers where it ends. */
  private markup(open: number): number {
    if (this.html.startsWith('<!--', open)) return this.endOf('-->', open + 4);
    if (this.html.startsWith('<!', open) || this.html.startsWith('<?', open)) return this.endOf('>', open + 2);
    const name = /^<(\/?)([a-z][a-z0-9:-]{0,40})/i.exec(this.html.slice(open, open + 44));
    if (name === null) {
      this.words('<');
      return open + 1;
    }
    const end = this.tagEnd(open + name[0].length);
    const tag = name[2]!.toLowerCase();
    if (name[1] === '/') this.close(tag);
    else this.open(tag, this.html.slice(open + name[0].length, Math.min(end, open + LONGEST_TAG)));
    return RAW_TEXT.has(tag) && name[1] !== '/' ? this.rawEnd(tag, end) : end;
  }

  private endOf(text: string, from: number): number {
    const found = this.html.indexOf(text, from);
    return found < 0 ? this.html.length : found + text.length;
  }

  /** Behind the `>` that is in no quotes. */
  private tagEnd(from: number): number {
    let quote = '';
    for (let at = from; at < this.html.length; at += 1) {
      const char = this.html[at]!;
      if (quote !== '') quote = char === quote ? '' : quote;
      else if (char === '>') return at + 1;
      else if (char === '"' || char === "'") quote = char;
    }
    return this.html.length;
  }

  private rawEnd(tag: string, from: number): number {
    const end = new RegExp(`</${tag}`, 'ig');
    end.lastIndex = from;
    return end.exec(this.html)?.index ?? this.html.length;
  }

  private open(tag: string, attributes: string): void {
    if (this.hidden !== null) {
      if (this.hidden.name === tag && !VOID.has(tag)) this.hidden.depth += 1;
      return;
    }
    const isHidden = SKIPPED.has(tag) || /display\s*:\s*none/i.test(attributes);
    if (isHidden && !VOID.has(tag)) this.hidden = { name: tag, depth: 1 };
    if (isHidden) return;
    if (BLOCKS.has(tag)) this.break(APART.has(tag) ? 2 : 1);
    if (tag === 'br') this.break(this.breaks + 1);
    else if (tag === 'hr') this.rule();
    else if (tag === 'img') this.words(valueOf(attributes, 'alt'));
    else if (tag === 'a') this.links.push({ href: valueOf(attributes, 'href'), from: this.out.length });
    else if (tag === 'ul' || tag === 'ol') this.lists.push({ isOrdered: tag === 'ol', items: 0 });
    else if (tag === 'li') this.item();
    else if (tag === 'pre') this.preformatted += 1;
    else if (CELLS.has(tag)) this.space = true;
  }

  private close(tag: string): void {
    if (this.hidden !== null) {
      if (this.hidden.name === tag) this.hidden.depth -= 1;
      if (this.hidden.depth === 0) this.hidden = null;
      return;
    }
    if (tag === 'a') this.link();
    if (tag === 'ul' || tag === 'ol') this.lists.pop();
    if (tag === 'pre') this.preformatted = Math.max(0, this.preformatted - 1);
    if (BLOCKS.has(tag)) this.break(APART.has(tag) ? 2 : 1);
  }

  private item(): void {
    const list = this.lists.at(-1);
    if (list) list.items += 1;
    this.put(
      `${'  '.repeat(Math.min(Math.max(0, this.lists.length - 1), 8))}${list?.isOrdered ? `${list.items}.` : '-'} `,
    );
  }

  /** Where the link leads, unless its words say so. */
  private link(): void {
    const link = this.links.pop();
    if (link === undefined || !LEADS_OUT.test(link.href)) return;
    const words = this.out.slice(link.from).trim();
    const target = link.href.replace(/^(?:mailto|tel):/i, '');
    if (words === target || words === link.href) return;
    if (words !== '') this.space = true;
    this.put(words === '' ? target : `(${target})`);
  }

  private rule(): void {
    this.put('-'.repeat(40));
    this.break(2);
  }

  private break(lines: number): void {
    this.breaks = Math.max(this.breaks, Math.min(lines, 2));
    this.space = false;
  }

  private words(raw: string): void {
    if (this.hidden !== null || raw === '') return;
    const text = decoded(raw);
    if (this.preformatted > 0) return this.put(text);
    for (const piece of text.split(/([\s\u00a0]+)/)) {
      if (piece === '') continue;
      if (/^[\s\u00a0]/.test(piece)) this.space = true;
      else this.put(piece);
    }
  }

  private put(text: string): void {
    if (this.out !== '') this.out += this.gap();
    this.breaks = 0;
    this.space = false;
    this.out += text;
  }

  private gap(): string {
    if (this.breaks > 0) return '\n'.repeat(this.breaks);
    return this.space ? ' ' : '';
  }
}

function valueOf(attributes: string, name: string): string {
  for (const [, key, double, single, bare] of attributes.matchAll(ATTRIBUTE))
    if (key!.toLowerCase() === name) return decoded(double ?? single ?? bare ?? '').trim();
  return '';
}

function decoded(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z][a-z0-9]{1,10}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined)
      return Object.hasOwn(NAMED_CHARACTERS, name as string) ? NAMED_CHARACTERS[name as string]! : whole;
    const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hex as string, 16);
    const isText = code >= 32 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) && code !== 127;
    if (isText) return String.fromCodePoint(code);
    return code === 10 || code === 9 || code === 13 ? ' ' : '';
  });
}
