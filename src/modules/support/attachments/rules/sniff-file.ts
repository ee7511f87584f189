import { isUtf8 } from 'node:buffer';
import { endsWithArchive, hasWholeFrame } from './frames.js';
import {
  ACTIVE_TEXT,
  BINARY_TYPES,
  FOREIGN_SIGNS,
  MARKUP_BEGINNING,
  type MediaType,
  RUN_BY_NAME,
  SCRIPT_BEGINNING,
  TEXT_TYPES,
} from './media-types.table.js';

/** What a file is by its content; why it is not taken otherwise. */
export type Sniffed =
  | { taken: true; contentType: MediaType }
  | { taken: false; because: 'unknown_content' | 'broken' | 'hides_something' | 'runs' };

/** Bytes that no text has (WHATWG MIME Sniffing §3). A NUL is among them: UTF-16 is told by its mark. */
const BINARY_BYTE = /[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]/;
const MAIL_BEGINNING = /^(?:[\x21-\x39\x3b-\x7e]+:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*)+\r?\n/;
const MAIL_FIELD = /^(?:from|received|return-path|date|message-id|delivered-to):/im;
/** A picture of text is none. */
const BINARY_EXTENSIONS: ReadonlySet<string> = new Set(BINARY_TYPES.flatMap(({ extensions }) => extensions));
/** As much of a file as decides what it begins like. */
const HEAD_BYTES = 64 * 1024;

/** Tells what a file is by its content. Its name can only make it refused, or choose among texts. */
export function sniffFile(content: Buffer, filename: string): Sniffed {
  if (RUN_BY_NAME.has(extensionOf(filename))) return { taken: false, because: 'runs' };
  const binary = BINARY_TYPES.find(({ magic }) => magic.every(({ at, bytes }) => bytesAt(content, at, bytes)));
  return binary ? sniffBinary(content, binary.contentType) : sniffText(content, filename);
}

export function extensionOf(filename: string): string {
  return /\.([^.]*)$/.exec(filename)?.[1]?.trim().toLowerCase() ?? '';
}

/** The name under which a file is given out: always with an extension of what it really is. */
export function nameFor(filename: string, contentType: MediaType): string {
  const types: readonly { contentType: string; extensions: readonly string[] }[] = [...BINARY_TYPES, ...TEXT_TYPES];
  const fitting = types.filter((type) => type.contentType === contentType).flatMap(({ extensions }) => extensions);
  const extension = extensionOf(filename);
  if (fitting.includes(extension)) return filename;
  const isOther = types.some(({ extensions }) => extensions.includes(extension));
  const stem = isOther ? filename.slice(0, -(extension.length + 1)) : filename;
  return `${stem === '' ? 'file' : stem}.${fitting[0]!}`;
}

function sniffBinary(content: Buffer, contentType: MediaType): Sniffed {
  if (!hasWholeFrame(contentType, content)) return { taken: false, because: 'broken' };
  const hides = endsWithArchive(content) || FOREIGN_SIGNS.some((sign) => content.includes(sign, 0, 'latin1'));
  const active = contentType !== 'application/pdf' && ACTIVE_TEXT.test(content.toString('latin1'));
  return hides || active ? { taken: false, because: 'hides_something' } : { taken: true, contentType };
}

function sniffText(content: Buffer, filename: string): Sniffed {
  const text = textOf(content);
  if (text === null) return { taken: false, because: 'unknown_content' };
  const extension = extensionOf(filename);
  if (BINARY_EXTENSIONS.has(extension)) return { taken: false, because: 'broken' };
  if (extension === 'eml') {
    const isMail = MAIL_BEGINNING.test(text) && MAIL_FIELD.test(text);
    return isMail ? { taken: true, contentType: 'message/rfc822' } : { taken: false, because: 'broken' };
  }
  if (MARKUP_BEGINNING.test(text) || SCRIPT_BEGINNING.test(text)) return { taken: false, because: 'runs' };
  if (endsWithArchive(content)) return { taken: false, because: 'hides_something' };
  return { taken: true, contentType: extension === 'csv' ? 'text/csv' : 'text/plain' };
}

/** The beginning of a text as characters; null for what is none. */
function textOf(content: Buffer): string | null {
  if (content.length === 0) return null;
  const head = content.subarray(0, HEAD_BYTES);
  if (bytesAt(content, 0, '\xff\xfe')) return utf16(content, 'utf-16le');
  if (bytesAt(content, 0, '\xfe\xff')) return utf16(content, 'utf-16be');
  if (BINARY_BYTE.test(content.toString('latin1'))) return null;
  const text = isUtf8(content) ? head.toString('utf8') : head.toString('latin1');
  return text.replace(/^\ufeff/, '');
}

function utf16(content: Buffer, encoding: 'utf-16le' | 'utf-16be'): string | null {
  const text = new TextDecoder(encoding).decode(content.subarray(0, HEAD_BYTES));
  return BINARY_BYTE.test(text) ? null : text;
}

function bytesAt(content: Buffer, at: number, bytes: string): boolean {
  return content.length >= at + bytes.length && content.toString('latin1', at, at + bytes.length) === bytes;
}
