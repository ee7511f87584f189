import { systemNow } from '../../kernel/time/instant.js';

export interface Writable {
  write(text: string): unknown;
  isTTY?: boolean;
}

const REDRAW_MS = 200;
const SAY_MS = 5_000;

/**
 * Answers go to standard output and nothing else does, so that they can be piped; what is said about the work goes to
 * standard error. Progress is one line that is drawn again on a terminal, and a line every five seconds in a log.
 */
export class Terminal {
  private drawnAtMs = 0;
  private isDrawn = false;

  constructor(
    private readonly out: Writable = process.stdout,
    private readonly err: Writable = process.stderr,
  ) {}

  answer(text: string): void {
    this.clear();
    this.out.write(`${text}\n`);
  }

  readonly say = (text: string): void => {
    this.clear();
    this.err.write(`${text}\n`);
  };

  progress(text: string): void {
    const nowMs = systemNow();
    if (nowMs - this.drawnAtMs < (this.err.isTTY ? REDRAW_MS : SAY_MS)) return;
    this.drawnAtMs = nowMs;
    if (!this.err.isTTY) return void this.err.write(`${text}\n`);
    this.err.write(`\r\u001b[K${text}`);
    this.isDrawn = true;
  }

  private clear(): void {
    if (this.isDrawn) this.err.write('\r\u001b[K');
    this.isDrawn = false;
  }
}

const UNITS = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB'];

export function bytesInWords(bytes: number): string {
  let [amount, unit] = [bytes, 0];
  while (amount >= 1024 && unit < UNITS.length - 1) [amount, unit] = [amount / 1024, unit + 1];
  return `${unit === 0 || amount >= 100 ? Math.round(amount) : amount.toFixed(1)} ${UNITS[unit]}`;
}

/** Columns as wide as their widest cell; the last one runs on. */
export function columns(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows) row.forEach((cell, at) => (widths[at] = Math.max(widths[at] ?? 0, cell.length)));
  return rows
    .map((row) =>
      row
        .map((cell, at) => (at === row.length - 1 ? cell : cell.padEnd(widths[at]!)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Words of at most `width` letters a line. */
export function folded(text: string, width: number, indent: string): string {
  const lines: string[] = [''];
  for (const word of text.split(/\s+/)) {
    const line = lines.at(-1)!;
    if (line !== '' && line.length + word.length + 1 > width) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines.map((line) => indent + line).join('\n');
}
