import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { LocalDate } from '../../../../kernel/time/calendar.js';
import { isQuoted, type QuoteTopic } from './quote-request.js';

describe('a quote', () => {
  const day = '2030-05-01' as LocalDate;
  const table: [QuoteTopic, LocalDate | null, bigint | null, boolean][] = [
    ['custom_development', null, null, false],
    ['custom_development', day, null, false],
    ['custom_development', null, 100n, false],
    ['custom_development', day, 100n, true],
    ['training', null, 100n, true],
    ['training', day, null, false],
    ['custom_plan', null, 0n, true],
  ];
  for (const [topic, estimatedDelivery, priceMinor, expected] of table) {
    it(`of ${topic} on ${estimatedDelivery ?? 'no day'} for ${priceMinor ?? 'nothing'} is ${expected ? '' : 'not '}complete`, () => {
      assert.equal(isQuoted({ topic, estimatedDelivery, priceMinor }), expected);
    });
  }
});
