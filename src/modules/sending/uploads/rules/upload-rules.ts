import { DAY_MS } from '../../../../kernel/time/instant.js';

/** As much as any plan lets a message carry. */
export const MAX_UPLOAD_BYTES = 31_457_280;
/** Time enough to send a campaign's worth of messages with it. */
export const UPLOAD_LIFETIME_MS = DAY_MS;
export const MAX_UPLOADS = 200;
export const MAX_UPLOADS_BYTES = 1024 * 1024 * 1024;

const MAX_FILENAME_CHARS = 255;
/** Control characters, and signs that turn the direction of what follows: `invoice‮fdp.exe` looks like a PDF. */
const UNSEEN = /[\p{Cc}\p{Bidi_Control}\p{Noncharacter_Code_Point}\p{Cs}\u2028\u2029\u200b\u2060\ufeff]/gu;
const MEDIA_TYPE = /^[a-z0-9][a-z0-9!#$&^_.+-]{0,62}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,62}$/;

/** The last part of whatever a program calls its file; null when nothing is left. */
export function cleanFilename(text: string): string | null {
  const name = (text.split(/[\\/]/).at(-1) ?? '').normalize('NFC').replace(UNSEEN, '').trim();
  const short = [...name].slice(-MAX_FILENAME_CHARS).join('');
  return short === '' || short === '.' || short === '..' ? null : short.slice(-MAX_FILENAME_CHARS);
}

/** What a mail may say of a file; anything that would be read as a message or as parts is only bytes. */
export function cleanContentType(text: string | undefined): string {
  const type = (text ?? '').split(';', 1)[0]!.trim().toLowerCase();
  const isPlain = MEDIA_TYPE.test(type) && !/^(?:multipart|message)\//.test(type);
  return isPlain ? type : 'application/octet-stream';
}

/** Is there room for a file more? */
export function hasRoom(live: { files: number; bytes: number }, more: number): boolean {
  return live.files < MAX_UPLOADS && live.bytes + more <= MAX_UPLOADS_BYTES;
}
