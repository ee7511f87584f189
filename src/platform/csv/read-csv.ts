import { CsvError, type Parser, parse } from 'csv-parse';
import { delimiterOf, textOf } from './csv-text.js';

/** A record, or the place where the file stops being CSV; nothing follows that. */
export type CsvRecord = { kind: 'cells'; line: number; cells: string[] } | { kind: 'malformed'; line: number };

/** Longest record that is read: a quote that never ends must not fill the memory. */
const MAX_RECORD = 64 * 1024;

/**
 * The records of a CSV file while it arrives, whatever parts its cells (comma, semicolon, tab, bar), ends its lines or
 * encodes its letters. Never more than a few of them are in memory.
 */
export async function* readCsv(bytes: AsyncIterable<Buffer>, charset: string | null = null): AsyncGenerator<CsvRecord> {
  let parser: Parser | null = null;
  let line = 1;
  const texts = textOf(bytes, charset);
  try {
    for await (const text of texts) {
      if (text === '' && parser === null) continue;
      parser ??= parserFor(text);
      parser.write(text);
      for (const found of recordsIn(parser)) {
        line = found.line;
        yield found;
      }
      if (parser.errored) throw parser.errored;
    }
    if (parser === null) return;
    const ended = endOf(parser);
    parser.end();
    await ended;
    yield* recordsIn(parser);
    if (parser.errored) throw parser.errored;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    yield { kind: 'malformed', line: Number((error as { lines?: number }).lines ?? line) };
  } finally {
    parser?.destroy();
  }
}

function parserFor(text: string): Parser {
  const parser = parse({
    delimiter: delimiterOf(text),
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    trim: true,
    max_record_size: MAX_RECORD,
  });
  // Read from `errored`, at the place in the file where it belongs.
  parser.on('error', () => undefined);
  return parser;
}

function* recordsIn(parser: Parser): Generator<CsvRecord> {
  for (;;) {
    const found = parser.read() as { record: string[]; info: { lines: number } } | null;
    if (found === null) return;
    yield { kind: 'cells', line: found.info.lines, cells: found.record };
  }
}

function endOf(parser: Parser): Promise<void> {
  return new Promise((resolve) => {
    parser.once('error', () => resolve());
    parser.once('finish', () => resolve());
  });
}
