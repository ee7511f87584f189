import { type ParsedMail, simpleParser } from 'mailparser';
import type { MailHeader } from '../rules/automatic-mail.js';

export interface ReadMail {
  /** As the mail says, unproved and perhaps no address at all. */
  from: string | null;
  messageId: string | null;
  subject: string;
  /** The plain part, or the words of the HTML. */
  text: string;
  headers: MailHeader[];
}

/** Text stands before attachments; what comes after these bytes is not looked at. */
const READ_BYTES = 4 * 1024 * 1024;
/** HTML beyond this is a web page rather than a question, and turning it into text costs time. */
const HTML_CHARS = 256 * 1024;

/** Anybody can send these bytes, so whatever they are, there is an answer. */
export async function readMail(raw: Buffer): Promise<ReadMail> {
  const bytes = raw.subarray(0, READ_BYTES);
  const parsed = (await parse(bytes, false)) ?? (await parse(bytes, true));
  return {
    from: parsed?.from?.value[0]?.address ?? null,
    messageId: parsed?.messageId ?? null,
    subject: parsed?.subject ?? '',
    text: parsed?.text ?? '',
    headers: (parsed?.headerLines ?? []).map(({ key, line }) => ({
      name: key.toLowerCase(),
      value: line.slice(line.indexOf(':') + 1).trim(),
    })),
  };
}

function parse(bytes: Buffer, withoutHtml: boolean): Promise<ParsedMail | null> {
  return simpleParser(bytes, {
    skipHtmlToText: withoutHtml,
    skipTextToHtml: true,
    skipTextLinks: true,
    skipImageLinks: true,
    maxHtmlLengthToParse: HTML_CHARS,
  }).catch(() => null);
}
