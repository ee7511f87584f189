import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Bill } from '../../invoices/index.js';
import { billFor, lastValidDay, purchaseOrderSeries, statusOf } from './purchase-order.js';

describe('a purchase order', () => {
  it('is counted by the year of its issue', () => {
    assert.equal(purchaseOrderSeries('2026-12-31'), 'PO-2026');
    assert.equal(purchaseOrderSeries('2027-01-01'), 'PO-2027');
  });

  it('keeps its price for thirty days, the last one included', () => {
    const validUntil = lastValidDay('2026-11-22');
    assert.equal(validUntil, '2026-12-22');
    assert.equal(statusOf({ subscriptionId: null, validUntil }, '2026-11-22'), 'open');
    assert.equal(statusOf({ subscriptionId: null, validUntil }, '2026-12-22'), 'open');
    assert.equal(statusOf({ subscriptionId: null, validUntil }, '2026-12-23'), 'expired');
  });

  it('stays ordered whatever the day', () => {
    const ordered = { subscriptionId: '0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11', validUntil: '2026-12-22' };
    assert.equal(statusOf(ordered, '2027-12-23'), 'ordered');
  });

  it('is billed as it was signed: only the subscription is added', () => {
    const bill = { net: '79.00', gross: '94.80', lines: [{ id: 'inl_1', subscriptionId: null, net: '79.00' }] };
    const id = '0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11';
    assert.deepEqual(billFor(bill as unknown as Bill, id), {
      ...bill,
      lines: [{ id: 'inl_1', subscriptionId: `sub_${id}`, net: '79.00' }],
    });
  });
});
