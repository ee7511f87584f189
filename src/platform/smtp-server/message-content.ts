import type { MemoryBudget } from './limits.js';

const END = Buffer.from('\r\n.\r\n');
const CRLF = Buffer.from('\r\n');
const CR = 0x0d;
const LF = 0x0a;
const DOT = 0x2e;

export type ContentState = 'complete' | 'too_large' | 'no_memory';

/** Collects the bytes of one message within a size limit and the process's memory budget. */
export class MessageContent {
  private chunks: Buffer[] = [];
  private held = 0;
  /** All bytes seen, kept or not. */
  total = 0;
  state: ContentState = 'complete';

  constructor(
    private readonly limitBytes: number,
    private readonly budget: MemoryBudget,
  ) {}

  /** Keeps `chunk`, or stops keeping anything once a limit is passed: the client still gets its reply at the end. */
  add(chunk: Buffer): void {
    this.total += chunk.length;
    if (this.state !== 'complete') return;
    if (this.total > this.limitBytes) return this.giveUp('too_large');
    if (!this.budget.reserve(chunk.length)) return this.giveUp('no_memory');
    this.held += chunk.length;
    this.chunks.push(chunk);
  }

  private giveUp(state: ContentState): void {
    this.state = state;
    this.release();
  }

  join(): Buffer {
    const [first] = this.chunks;
    const joined = first && this.chunks.length === 1 ? first : Buffer.concat(this.chunks);
    this.chunks = [joined];
    return joined;
  }

  release(): void {
    this.budget.release(this.held);
    this.held = 0;
    this.chunks = [];
  }
}

/**
 * Finds the end of DATA. Only CR LF . CR LF ends it (RFC 5321 §4.1.1.4): every other reading is how one message is
 * smuggled as two. Commands pipelined behind the end stay with the caller.
 */
export class DataReader {
  /** The last bytes before the present chunk; DATA begins at a line start, hence the CR LF. */
  private tail: Buffer = CRLF;

  constructor(readonly content: MessageContent) {}

  /** How many bytes of `chunk` belong to the message and its end, and whether the end was among them. */
  feed(chunk: Buffer): { used: number; done: boolean } {
    const used = this.endIn(chunk);
    const done = used >= 0;
    const own = done ? chunk.subarray(0, used) : chunk;
    this.content.add(own);
    this.tail = own.length >= 4 ? own.subarray(own.length - 4) : Buffer.concat([this.tail, own]).subarray(-4);
    return { used: own.length, done };
  }

  private endIn(chunk: Buffer): number {
    const seam = Buffer.concat([this.tail, chunk.subarray(0, 4)]);
    const inSeam = seam.indexOf(END);
    if (inSeam >= 0) return inSeam + END.length - this.tail.length;
    const inChunk = chunk.indexOf(END);
    return inChunk < 0 ? -1 : inChunk + END.length;
  }

  /** The message without its final dot line and without the dots that transparency added (RFC 5321 §4.5.2). */
  message(): Buffer {
    const raw = this.content.join();
    return unstuffDots(raw.subarray(0, raw.length - 3));
  }
}

/** Removes the first dot of each line that begins with one; works in place, for the buffer is nobody else's. */
export function unstuffDots(raw: Buffer): Buffer {
  const first = raw[0] === DOT ? 0 : raw.indexOf('\r\n.') + 2;
  if (first === 1) return raw;
  let to = first;
  let previous = first === 0 ? LF : raw[first - 1];
  let beforePrevious = first === 0 ? CR : raw[first - 2];
  for (let from = first; from < raw.length; from += 1) {
    const byte = raw[from]!;
    const stuffed = byte === DOT && previous === LF && beforePrevious === CR;
    beforePrevious = previous;
    previous = byte;
    if (stuffed) continue;
    raw[to] = byte;
    to += 1;
  }
  return raw.subarray(0, to);
}
