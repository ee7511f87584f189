import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One fenced block of a page. */
export interface Block {
  page: string;
  /** Of its first line of code. */
  line: number;
  language: string;
  /** What the remark directly above it says: `<!-- needs: swaks -->` gives `needs: swaks`. */
  remark: string;
  code: string;
}

const FENCE = /^```(\S*)\s*$/;
const REMARK = /^<!-- (.*) -->$/;

export const readPage = (page: string): string => readFileSync(join(process.cwd(), page), 'utf8');

export function blocksOf(page: string, text = readPage(page)): Block[] {
  const lines = text.split('\n');
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const language = FENCE.exec(lines[at]!)?.[1];
    if (language === undefined) continue;
    const end = lines.indexOf('```', at + 1);
    if (end < 0) throw new Error(`${page}:${at + 1} the block has no end`);
    const remark = REMARK.exec(lines[at - 1] ?? '')?.[1] ?? '';
    blocks.push({ page, line: at + 2, language, remark, code: `${lines.slice(at + 1, end).join('\n')}\n` });
    at = end;
  }
  return blocks;
}

/** The page without its fenced blocks: what is prose. Lines keep their places. */
export function proseOf(text: string): string {
  let inside = false;
  const prose = text.split('\n').map((line) => {
    if (!FENCE.test(line)) return inside ? '' : line;
    inside = !inside;
    return '';
  });
  return prose.join('\n');
}
