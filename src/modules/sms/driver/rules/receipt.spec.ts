import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { keptId, keptIdsFor } from './carrier-id.js';
import { looksLikeReceipt, readReceipt } from './receipt.js';

const told = (text: string, more: Partial<Parameters<typeof readReceipt>[0]> = {}) =>
  readReceipt({ text, receiptedId: null, state: null, networkError: null, ...more });

describe('receipts', () => {
  const cases: [string, string, ReturnType<typeof readReceipt>][] = [
    [
      'by the book',
      'id:0123456789 sub:001 dlvrd:001 submit date:2601010000 done date:2601010001 stat:DELIVRD err:000 text:Hello',
      { carrierId: '0123456789', status: 'delivered', code: null },
    ],
    ['with names in other case', 'ID:ab STAT:UNDELIV ERR:042', { carrierId: 'ab', status: 'failed', code: '042' }],
    ['with fields missing', 'stat:EXPIRED id:7', { carrierId: '7', status: 'expired', code: null }],
    ['with words written out', 'id:7 stat:DELIVERED err:0', { carrierId: '7', status: 'delivered', code: null }],
    ['rejected', 'id:7 stat:REJECTD err:11', { carrierId: '7', status: 'rejected', code: '11' }],
    ['on the way', 'id:7 stat:ACCEPTD', { carrierId: '7', status: 'buffered', code: null }],
    ['without an id', 'stat:DELIVRD', null],
    ['without a state', 'id:7 err:000', null],
    ['that is a text', 'Thank you', null],
  ];
  for (const [what, text, receipt] of cases) it(`${what}`, () => assert.deepEqual(told(text), receipt));

  it('what stands in parameters goes before the text', () => {
    const networkError = Buffer.of(3, 0, 17);
    const receipt = told('id:7 stat:DELIVRD err:000', { receiptedId: 'x', state: 5, networkError });
    assert.deepEqual(receipt, { carrierId: 'x', status: 'failed', code: '3:0017' });
  });

  it('a person who writes about an id sends no receipt', () => {
    assert.equal(looksLikeReceipt('My id:7 and stat:us'), false);
    assert.equal(looksLikeReceipt('id:7 sub:001 stat:DELIVRD'), true);
  });
});

describe('ids of carriers', () => {
  it('are kept without leading zeros, in small letters', () => {
    assert.deepEqual(['0016', 'BEEF01', '0', '000'].map(keptId), ['16', 'beef01', '0', '0']);
  });

  it('are looked for under each way they may be meant', () => {
    assert.deepEqual(keptIdsFor('0000000022', 'auto'), ['22', '16', '34']);
    assert.deepEqual(keptIdsFor('22', 'hex_to_decimal'), ['16']);
    assert.deepEqual(keptIdsFor('1A2B', 'decimal_to_hex'), ['6699']);
    assert.deepEqual(keptIdsFor('6699', 'hex_to_decimal'), ['1a2b']);
    assert.deepEqual(keptIdsFor('a-b', 'auto'), ['a-b']);
  });
});
