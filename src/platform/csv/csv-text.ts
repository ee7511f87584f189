import { TextDecoder } from 'node:util';

/** How much of a file is looked at before its encoding and delimiter are settled. */
const HEAD_BYTES = 64 * 1024;
const DELIMITERS = [',', ';', '\t', '|'] as const;

/**
 * The text of a file as it arrives: UTF-8 or UTF-16 by its mark, else what `charset` says, else UTF-8 where the head is
 * valid UTF-8 and Windows-1252 where it is not. The mark itself is left out.
 */
export async function* textOf(bytes: AsyncIterable<Buffer>, charset: string | null): AsyncGenerator<string> {
  let head: Buffer[] = [];
  let held = 0;
  let decoder: TextDecoder | null = null;
  for await (const chunk of bytes) {
    if (decoder !== null) {
      yield decoder.decode(chunk, { stream: true });
      continue;
    }
    head.push(chunk);
    held += chunk.length;
    if (held < HEAD_BYTES) continue;
    const begin = Buffer.concat(head);
    head = [];
    decoder = decoderFor(begin, charset);
    yield decoder.decode(begin, { stream: true });
  }
  const rest = Buffer.concat(head);
  decoder ??= decoderFor(rest, charset);
  yield decoder.decode(rest);
}

function decoderFor(head: Buffer, charset: string | null): TextDecoder {
  if (head[0] === 0xff && head[1] === 0xfe) return new TextDecoder('utf-16le');
  if (head[0] === 0xfe && head[1] === 0xff) return new TextDecoder('utf-16be');
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return new TextDecoder('utf-8');
  if (charset !== null) {
    try {
      return new TextDecoder(charset);
    } catch {
      // An unknown name says nothing about the bytes: they speak for themselves.
    }
  }
  return new TextDecoder(isUtf8(head) ? 'utf-8' : 'windows-1252');
}

/** The last character may be cut in two. */
function isUtf8(head: Buffer): boolean {
  for (const cut of [0, 1, 2, 3]) {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(head.subarray(0, head.length - cut));
      return true;
    } catch {
      if (head.length <= cut) return false;
    }
  }
  return false;
}

/** The character of the first line that parts most cells, outside of quotes; a comma where none does. */
export function delimiterOf(text: string): string {
  const counts = new Map<string, number>(DELIMITERS.map((delimiter) => [delimiter, 0]));
  let quoted = false;
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (character === '\n' || character === '\r') break;
    else if (counts.has(character)) counts.set(character, counts.get(character)! + 1);
  }
  return [...counts].reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}
