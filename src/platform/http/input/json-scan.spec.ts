import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { JsonScanner, MAX_JSON_DEPTH } from './json-scan.js';

const scan = (text: string): ReturnType<JsonScanner['scan']> => new JsonScanner(text).scan();
const nested = (levels: number): string => '[{"a":'.repeat(levels / 2) + '1' + '}]'.repeat(levels / 2);

describe('JSON scan', () => {
  it('finds no fault in ordinary JSON', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5, noUnicodeString: false }), (text) => {
        const keysAreOrdinary = !/__proto__|constructor|prototype|\\u/.test(text);
        if (keysAreOrdinary) assert.deepEqual(scan(text), { refused: null, faults: [] });
      }),
    );
  });

  it('never fails and always ends, whatever the text', () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '"',
      '\\',
      ',',
      ':',
      'a',
      '\\u00',
      '\\ud800',
      ' ',
      '1',
      '\u0000',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
        scan(parts.join(''));
      }),
      { numRuns: 2_000 },
    );
  });

  it(`lets ${MAX_JSON_DEPTH} levels pass and no more, quickly`, () => {
    assert.equal(scan(nested(MAX_JSON_DEPTH)).refused, null);
    assert.equal(scan(nested(MAX_JSON_DEPTH + 2)).refused, 'too_deep');
    const began = performance.now();
    assert.equal(scan('['.repeat(10_000_000)).refused, 'too_deep');
    assert.ok(performance.now() - began < 1_000);
  });

  it('brackets and quotes inside texts are text', () => {
    assert.deepEqual(scan('{"a":"}]{[\\"{\\\\","b":"\\\\"}'), { refused: null, faults: [] });
  });

  for (const [text, ...faults] of [
    ['{"a":1,"a":2}', 'a duplicate_field'],
    ['{"a":{"b":1},"c":{"b":1}}'],
    ['[{"a":1},{"a":1,"a":1}]', '[1].a duplicate_field'],
    ['{"a":[{"b":[1,"\\u0000"]}]}', 'a[0].b[1] invalid_characters'],
    ['["ok","\\ud83d\\ude00"]'],
    ['["\\ud83d"]', '[0] invalid_characters'],
    ['"\\u0000"', ' invalid_characters'],
    ['{"prototype":1}', 'prototype unknown_field'],
    ['{"a":"__proto__"}'],
    ['{"constructo\\u0072":1}', 'constructor unknown_field'],
    ['{"x\\u0007y":{"__proto__":1}}', 'x\ufffdy.__proto__ unknown_field'],
  ] as [string, ...string[]][]) {
    it(`${text}: ${faults.join(', ') || 'nothing'}`, () => {
      assert.deepEqual(
        scan(text).faults.map((fault) => `${fault.field} ${fault.code}`),
        faults,
      );
    });
  }

  it('tells at most 50 faults, of at most 300 characters', () => {
    const many = scan(`[${Array.from({ length: 1000 }, () => '"\\u0000"').join(',')}]`);
    assert.equal(many.faults.length, 50);
    const long = scan(`{"${'k'.repeat(5000)}":"\\u0000"}`);
    assert.equal(long.faults[0]?.field.length, 300);
  });
});
