const TEXT_BYTES = 100 * 1024;
const SUBJECT_CHARS = 200;
const CUT = '\n[…]';

/** What a mail says as plain text: without characters that show nothing or that the database refuses, and not endless. */
export function ticketText(text: string): string {
  const plain = text.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n\t]/gu, '');
  const bytes = Buffer.from(plain.trim());
  if (bytes.length <= TEXT_BYTES) return bytes.toString();
  let end = TEXT_BYTES - Buffer.byteLength(CUT);
  while ((bytes[end]! & 0xc0) === 0x80) end -= 1;
  return bytes.subarray(0, end).toString() + CUT;
}

/** One line. */
export function ticketSubject(subject: string): string {
  const line = subject.replace(/[\p{Cc}\s]+/gu, ' ').trim();
  const characters = [...line];
  return characters.length <= SUBJECT_CHARS ? line : `${characters.slice(0, SUBJECT_CHARS - 1).join('')}…`;
}
