import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { credits, formatCredits, parseCredits } from './credits.js';

describe('credits', () => {
  const texts: [text: string, thousandths: bigint | null][] = [
    ['1000', 1_000_000n],
    ['0.8', 800n],
    ['0.05', 50n],
    ['0.001', 1n],
    ['999999999', 999_999_999_000n],
    ['1.0000', null],
    ['-1', null],
    ['1e3', null],
    ['', null],
  ];
  for (const [text, thousandths] of texts) {
    it(`D-03: “${text}” is ${thousandths ?? 'nothing'}`, () => {
      assert.equal(parseCredits(text), thousandths);
      if (thousandths !== null) assert.equal(formatCredits(credits(thousandths)), text);
    });
  }

  it('what went out is written below nothing', () => assert.equal(formatCredits(credits(-1_500)), '-1.5'));
});
