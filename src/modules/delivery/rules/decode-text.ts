import { TextDecoder } from 'node:util';

/** Charsets that a report names, or none: what is valid UTF-8 is read as that, the rest as the report says. */
export function decodeText(bytes: Buffer, charset: string | null): string {
  const named = decoderOf(charset);
  if (named !== null && named.encoding !== 'utf-8' && named.encoding !== 'windows-1252') return named.decode(bytes);
  // Seven-bit Japanese looks like ASCII to whoever does not say its name.
  if (bytes.includes('\x1b$')) return new TextDecoder('iso-2022-jp').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function decoderOf(charset: string | null): TextDecoder | null {
  if (charset === null) return null;
  try {
    return new TextDecoder(charset);
  } catch {
    return null;
  }
}

/** RFC 2047 in any charset, and bytes that stand there without; `value` holds one byte in each character. */
export function decodedHeader(value: string): string {
  const written = decodeText(Buffer.from(value, 'latin1'), null);
  const glued = written.replace(/(\?=)[ \t]+(=\?)/g, '$1$2');
  return glued.replace(
    /=\?([\w.:-]{1,40})(?:\*[^?]{0,20})?\?([bq])\?([^?]{0,2000})\?=/gi,
    (_all, charset: string, kind: string, text: string) =>
      decodeText(kind.toLowerCase() === 'b' ? Buffer.from(text, 'base64') : quoted(text), charset),
  );
}

function quoted(text: string): Buffer {
  const plain = text
    .replace(/_/g, ' ')
    .replace(/=([0-9A-F]{2})/gi, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(plain, 'latin1');
}
