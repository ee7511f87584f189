import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { issueDateOf, numberOf, paymentReferenceOf, seriesOf } from './numbering.js';

describe('numbers of invoices', () => {
  it('count within the year and are what the contract allows', () => {
    const number = numberOf(seriesOf('2026-11-21'), 42);
    assert.equal(number, '2026-000042');
    assert.match(number, /^[A-Za-z0-9+/_-]{1,35}$/);
    assert.equal(numberOf('2026', 1_234_567), '2026-1234567');
    assert.equal(paymentReferenceOf(number), 'RF-2026-000042');
  });

  it('rise with the days, also for who waited at midnight', () => {
    assert.equal(issueDateOf('2026-11-21', null), '2026-11-21');
    assert.equal(issueDateOf('2026-11-22', '2026-11-21'), '2026-11-22');
    assert.equal(issueDateOf('2026-11-21', '2026-11-22'), '2026-11-22');
  });
});
