import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SocketBudget } from './socket-budget.js';

describe('sockets of one process', () => {
  let now = 0;
  const budgetOf = (limit: number): SocketBudget => new SocketBudget(limit, () => now);
  const prove = (budget: SocketBudget, site: string, replyMs: number): void => {
    for (let i = 0; i < 20; i += 1) budget.healthOf(site).begin(0)(replyMs);
  };
  const takeAll = (budget: SocketBudget, site: string): number => {
    let taken = 0;
    while (budget.take(site)) taken += 1;
    return taken;
  };

  it('a site takes at most a quarter', () => {
    const budget = budgetOf(100);
    prove(budget, 'quick', 10);
    assert.equal(takeAll(budget, 'quick'), 25);
  });

  it('all slow and unknown sites together take at most half, so quick ones still find room', () => {
    const budget = budgetOf(100);
    prove(budget, 'quick', 10);
    prove(budget, 'tarpit', 5_000);
    let slow = takeAll(budget, 'tarpit');
    for (let i = 0; i < 100; i += 1) slow += takeAll(budget, `unknown ${i}`);
    assert.equal(slow, 50);
    assert.equal(takeAll(budget, 'quick'), 25);
  });

  it('a quick site whose replies stop coming becomes a slow one', () => {
    const budget = budgetOf(100);
    prove(budget, 'mx', 10);
    now = 1_000;
    budget.healthOf('mx').begin(now);
    assert.equal(budget.healthOf('mx').isQuick(now + 500), true);
    assert.equal(budget.healthOf('mx').isQuick(now + 1_500), false);
  });

  it('a connection without work gives its socket up as soon as somebody waits for one', () => {
    const budget = budgetOf(4);
    let gaveUp = 0;
    assert.equal(budget.take('a'), true);
    assert.equal(
      budget.mayIdle(() => (gaveUp += 1)),
      true,
    );
    budget.whenFree('b', 2, () => undefined);
    assert.equal(gaveUp, 1);
    assert.equal(
      budget.mayIdle(() => undefined),
      false,
    );
  });

  it('a quarter is kept for mail to one: a campaign to any number of sites leaves it', () => {
    const budget = budgetOf(100);
    for (let i = 0; i < 10; i += 1) prove(budget, `quick ${i}`, 10);
    let many = 0;
    for (let i = 0; i < 5; i += 1) many += takeAll(budget, `quick ${i}`);
    for (let i = 0; i < 100; i += 1) many += takeAll(budget, `unknown ${i}`);
    assert.equal(many, 75);
    assert.deepEqual([budget.take('quick 9', 'single'), budget.take('new', 'single')], [true, true]);
    budget.release('quick 9', 'single');
    budget.release('new', 'single');
    assert.equal(budget.used, 75);
  });

  it('slow sites never get the last quarter, whoever writes to them', () => {
    const budget = budgetOf(100);
    prove(budget, 'quick', 10);
    for (let i = 0; i < 100; i += 1) budget.take(`unknown ${i}`);
    let single = 0;
    for (let i = 0; i < 100; i += 1) single += Number(budget.take(`new ${i}`, 'single'));
    assert.deepEqual([budget.used, single], [75, 25]);
    assert.equal(budget.take('quick', 'single'), true);
  });

  it('of those who wait for a socket who has mail to one comes first', () => {
    const budget = budgetOf(4);
    for (const site of ['a', 'b', 'c']) prove(budget, site, 10);
    const told: string[] = [];
    assert.equal(budget.take('a'), true);
    for (const [n, site] of ['b', 'b', 'b', 'b'].entries()) budget.whenFree(site, n, () => told.push('many'));
    budget.whenFree('c', 9, () => told.push('single'), 'single');
    budget.release('a');
    assert.equal(told[0], 'single');
  });

  it('what comes free is handed over: it is taken already, and nobody else can get it', () => {
    const budget = budgetOf(4);
    for (const site of ['a', 'b']) prove(budget, site, 10);
    for (const [taken, use] of [
      ['a', 'many'],
      ['x', 'many'],
      ['y', 'single'],
      ['z', 'single'],
    ] as const)
      assert.equal(budget.take(taken, use), true, taken);
    const got: string[] = [];
    budget.whenFree('b', 1, (use) => got.push(`first ${use}`), 'single');
    budget.whenFree('b', 2, (use) => got.push(`second ${use}`), 'single');
    budget.release('a');
    assert.equal(budget.used, 4);
    assert.deepEqual([got, budget.isWaiting(1), budget.isWaiting(2)], [['first single'], false, true]);
    budget.stopWaiting(2);
    budget.release('x');
    assert.deepEqual([got.length, budget.used], [1, 3]);
  });

  it('a lane keeps its place when it asks again, and moves to those with mail to one', () => {
    const budget = budgetOf(4);
    for (const site of ['a', 'b', 'c']) prove(budget, site, 10);
    for (const use of ['many', 'many', 'many', 'single'] as const) {
      prove(budget, `taken ${budget.used}`, 10);
      budget.take(`taken ${budget.used}`, use);
    }
    const got: number[] = [];
    budget.whenFree('b', 1, () => got.push(1), 'single');
    budget.whenFree('c', 2, () => got.push(2), 'single');
    budget.whenFree('b', 1, () => got.push(1), 'single');
    budget.whenFree('b', 1, () => got.push(1));
    budget.release('taken 0');
    assert.deepEqual(got, [1]);
  });

  it('what is released can be taken again', () => {
    const budget = budgetOf(4);
    assert.equal(budget.take('a'), true);
    assert.equal(budget.take('a'), false);
    budget.release('a');
    assert.equal(budget.used, 0);
    assert.equal(budget.take('a'), true);
  });
});
