import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Leave, ManyGate } from './many-gate.js';

const FOR_EVER_MS = 3_600_000;

function gateOf(allowance: number, heldMs = FOR_EVER_MS) {
  const way = { allowance, held: 0, noteHeldBack: () => void (way.held += 1) };
  return { way, gate: new ManyGate(way, heldMs) };
}

describe('places for mail to many', () => {
  it('as many as are allowed, and the next when one is left; leaving twice frees one place', () => {
    const { way, gate } = gateOf(2);
    const [one, two] = [gate.enter(), gate.enter()];
    assert.ok(one && two);
    assert.equal(gate.enter(), null);
    assert.equal(way.held, 1);
    one();
    one();
    const three = gate.enter();
    assert.ok(three);
    assert.equal(gate.enter(), null);
    for (const leave of [two, three]) leave();
  });

  it('those who wait are called in their order, one for each place, and not when they wait no longer', () => {
    const { way, gate } = gateOf(1);
    const first = gate.enter()!;
    const called: string[] = [];
    gate.whenFree(() => called.push('a'));
    const noLonger = gate.whenFree(() => called.push('b'));
    gate.whenFree(() => called.push('c'));
    gate.whenFree(() => called.push('d'));
    noLonger();
    first();
    assert.deepEqual(called, ['a']);
    way.allowance = 3;
    gate.enter()!();
    assert.deepEqual(called, ['a', 'c', 'd']);
  });

  it('whoever waits for a receiver gives the place to another', async () => {
    const { gate } = gateOf(1, 1);
    const leave: Leave = gate.enter()!;
    await new Promise<void>((resolve) => gate.whenFree(resolve));
    const next = gate.enter();
    assert.ok(next);
    leave();
    assert.equal(gate.enter(), null, 'a place that was given up is not given up twice');
    next();
  });
});
