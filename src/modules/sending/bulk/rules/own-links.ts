import { textEdits } from '../../tracking/index.js';

const HTML = { kind: 'html', charset: 'utf-8' } as const;
const OWN_PATHS = ['/t/o/', '/t/c/', '/u/', '/p/'];

/** Links of one copy that lead where no other copy's do: their addresses travel in themselves, signed. */
export function ownLinks(html: string, base: string, tokenOf: (url: string) => string): string {
  const bytes = Buffer.from(html);
  const edits = textEdits(bytes, HTML, {
    clicks: true,
    pixel: false,
    ownPrefixes: OWN_PATHS.map((path) => base + path),
  });
  const pieces: Buffer[] = [];
  let at = 0;
  for (const { start, end, slot } of edits) {
    if (slot.kind !== 'link') continue;
    pieces.push(bytes.subarray(at, start), Buffer.from(`${base}/t/c/${tokenOf(slot.url)}`));
    at = end;
  }
  return Buffer.concat([...pieces, bytes.subarray(at)]).toString();
}
