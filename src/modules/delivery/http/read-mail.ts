import { simpleParser } from 'mailparser';
import { escaped } from '../../../kernel/escaped.js';

export interface ReadMail {
  /** A whole HTML document, to be shown under a policy that lets it do nothing. */
  document: string;
  kind: 'html' | 'text';
  attachments: { name: string; type: string; bytes: number }[];
}

/** A mail as its reader would see it. Mails that cannot be parsed are shown as they are. */
export async function readMail(raw: Buffer): Promise<ReadMail> {
  const parsed = await simpleParser(raw, { skipTextToHtml: true, skipTextLinks: true }).catch(() => null);
  const attachments = (parsed?.attachments ?? []).map(({ filename, contentType, size }) => ({
    name: filename ?? 'unnamed',
    type: contentType,
    bytes: size,
  }));
  if (parsed?.html) return { document: framed(parsed.html), kind: 'html', attachments };
  return { document: framed(`<pre>${linked(parsed?.text ?? raw.toString('utf8'))}</pre>`), kind: 'text', attachments };
}

const STYLE =
  'body{margin:0;padding:20px;font:15px/1.5 system-ui,sans-serif;color:#1f2430;background:#fff}pre{white-space:pre-wrap;word-break:break-word;font:14px/1.55 ui-monospace,monospace;margin:0}';

function framed(body: string): string {
  return `<!doctype html><meta charset="utf-8"><base target="_blank"><style>${STYLE}</style>${body}`;
}

/** Addresses of pages in a plain text become links: most mails under test carry one to follow. */
function linked(text: string): string {
  return escaped(text).replace(/https?:\/\/[^\s<>"']+/g, (url) => `<a href="${url}" rel="noreferrer">${url}</a>`);
}
