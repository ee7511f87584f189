import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FloodGate } from './flood-gate.js';

describe('what one sender may make us store', () => {
  it('one signed address takes twenty mails an hour, others go on', () => {
    let now = 0;
    const gate = new FloodGate(() => now);
    for (let n = 0; n < 20; n += 1) assert.ok(gate.takes('192.0.2.1', ['b+one']));
    assert.equal(gate.takes('192.0.2.2', ['b+one']), false);
    assert.ok(gate.takes('192.0.2.1', ['b+two']));
    now += 3_600_001;
    assert.ok(gate.takes('192.0.2.2', ['b+one']));
  });

  it('one address may be fast, not endless; an IPv6 client is its network', () => {
    const gate = new FloodGate(() => 0);
    const taken = Array.from({ length: 3_100 }, (_, n) => gate.takes(`2001:db8:1:2::${n.toString(16)}`, []));
    assert.equal(taken.filter(Boolean).length, 3_000);
    assert.ok(gate.takes('2001:db8:1:3::1', []));
  });

  it('a million senders cost no more memory than fifty thousand', () => {
    const gate = new FloodGate(() => 0);
    for (let n = 0; n < 120_000; n += 1) gate.takes(`10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`, []);
    assert.ok((gate as unknown as { counts: Map<string, unknown> }).counts.size <= 50_000);
  });
});
