import type { MediaType } from './media-types.table.js';

/** Whether a file is what it begins like from its first byte to its last: a second file in it would lie outside. */
export function hasWholeFrame(contentType: MediaType, content: Buffer): boolean {
  switch (contentType) {
    case 'image/png':
      return isWholePng(content);
    case 'image/jpeg':
      return isWholeJpeg(content);
    case 'image/gif':
      return isWholeGif(content);
    case 'image/webp':
      return content.length >= 12 && content.readUInt32LE(4) + 8 === content.length;
    case 'application/pdf':
      return content.subarray(-1024).includes('%%EOF');
    case 'message/rfc822':
    case 'text/csv':
    case 'text/plain':
      return true;
  }
}

const PNG_START = 8;

/** Chunks one after the other: IHDR first, IEND last, and nothing behind it (ISO/IEC 15948 §5). */
function isWholePng(content: Buffer): boolean {
  for (let at = PNG_START; at + 12 <= content.length;) {
    const name = content.toString('latin1', at + 4, at + 8);
    if ((at === PNG_START) !== (name === 'IHDR') || !/^[A-Za-z]{4}$/.test(name)) return false;
    at += 12 + content.readUInt32BE(at);
    if (name === 'IEND') return at === content.length;
  }
  return false;
}

/** Segments up to the first scan, and an end somewhere behind it: cameras add further pictures (ITU-T T.81 §B.1). */
function isWholeJpeg(content: Buffer): boolean {
  for (let at = 2; at + 4 <= content.length;) {
    if (content[at] !== 0xff) return false;
    const marker = content[at + 1]!;
    if (marker === 0xda) return content.includes('\xff\xd9', at, 'latin1');
    const standsAlone = marker === 0xff || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
    at += standsAlone ? Number(marker !== 0xff) + 1 : 2 + content.readUInt16BE(at + 2);
  }
  return false;
}

/** The screen, then blocks up to the trailer, which is the last byte (CompuServe GIF89a §17 to §27). */
function isWholeGif(content: Buffer): boolean {
  let at = 13 + tableBytes(content[10]);
  while (at < content.length) {
    const kind = content[at];
    if (kind === 0x3b) return at === content.length - 1;
    if (kind === 0x21) at = afterSubBlocks(content, at + 2);
    else if (kind === 0x2c) at = afterSubBlocks(content, at + 11 + tableBytes(content[at + 9]));
    else return false;
  }
  return false;
}

/** Of a colour table, if these flags announce one. */
function tableBytes(flags = 0): number {
  return flags & 0x80 ? 3 * 2 ** ((flags & 0x07) + 1) : 0;
}

function afterSubBlocks(content: Buffer, start: number): number {
  let at = start;
  while (at < content.length && content[at] !== 0) at += content[at]! + 1;
  return at + 1;
}

const END_OF_DIRECTORY = 'PK\x05\x06';
const END_BYTES = 22;
/** That record and the longest comment behind it. */
const TAIL_BYTES = END_BYTES + 0xffff;

/** Whether unpackers, which look from the end, see an archive (APPNOTE 6.3.10 §4.3.16): programs of Java are some. */
export function endsWithArchive(content: Buffer): boolean {
  const tail = content.subarray(-TAIL_BYTES);
  for (let at = tail.length; (at = tail.lastIndexOf(END_OF_DIRECTORY, at - 1, 'latin1')) >= 0;) {
    const isRecord = at + END_BYTES <= tail.length && tail.readUInt16LE(at + 8) <= tail.readUInt16LE(at + 10);
    if (isRecord && content.includes('PK\x01\x02', 0, 'latin1')) return true;
    if (at === 0) return false;
  }
  return false;
}
