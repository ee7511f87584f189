import { type Address, parseAddress } from '../../addresses/index.js';

/** One mailbox of an address header. */
export interface Mailbox {
  /** The display name as it stands in the header (atoms, quoted strings, encoded words), comments dropped. */
  readonly phrase: string;
  readonly address: Address;
}

interface Part {
  kind: 'word' | 'quoted' | 'angle';
  text: string;
  /** No white space between this part and the one before. */
  glued: boolean;
}

const MAX_COMMENT_DEPTH = 20;

/**
 * Mailboxes of a From, To, Cc, Bcc, Sender or Reply-To header (RFC 5322 §3.4), groups included; null when it is
 * malformed or an address in it is none. One pass, no recursion.
 */
export function parseMailboxes(value: string, most = 10_000): Mailbox[] | null {
  const reader = new ListReader(value, most);
  return reader.read() ? reader.mailboxes : null;
}

class ListReader {
  readonly mailboxes: Mailbox[] = [];
  private parts: Part[] = [];
  private at = 0;
  private inGroup = false;
  private glued = false;

  constructor(
    private readonly value: string,
    private readonly most: number,
  ) {}

  read(): boolean {
    while (this.at < this.value.length) {
      if (!this.step(this.value[this.at]!)) return false;
    }
    return !this.inGroup && this.endMailbox();
  }

  private step(char: string): boolean {
    if (char === ' ' || char === '\t' || char === '\r' || char === '\n') return this.skip();
    if (char === '(') return this.comment();
    if (char === '"') return this.quoted();
    if (char === '<') return this.angle();
    if (char === ',') return this.endMailbox() && this.skip();
    if (char === ':') return this.beginGroup();
    if (char === ';') return this.endGroup();
    return char === '>' || char === ')' || char === '\\' ? false : this.word();
  }

  private skip(): boolean {
    this.at += 1;
    this.glued = false;
    return true;
  }

  private comment(): boolean {
    let depth = 0;
    for (; this.at < this.value.length; this.at += 1) {
      const char = this.value[this.at];
      if (char === '\\') this.at += 1;
      else if (char === '(') depth += 1;
      else if (char === ')') depth -= 1;
      if (depth > MAX_COMMENT_DEPTH) return false;
      if (depth === 0) return this.skip();
    }
    return false;
  }

  private quoted(): boolean {
    const start = this.at;
    for (this.at += 1; this.at < this.value.length; this.at += 1) {
      const char = this.value[this.at];
      if (char === '\\') this.at += 1;
      else if (char === '"') {
        this.at += 1;
        return this.add('quoted', this.value.slice(start, this.at));
      }
    }
    return false;
  }

  private angle(): boolean {
    const end = this.value.indexOf('>', this.at);
    if (end < 0 || this.parts.some((part) => part.kind === 'angle')) return false;
    const text = this.value.slice(this.at + 1, end).trim();
    this.at = end + 1;
    return this.add('angle', text);
  }

  private word(): boolean {
    const start = this.at;
    while (this.at < this.value.length && !' \t\r\n()<>,;:"\\'.includes(this.value[this.at]!)) this.at += 1;
    return this.add('word', this.value.slice(start, this.at));
  }

  private add(kind: Part['kind'], text: string): boolean {
    this.parts.push({ kind, text, glued: this.glued });
    this.glued = true;
    return true;
  }

  private beginGroup(): boolean {
    if (this.inGroup || this.parts.length === 0 || this.parts.some((part) => part.kind === 'angle')) return false;
    this.parts = [];
    this.inGroup = true;
    return this.skip();
  }

  private endGroup(): boolean {
    if (!this.inGroup || !this.endMailbox()) return false;
    this.inGroup = false;
    return this.skip();
  }

  /** Empty places between commas are allowed (RFC 5322 §4.4). */
  private endMailbox(): boolean {
    const parts = this.parts;
    this.parts = [];
    if (parts.length === 0) return true;
    if (this.mailboxes.length >= this.most) return false;
    const angle = parts.findIndex((part) => part.kind === 'angle');
    if (angle >= 0 && angle !== parts.length - 1) return false;
    const text = angle >= 0 ? parts[angle]!.text : bareAddress(parts);
    const address = text === null ? null : parseAddress(text);
    if (address === null) return false;
    const phrase = angle >= 0 ? parts.slice(0, angle).map((part) => part.text) : [];
    this.mailboxes.push({ phrase: phrase.join(' '), address });
    return true;
  }
}

/** Without angle brackets there is nothing but the address, in one piece. */
function bareAddress(parts: readonly Part[]): string | null {
  return parts.slice(1).every((part) => part.glued) ? parts.map((part) => part.text).join('') : null;
}
