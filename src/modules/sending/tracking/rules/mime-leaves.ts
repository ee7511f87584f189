import type { HeaderBlock } from '../../acceptance/index.js';

/** Reads the header that begins at a place of canonical bytes; null when there is none. */
export type HeaderReader = (bytes: Buffer, start?: number) => HeaderBlock | null;

/** One readable part of a message: what may be changed in it is text that is shown, and only that. */
export interface TextLeaf {
  readonly kind: 'html' | 'plain';
  /** Of its encoded content, without the line end before the next delimiter. */
  readonly start: number;
  readonly end: number;
  /** Lower case. */
  readonly charset: string;
  readonly encoding: string;
  /** The field that names the encoding; an empty place at the end of the part's header when there is none. */
  readonly encodingField: { readonly start: number; readonly end: number };
}

const DEEPEST = 20;
const MOST_PARTS = 200;
/** Lines that begin like a delimiter and are none. */
const MOST_DECOYS = 50_000;
const BOUNDARY = /;[ \t]*boundary[ \t]*=[ \t]*(?:"([^"]{1,200})"|([^\s;"]{1,200}))/i;
const CHARSET = /;[ \t]*charset[ \t]*=[ \t]*(?:"([^"]{1,60})"|([^\s;"]{1,60}))/i;
/** What a signature covers or nobody but the reader can open. */
const SEALED = /^(?:multipart\/(?:signed|encrypted)|message\/)/;

interface Level {
  boundary: string;
  isSealed: boolean;
}

/**
 * The text parts of a canonical message that are shown as its body: no attachments, no forwarded mails, nothing within a
 * signature or an encryption. Null when the message is built as no honest one is; then it is left alone.
 */
export function textLeaves(message: Buffer, header: HeaderBlock, read: HeaderReader): TextLeaf[] | null {
  return new LeafWalk(message, read).leavesOf(header);
}

class LeafWalk {
  private readonly levels: Level[] = [];
  private readonly leaves: TextLeaf[] = [];
  private open: Omit<TextLeaf, 'end'> | null = null;
  private parts = 0;
  private decoys = 0;

  constructor(
    private readonly message: Buffer,
    private readonly read: HeaderReader,
  ) {}

  leavesOf(header: HeaderBlock): TextLeaf[] | null {
    const { message } = this;
    if (!this.enter(header)) return null;
    for (let at = Math.max(0, header.bodyStart - 2); this.levels.length > 0;) {
      const found = message.indexOf('\r\n--', at, 'latin1');
      if (found < 0) break;
      const next = this.delimiter(found);
      if (next === null) return null;
      at = next;
    }
    this.close(message.length);
    return this.leaves;
  }

  /** Handles a line that may be a delimiter; answers where to look on. */
  private delimiter(found: number): number | null {
    const { message } = this;
    const lineEnd = message.indexOf('\r\n', found + 2, 'latin1');
    const end = lineEnd < 0 ? message.length : lineEnd;
    const text = end - found > 280 ? '' : message.toString('latin1', found + 4, end).trimEnd();
    const depth = this.levels.findLastIndex(({ boundary }) => text === boundary || text === `${boundary}--`);
    if (depth < 0) {
      this.decoys += 1;
      return this.decoys > MOST_DECOYS ? null : found + 4;
    }
    this.close(found);
    const isLast = text !== this.levels[depth]!.boundary;
    this.levels.length = isLast ? depth : depth + 1;
    if (isLast) return end;
    const block = this.read(message, Math.min(end + 2, message.length));
    if (block === null || !this.enter(block)) return null;
    return Math.max(found + 4, block.bodyStart - 2);
  }

  private enter(block: HeaderBlock): boolean {
    this.parts += 1;
    if (this.parts > MOST_PARTS) return false;
    const field = valueOf(block, 'content-type') ?? 'text/plain';
    const type = field.split(';', 1)[0]!.trim().toLowerCase();
    const isSealed = (this.levels.at(-1)?.isSealed ?? false) || SEALED.test(type);
    const match = type.startsWith('multipart/') ? BOUNDARY.exec(field) : null;
    const boundary = (match?.[1] ?? match?.[2])?.trimEnd();
    if (boundary !== undefined && boundary !== '') {
      this.levels.push({ boundary, isSealed });
      return this.levels.length <= DEEPEST;
    }
    this.open = isSealed ? null : leafOf(block, type, field);
    return true;
  }

  private close(end: number): void {
    if (this.open !== null && end > this.open.start) this.leaves.push({ ...this.open, end });
    this.open = null;
  }
}

function leafOf(block: HeaderBlock, type: string, field: string): Omit<TextLeaf, 'end'> | null {
  if (type !== 'text/html' && type !== 'text/plain') return null;
  const disposition = valueOf(block, 'content-disposition') ?? '';
  if (/^[ \t]*attachment\b/i.test(disposition) || /;[ \t]*filename\*?[ \t]*[*=]/i.test(disposition)) return null;
  const charset = CHARSET.exec(field);
  const encoding = block.fields.find(({ lower }) => lower === 'content-transfer-encoding');
  // Before the empty line that ends the header, which may be all there is of it.
  const headerEnd = block.fields.at(-1)?.end ?? block.bodyStart - 2;
  return {
    kind: type === 'text/html' ? 'html' : 'plain',
    start: block.bodyStart,
    charset: (charset?.[1] ?? charset?.[2] ?? 'us-ascii').toLowerCase(),
    encoding: (encoding?.value ?? '7bit').trim().toLowerCase(),
    encodingField: encoding ?? { start: headerEnd, end: headerEnd },
  };
}

function valueOf({ fields }: HeaderBlock, name: string): string | undefined {
  return fields.find((field) => field.lower === name)?.value;
}
