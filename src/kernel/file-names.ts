const MAX_BYTES = 255;
/** Control characters, and signs that turn the direction of what follows: `invoice‮fdp.exe` looks like a PDF. */
const UNSEEN = /[\p{Cc}\p{Bidi_Control}\p{Noncharacter_Code_Point}\p{Cs}\u2028\u2029\u200b\u2060\ufeff]/gu;

/**
 * The last part of whatever somebody calls his file, at most 255 bytes of UTF-8 with the extension kept; null when nothing
 * is left. To be shown and given out: nothing is ever stored under it.
 */
export function cleanFileName(text: string): string | null {
  const name = (text.split(/[\\/]/).at(-1) ?? '').normalize('NFC').replace(UNSEEN, '').trim();
  const short = shortened(name);
  return short === '' || short === '.' || short === '..' ? null : short;
}

function shortened(name: string): string {
  if (Buffer.byteLength(name) <= MAX_BYTES) return name;
  const extension = /\.[^.\s]{1,16}$/u.exec(name)?.[0] ?? '';
  const room = MAX_BYTES - Buffer.byteLength(extension);
  let stem = '';
  let bytes = 0;
  for (const character of name.slice(0, name.length - extension.length)) {
    bytes += Buffer.byteLength(character);
    if (bytes > room) break;
    stem += character;
  }
  return stem + extension;
}
