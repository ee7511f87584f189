import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CHART, ownerOf, pcgOf } from './chart.js';

describe('the chart of accounts', () => {
  it('every purpose has a number of its own in the class that its side belongs to', () => {
    const classes = { asset: /^[45]/, liability: /^4/, income: /^7/, expense: /^6/ };
    const numbers = Object.values(CHART).map(({ side, pcg }) => {
      assert.match(pcg, /^\d{6}$/);
      assert.match(pcg, classes[side]);
      return pcg;
    });
    assert.equal(new Set(numbers).size, numbers.length);
  });

  it('VAT of other countries is kept apart from the French', () => {
    assert.equal(pcgOf('vat_payable:FR_METRO:20').number, '445711');
    assert.equal(pcgOf('vat_payable:FR_DOM:8.5').number, '445712');
    assert.equal(pcgOf('vat_payable:EU_OSS:19').number, '445740');
    assert.deepEqual(pcgOf('vat_payable:EU_ORIGIN:20'), pcgOf('vat_payable:FR_METRO:20'));
  });

  it('knows whose an account is, and nothing of accounts that it has not', () => {
    assert.equal(ownerOf('receivable'), 'customer');
    assert.equal(ownerOf('vat_payable:FR_METRO:20'), 'installation');
    assert.equal(ownerOf('castles'), null);
    assert.equal(ownerOf('constructor'), null);
    assert.throws(() => pcgOf('castles'), /castles/);
  });
});
