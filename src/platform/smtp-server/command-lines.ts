const LF = 0x0a;
const CR = 0x0d;
const MAX_UNENDED = 65_536;
const utf8 = new TextDecoder('utf-8', { fatal: true });

export type LineResult =
  | { kind: 'line'; text: string }
  | { kind: 'bad_line_end' }
  | { kind: 'bad_bytes' }
  | { kind: 'too_long' }
  /** More bytes without a line end than any honest client sends. */
  | { kind: 'flood' };

/** Bytes that came in and are not consumed yet, cut into command lines. */
export class InputBuffer {
  private bytes: Buffer = Buffer.alloc(0);
  private skipping = false;

  get length(): number {
    return this.bytes.length;
  }

  push(chunk: Buffer): void {
    this.bytes = this.bytes.length === 0 ? chunk : Buffer.concat([this.bytes, chunk]);
  }

  /** All that is there, taken out; for message content. */
  takeAll(): Buffer {
    const all = this.bytes;
    this.bytes = Buffer.alloc(0);
    return all;
  }

  take(count: number): Buffer {
    const taken = this.bytes.subarray(0, count);
    this.bytes = this.bytes.subarray(count);
    return taken;
  }

  putBack(rest: Buffer): void {
    this.bytes = rest;
  }

  clear(): void {
    this.bytes = Buffer.alloc(0);
    this.skipping = false;
  }

  /** The next whole line, or null while it is not complete. */
  nextLine(limit: number): LineResult | null {
    const end = this.bytes.indexOf(LF);
    if (end < 0) return this.unended(limit);
    const line = this.take(end + 1).subarray(0, end);
    if (this.skipping) {
      this.skipping = false;
      return { kind: 'too_long' };
    }
    if (end + 1 > limit) return { kind: 'too_long' };
    return judged(line);
  }

  private unended(limit: number): LineResult | null {
    if (this.bytes.length <= limit) return null;
    if (this.bytes.length > MAX_UNENDED) return { kind: 'flood' };
    if (this.skipping) return null;
    this.skipping = true;
    return null;
  }
}

/** A line must end in CR LF and hold no other CR and no NUL: what one server reads as a line end, the next must not overlook. */
function judged(line: Buffer): LineResult {
  if (line[line.length - 1] !== CR) return { kind: 'bad_line_end' };
  const content = line.subarray(0, -1);
  if (content.includes(CR) || content.includes(0)) return { kind: 'bad_line_end' };
  const text = content.toString('latin1');
  // eslint-disable-next-line no-control-regex -- bytes above 127 are what is looked for
  if (!/[\x80-\xff]/.test(text)) return { kind: 'line', text };
  try {
    return { kind: 'line', text: utf8.decode(content) };
  } catch {
    return { kind: 'bad_bytes' };
  }
}
