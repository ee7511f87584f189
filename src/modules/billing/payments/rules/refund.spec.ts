import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { money } from '../../../../kernel/money.js';
import { judgeRefund } from './refund.js';

describe('what can go back the way it came', () => {
  const paid = { kind: 'card', state: 'succeeded', amount: money(12_000), booking: null } as const;

  it('any part of it, all of it, and after a part no more than the rest', () => {
    assert.equal(judgeRefund(paid, 0n, money(1)), 'ok');
    assert.equal(judgeRefund(paid, 0n, money(12_000)), 'ok');
    assert.equal(judgeRefund(paid, 0n, money(12_001)), 'too_much');
    assert.equal(judgeRefund(paid, 7_000n, money(5_000)), 'ok');
    assert.equal(judgeRefund(paid, 7_000n, money(5_001)), 'too_much');
  });

  it('not what was booked: the gateway has no charge of it', () => {
    const booking = { reference: 'pay_1', externalId: 'stripe:du_1', bookedOn: '2026-11-22' };
    assert.equal(judgeRefund({ ...paid, booking }, 0n, money(1)), 'not_refundable');
  });

  it('not nothing, not less than nothing, not another currency', () => {
    assert.equal(judgeRefund(paid, 0n, money(0)), 'too_much');
    assert.equal(judgeRefund(paid, 0n, money(-100)), 'too_much');
    assert.equal(judgeRefund(paid, 0n, money(100, 'USD')), 'not_refundable');
  });

  it('only what came through a gateway, is there, and was not taken back', () => {
    for (const state of ['created', 'pending', 'failed', 'returned'] as const) {
      assert.equal(judgeRefund({ ...paid, state }, 0n, money(1)), 'not_refundable');
    }
    for (const kind of ['bank_transfer', 'prepaid', 'admin_mandate', 'purchase_order'] as const) {
      assert.equal(judgeRefund({ ...paid, kind }, 0n, money(1)), 'not_refundable');
    }
    assert.equal(judgeRefund({ ...paid, kind: 'direct_debit' }, 0n, money(1)), 'ok');
    assert.equal(judgeRefund({ ...paid, kind: 'paypal' }, 0n, money(1)), 'ok');
  });
});
