/**
 * Reads SMTP replies out of a byte stream. Receivers send anything: replies without text, codes that change inside one
 * reply, NULs, or lines without end; whatever is not a reply is reported as nonsense and the session is given up.
 */

export const REPLY_BYTES_LIMIT = 64 * 1024;
export const REPLY_LINES_LIMIT = 100;

export interface SmtpReply {
  code: number;
  /** The texts of all lines, without their codes, joined by spaces; control characters are replaced. */
  text: string;
  lines: string[];
}

export type ReadResult = { kind: 'reply'; reply: SmtpReply } | { kind: 'nonsense'; why: string };

const LINE = /^([2-5]\d\d)(?:([ -])(.*))?$/s;
const LF = 0x0a;

export class ReplyReader {
  private pending: Buffer = Buffer.alloc(0);
  private lines: string[] = [];
  private code = 0;
  private bytes = 0;

  /** Everything complete in what has arrived. After a `nonsense` the reader must not be used again. */
  feed(chunk: Buffer): ReadResult[] {
    const results: ReadResult[] = [];
    let rest = this.pending.length === 0 ? chunk : Buffer.concat([this.pending, chunk]);
    for (let end = rest.indexOf(LF); end !== -1; end = rest.indexOf(LF)) {
      const result = this.line(rest.subarray(0, end));
      rest = rest.subarray(end + 1);
      if (result) results.push(result);
      if (result?.kind === 'nonsense') return results;
    }
    this.pending = rest;
    if (this.bytes + rest.length > REPLY_BYTES_LIMIT) results.push(nonsense('a reply above 64 KB'));
    return results;
  }

  /** True when a part of a reply, or anything at all, is waiting: fatal just before TLS begins. */
  get holdsBytes(): boolean {
    return this.pending.length > 0 || this.lines.length > 0;
  }

  private line(raw: Buffer): ReadResult | null {
    this.bytes += raw.length + 1;
    if (this.bytes > REPLY_BYTES_LIMIT) return nonsense('a reply above 64 KB');
    const text = printable(raw.toString('utf8').replace(/\r+$/, ''));
    const parts = LINE.exec(text);
    if (!parts) return nonsense(`not a reply: ${text.slice(0, 200)}`);
    const code = Number(parts[1]);
    if (this.lines.length > 0 && code !== this.code)
      return nonsense(`the code changed inside a reply: ${text.slice(0, 200)}`);
    this.code = code;
    this.lines.push(parts[3] ?? '');
    if (this.lines.length > REPLY_LINES_LIMIT) return nonsense('a reply above 100 lines');
    return parts[2] === '-' ? null : this.finish();
  }

  private finish(): ReadResult {
    const lines = this.lines;
    const reply = { code: this.code, lines, text: joined(lines) };
    this.lines = [];
    this.bytes = 0;
    return { kind: 'reply', reply };
  }
}

/** Multi-line replies repeat the enhanced code on each line; it is kept once, at the front. */
function joined(lines: readonly string[]): string {
  if (lines.length === 1) return lines[0] ?? '';
  const first = /^[245]\.\d{1,3}\.\d{1,3}(?= |$)/.exec(lines[0] ?? '')?.[0];
  const texts = lines.map((line, index) =>
    index > 0 && first !== undefined && line.startsWith(first) ? line.slice(first.length).trimStart() : line,
  );
  return texts.join(' ').trim();
}

function printable(text: string): string {
  // Control characters would reach logs, pages and the event feed.
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '?');
}

function nonsense(why: string): ReadResult {
  return { kind: 'nonsense', why };
}
