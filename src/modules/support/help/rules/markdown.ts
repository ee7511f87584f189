/** A piece of an article: what the subset of Markdown that articles are written in can say. */
export type Block =
  | { kind: 'heading'; level: 2 | 3; text: string }
  | { kind: 'paragraph' | 'note'; text: string }
  | { kind: 'list'; ordered: boolean; items: string[] }
  | { kind: 'code'; text: string }
  | { kind: 'table'; header: string[]; rows: string[][] }
  | { kind: 'media'; id: string };

const FENCE = /^```/;
const HEADING = /^(#{1,6})\s+(.+?)\s*#*$/;
const BULLET = /^[-*]\s+(.*)$/;
const NUMBER = /^\d{1,3}[.)]\s+(.*)$/;
const QUOTE = /^>\s?(.*)$/;
const ROW = /^\|(.+)\|$/;
const RULE = /^\|?[\s:|-]+\|[\s:|-]*$/;
/** On a line of its own: a picture or film of the article, by its id. */
const MEDIA = /^!\[[^\]]{0,300}\]\(media:([a-z0-9_-]{1,60})\)$/;

/** Reads line by line, so that no text takes longer than its length. HTML is text like any other. */
export function readMarkdown(source: string): Block[] {
  const lines = source.replaceAll('\r\n', '\n').split('\n');
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length;) {
    const line = lines[at]!.trim();
    if (line === '') {
      at += 1;
      continue;
    }
    const [block, next] = blockAt(lines, at);
    blocks.push(block);
    at = next;
  }
  return blocks;
}

function blockAt(lines: readonly string[], at: number): [Block, number] {
  const line = lines[at]!.trim();
  if (FENCE.test(line)) return codeAt(lines, at + 1);
  const heading = HEADING.exec(line);
  if (heading) return [{ kind: 'heading', level: heading[1]!.length > 2 ? 3 : 2, text: heading[2]! }, at + 1];
  const media = MEDIA.exec(line);
  if (media) return [{ kind: 'media', id: media[1]! }, at + 1];
  if (ROW.test(line) && RULE.test(lines[at + 1]?.trim() ?? '')) return tableAt(lines, at);
  if (QUOTE.test(line)) return quoteAt(lines, at);
  if (BULLET.test(line) || NUMBER.test(line)) return listAt(lines, at);
  return paragraphAt(lines, at);
}

function codeAt(lines: readonly string[], from: number): [Block, number] {
  let end = from;
  while (end < lines.length && !FENCE.test(lines[end]!.trim())) end += 1;
  return [{ kind: 'code', text: lines.slice(from, end).join('\n') }, end + 1];
}

function tableAt(lines: readonly string[], at: number): [Block, number] {
  const rows: string[][] = [];
  let end = at + 2;
  for (; end < lines.length && ROW.test(lines[end]!.trim()); end += 1) rows.push(cellsOf(lines[end]!));
  return [{ kind: 'table', header: cellsOf(lines[at]!), rows }, end];
}

function cellsOf(line: string): string[] {
  return ROW.exec(line.trim())![1]!
    .split('|')
    .map((cell) => cell.trim());
}

function quoteAt(lines: readonly string[], at: number): [Block, number] {
  const said: string[] = [];
  let end = at;
  for (; end < lines.length; end += 1) {
    const quote = QUOTE.exec(lines[end]!.trim());
    if (!quote) break;
    said.push(quote[1]!);
  }
  return [{ kind: 'note', text: said.join(' ').trim() }, end];
}

/** An item goes on over indented lines. */
function listAt(lines: readonly string[], at: number): [Block, number] {
  const ordered = NUMBER.test(lines[at]!.trim());
  const mark = ordered ? NUMBER : BULLET;
  const items: string[] = [];
  let end = at;
  for (; end < lines.length; end += 1) {
    const line = lines[end]!;
    const item = mark.exec(line.trim());
    if (item && !/^\s{2}/.test(line)) items.push(item[1]!);
    else if (/^\s{2,}\S/.test(line)) items.push(`${items.pop() ?? ''} ${line.trim()}`);
    else break;
  }
  return [{ kind: 'list', ordered, items }, end];
}

function paragraphAt(lines: readonly string[], at: number): [Block, number] {
  const said: string[] = [lines[at]!.trim()];
  let end = at + 1;
  for (; end < lines.length; end += 1) {
    const line = lines[end]!.trim();
    if (line === '' || FENCE.test(line) || HEADING.test(line) || BULLET.test(line) || NUMBER.test(line)) break;
    if (QUOTE.test(line) || MEDIA.test(line)) break;
    said.push(line);
  }
  return [{ kind: 'paragraph', text: said.join(' ') }, end];
}

/** A run of text within a block. */
export type Span =
  | { kind: 'text' | 'code'; text: string }
  | { kind: 'strong' | 'emphasis'; spans: Span[] }
  | { kind: 'link'; target: string; spans: Span[] };

/** Every part is bounded, so that no line takes longer than its length. */
const SPAN = /`([^`]{1,500})`|\*\*([^*]{1,500})\*\*|\*([^*\s][^*]{0,500})\*|\[([^\]]{1,300})\]\(([^()\s]{1,500})\)/g;

export function readSpans(text: string): Span[] {
  const spans: Span[] = [];
  let at = 0;
  for (const match of text.matchAll(SPAN)) {
    if (match.index > at) spans.push({ kind: 'text', text: text.slice(at, match.index) });
    spans.push(spanOf(match));
    at = match.index + match[0].length;
  }
  if (at < text.length) spans.push({ kind: 'text', text: text.slice(at) });
  return spans;
}

function spanOf([, code, strong, emphasis, label, target]: RegExpMatchArray): Span {
  if (code !== undefined) return { kind: 'code', text: code };
  if (strong !== undefined) return { kind: 'strong', spans: readSpans(strong) };
  if (emphasis !== undefined) return { kind: 'emphasis', spans: readSpans(emphasis) };
  return { kind: 'link', target: target!, spans: readSpans(label!) };
}

/** The words of a text without its marks, for searching. */
export function plainOf(text: string): string {
  return readSpans(text).map(plainOfSpan).join('');
}

function plainOfSpan(span: Span): string {
  return 'spans' in span ? span.spans.map(plainOfSpan).join('') : span.text;
}
