import { type ParsedMail, simpleParser } from 'mailparser';
import type { MailHeader } from '../rules/automatic-mail.js';
import { tameHtml } from '../rules/tame-html.js';

export interface MailFile {
  readonly filename: string;
  readonly content: Buffer;
}

export interface ReadMail {
  /** As the mail says, unproved and perhaps no address at all. */
  from: string | null;
  messageId: string | null;
  /** Ids of the mails it answers: the one it answers first, then the others from the last to the first. */
  answers: string[];
  subject: string;
  /** The plain part, or the words of the HTML with what is quoted behind `>`. */
  text: string;
  headers: MailHeader[];
  /** Also pictures within the text. */
  files: MailFile[];
}

/** What our own tickets may hold and MIME's lines; what comes after these bytes is not looked at. */
const READ_BYTES = 34 * 1024 * 1024;
/** HTML beyond this is a web page rather than a question, and turning it into text costs time. */
const HTML_CHARS = 256 * 1024;
const MOST_ANSWERED = 50;
const MOST_FILES = 100;

/** Anybody can send these bytes, so whatever they are, there is an answer. */
export async function readMail(raw: Buffer): Promise<ReadMail> {
  const bytes = raw.subarray(0, READ_BYTES);
  const parsed = await parse(bytes);
  const headers = (parsed?.headerLines ?? []).map(({ key, line }) => ({
    name: key.toLowerCase(),
    value: line.slice(line.indexOf(':') + 1).trim(),
  }));
  return {
    from: parsed?.from?.value[0]?.address ?? null,
    messageId: parsed?.messageId ?? null,
    answers: answeredBy(parsed),
    subject: parsed?.subject ?? '',
    text: await textOf(parsed),
    headers,
    files: (parsed?.attachments ?? []).slice(0, MOST_FILES).map(({ filename, content, cid }) => ({
      filename: filename ?? cid ?? 'attachment',
      content,
    })),
  };
}

function parse(bytes: Buffer): Promise<ParsedMail | null> {
  return simpleParser(bytes, {
    skipHtmlToText: true,
    skipTextToHtml: true,
    skipTextLinks: true,
    skipImageLinks: true,
    keepCidLinks: true,
    maxHtmlLengthToParse: HTML_CHARS,
  }).catch(() => null);
}

/** HTML counts only where there is no plain text, made harmless before anything walks through it. */
async function textOf(parsed: ParsedMail | null): Promise<string> {
  if (!parsed) return '';
  const plain = parsed.text ?? '';
  if (plain.trim() !== '' || typeof parsed.html !== 'string') return plain;
  const tamed = Buffer.from(tameHtml(parsed.html.slice(0, HTML_CHARS)));
  const mail = Buffer.concat([Buffer.from('Content-Type: text/html; charset=utf-8\r\n\r\n'), tamed]);
  const read = await simpleParser(mail, { skipTextToHtml: true, skipTextLinks: true, skipImageLinks: true }).catch(
    () => null,
  );
  return read?.text ?? '';
}

function answeredBy(parsed: ParsedMail | null): string[] {
  const references = [parsed?.references ?? []].flat();
  const first = (parsed?.inReplyTo ?? '').match(/<[^<>\s]{1,998}>/g) ?? [];
  return [...new Set([...first, ...references.toReversed()])].slice(0, MOST_ANSWERED);
}
