import type { FieldFault } from '../../../kernel/problem.js';

export const MAX_JSON_DEPTH = 32;
const MAX_VALUES = 4_000_000;
const MAX_FAULTS = 50;
const POLLUTING_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;

/** What a scan finds. `refused` stops everything (nothing is parsed); `faults` are told together with field faults. */
export interface JsonScan {
  refused: 'too_deep' | 'too_many_values' | null;
  faults: FieldFault[];
}

interface Level {
  /** Keys seen so far; null in an array. */
  keys: Set<string> | null;
  path: string;
  index: number;
  /** The key whose value comes next. */
  key: string;
  expectsKey: boolean;
}

/**
 * Looks at JSON text before it is parsed, in one pass that needs no memory for values: nesting that would exhaust the
 * stack or the heap, keys that occur twice (RFC 8259 §4 leaves their meaning open), keys that poison prototypes, and
 * strings with NUL or lone surrogates, which PostgreSQL cannot hold. Broken JSON is left to the parser.
 */
export class JsonScanner {
  private readonly faults: FieldFault[] = [];
  private readonly levels: Level[] = [];
  private values = 0;

  constructor(private readonly text: string) {}

  scan(): JsonScan {
    const { text } = this;
    for (let at = 0; at < text.length; at += 1) {
      const char = text.charCodeAt(at);
      if (char === QUOTE) at = this.string(at);
      else if (char === 0x7b || char === 0x5b) {
        const refused = this.open(char === 0x7b);
        if (refused) return { refused, faults: [] };
      } else if (char === 0x7d || char === 0x5d) this.levels.pop();
      else if (char === COMMA) this.comma();
      else if (char === COLON) this.colon();
    }
    return { refused: null, faults: this.faults };
  }

  private open(isObject: boolean): JsonScan['refused'] {
    if (this.levels.length >= MAX_JSON_DEPTH) return 'too_deep';
    this.values += 1;
    if (this.values > MAX_VALUES) return 'too_many_values';
    this.levels.push({
      keys: isObject ? new Set() : null,
      path: this.levels.length === 0 ? '' : this.pathOfValue(),
      index: 0,
      key: '',
      expectsKey: isObject,
    });
    return null;
  }

  private comma(): void {
    const level = this.levels.at(-1);
    if (!level) return;
    level.index += 1;
    level.expectsKey = level.keys !== null;
    this.values += 1;
  }

  private colon(): void {
    const level = this.levels.at(-1);
    if (level) level.expectsKey = false;
  }

  /** Reads the string that starts at `start`; answers the position of its closing quote. */
  private string(start: number): number {
    const end = closingQuote(this.text, start + 1);
    const level = this.levels.at(-1);
    const raw = this.text.slice(start, end + 1);
    const escaped = raw.includes('\\u');
    if (level?.expectsKey) this.takeKey(level, raw);
    else if (escaped && hasUnstorableChar(decode(raw))) this.fault(this.pathOfValue(), 'invalid_characters');
    return end;
  }

  private takeKey(level: Level, raw: string): void {
    const key = raw.includes('\\') ? decode(raw) : raw.slice(1, -1);
    level.key = key;
    if (POLLUTING_KEYS.has(key)) this.fault(this.pathOfValue(), 'unknown_field');
    if (hasUnstorableChar(key)) this.fault(level.path, 'invalid_characters');
    if (level.keys?.has(key)) this.fault(this.pathOfValue(), 'duplicate_field');
    level.keys?.add(key);
  }

  private pathOfValue(): string {
    const level = this.levels.at(-1);
    if (!level) return '';
    if (level.keys === null) return `${level.path}[${level.index}]`;
    return level.path === '' ? level.key : `${level.path}.${level.key}`;
  }

  private fault(field: string, code: string): void {
    if (this.faults.length < MAX_FAULTS) this.faults.push({ field: printable(field), code, message: '' });
  }
}

function closingQuote(text: string, from: number): number {
  for (let at = from; ;) {
    const quote = text.indexOf('"', at);
    if (quote === -1) return text.length - 1;
    let backslashes = 0;
    while (text.charCodeAt(quote - 1 - backslashes) === BACKSLASH && quote - 1 - backslashes >= from) backslashes += 1;
    if (backslashes % 2 === 0) return quote;
    at = quote + 1;
  }
}

/** The string a JSON literal stands for; the literal itself when it is broken (the parser will say so). */
function decode(literal: string): string {
  try {
    return JSON.parse(literal) as string;
  } catch {
    return literal;
  }
}

export function hasUnstorableChar(value: string): boolean {
  return value.includes('\u0000') || !(value as string & { isWellFormed(): boolean }).isWellFormed();
}

/** Field paths go back to the caller and into storage: nothing unprintable, no endless names. */
function printable(path: string): string {
  return path.replace(/[\u0000-\u001f\u007f]|\p{Surrogate}/gu, '\ufffd').slice(0, 300);
}
