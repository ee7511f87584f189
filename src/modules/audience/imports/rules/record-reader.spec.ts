import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { IMPORT_LIMITS } from './limits.js';
import type { Dialect } from './record-cells.js';
import { type FoundRecord, RecordReader } from './record-reader.js';

const COMMAS: Dialect = { delimiter: ',', quote: '"', eol: '\n' };

function read(text: string, size: number, dialect: Dialect, columns: number | null = null): FoundRecord[] {
  const reader = new RecordReader(dialect, columns);
  const found: FoundRecord[] = [];
  const take = (): void => {
    for (let one = reader.next(); one !== null; one = reader.next()) found.push(one);
  };
  for (let at = 0; at < text.length; at += size) {
    reader.push(text.slice(at, at + size));
    take();
  }
  reader.end();
  take();
  return found;
}

function cells(found: readonly FoundRecord[]): (readonly string[] | string)[] {
  return found.map((one) => (one.kind === 'cells' ? one.cells : `${one.line}: ${one.fault}`));
}

describe('reading records', () => {
  it('says of every file of RFC 4180 what csv-parse says, whatever parts its cells and however it arrives', () => {
    const cell = fc.oneof(fc.stringMatching(/^[a-z ]{0,4}$/), fc.stringMatching(/^[a-z",;|\t\r\n' ]{0,8}$/));
    const files = fc.record({
      rows: fc
        .integer({ min: 1, max: 5 })
        .chain((columns) => fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { maxLength: 8 })),
      delimiter: fc.constantFrom(',', ';', '\t', '|'),
      eol: fc.constantFrom('\n', '\r\n'),
      hasLast: fc.boolean(),
      always: fc.boolean(),
      size: fc.integer({ min: 1, max: 40 }),
    });
    fc.assert(
      fc.property(files, ({ rows, delimiter, eol, hasLast, always, size }) => {
        const needs = (text: string): boolean => always || /["\r\n]/.test(text) || text.includes(delimiter);
        const written = rows.map((row) =>
          row.map((text) => (needs(text) ? `"${text.replaceAll('"', '""')}"` : text)).join(delimiter),
        );
        const text = written.join(eol) + (hasLast ? eol : '');
        const options = { delimiter, skip_empty_lines: true, record_delimiter: eol };
        const expected: string[][] = parse(text, options);
        assert.deepEqual(cells(read(text, size, { ...COMMAS, delimiter }, rows[0]?.length ?? null)), expected);
      }),
      { numRuns: 1_500 },
    );
  });

  it('reads the same however the text is cut into pieces, and goes on from any record as if nothing had been', () => {
    const text = fc.stringMatching(/^[ab",\r\n]{0,60}$/);
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 20 }), (whole, size) => {
        const all = read(whole, whole.length + 1, COMMAS, 2);
        assert.deepEqual(read(whole, size, COMMAS, 2), all);
        for (const [at, one] of all.entries()) {
          const reader = new RecordReader(COMMAS, 2, { at: one.end, line: one.line + one.lines });
          reader.push(whole.slice(one.end));
          reader.end();
          assert.deepEqual(reader.next(), all[at + 1] ?? null);
        }
      }),
      { numRuns: 1_500 },
    );
  });

  const habits: [string, string, (string[] | string)[]][] = [
    [
      'blank lines are no rows',
      'a,b\n\n\r\nc,d\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a quote within a cell is a sign like others', 'a,5" screen\n', [['a', '5" screen']]],
    ['text behind a closing quote', '"a"x,b\n', [['"a"x', 'b']]],
    ['blanks around quoted cells', 'a, "b,c" ,d\n', [['a', 'b,c', 'd']]],
    ['a cell over two lines', '"a\nb",c\n', [['a\nb', 'c']]],
    [
      'no end of line at the end',
      'a,b\r\nc,"d"',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a quote that is never closed costs its own line',
      'a,b\nx,"never\nc,d\n',
      [['a', 'b'], '2: unbalanced_quotes', ['c', 'd']],
    ],
    [
      'a quote that swallows the next rows costs its own line',
      'a,b\nx,"oh\nc,"d"\ne,f\n',
      [['a', 'b'], '2: unbalanced_quotes', ['c', 'd'], ['e', 'f']],
    ],
    [
      'a quote that seems to be closed rows later',
      'a,b\nx,"oh\nc,d\ny","z"\ne,f\n',
      [['a', 'b'], '2: unbalanced_quotes', ['c', 'd'], ['y"', 'z'], ['e', 'f']],
    ],
  ];
  for (const [name, text, rows] of habits)
    it(name, () => {
      for (const size of [1, 3, 1_000])
        assert.deepEqual(cells(read(text, size, COMMAS, 2 + (name.includes('blanks') ? 1 : 0))), rows);
    });

  it('old Macintosh lines', () => {
    assert.deepEqual(cells(read('a,b\rc,"d\re"\r', 2, { ...COMMAS, eol: '\r' })), [
      ['a', 'b'],
      ['c', 'd\re'],
    ]);
  });

  it('a line of 100 MB is one row that is refused, and is never held', () => {
    const reader = new RecordReader(COMMAS);
    reader.push('a,b\n');
    assert.equal(reader.next()?.kind, 'cells');
    const piece = 'x'.repeat(1024 * 1024);
    for (let n = 0; n < 100; n += 1) {
      reader.push(piece);
      assert.equal(reader.next(), null);
    }
    reader.push('\nc,d\n');
    const refused = reader.next()!;
    assert.deepEqual([refused.kind, refused.line, refused.end], ['malformed', 2, 4 + 100 * piece.length + 1]);
    assert.equal((refused as { text: string }).text.length, 200);
    assert.deepEqual(cells([reader.next()!]), [['c', 'd']]);
  });

  it('a quote that is open over more than a record may have is given up', () => {
    const text = `x,"open\n${'y,z\n'.repeat(IMPORT_LIMITS.recordChars / 4)}`;
    const found = read(text, 100_000, COMMAS, 2);
    assert.equal(found.length, 1 + IMPORT_LIMITS.recordChars / 4);
    assert.deepEqual(cells(found.slice(0, 2)), ['1: unbalanced_quotes', ['y', 'z']]);
  });

  it('tells the lines of all records', () => {
    const lines = read('a,b\n"c\nd",e\n\nf,g\n', 5, COMMAS, 2).map(({ line }) => line);
    assert.deepEqual(lines, [1, 2, 5]);
  });
});
