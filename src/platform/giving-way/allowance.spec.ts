import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { Clock } from '../clock/clock.js';
import { FEWEST, FIRST, goalMs, MOST, nextAllowance, nextUsual, restMs } from './allowance.js';
import { GivingWay } from './giving-way.js';

describe('how much work for many may be under way', () => {
  for (const [isSingleAbout, allowance, waitedMs, heldBack, usualMs, then] of [
    [true, 24, 4, true, 4, 27],
    [true, 24, 4, false, 4, 24],
    [true, 24, 8, true, 4, 27],
    [true, 24, 8.1, true, 4, 16],
    [true, 24, 40, true, 20, 27],
    [true, 24, 41, true, 20, 16],
    [true, 2, 500, true, 4, 2],
    [true, 4, 4, true, 4, 5],
    [true, 399, 4, true, 4, 400],
    [true, 400, 4, true, 4, 400],
    [false, 24, 40, true, 2, 27],
    [false, 24, 41, true, 2, 16],
    [false, 24, 200, true, 20, 27],
    [false, 24, 201, true, 20, 16],
  ] as const)
    it(`${allowance}${isSingleAbout ? ' beside single mail' : ''}, after ${waitedMs} ms where ${usualMs} are usual${heldBack ? ', some held back' : ''}: ${then}`, () => {
      assert.equal(nextAllowance(allowance, { waitedMs, heldBack, isSingleAbout }, usualMs), then);
    });

  it('stays within its bounds, and falls whenever waits are longer than is borne', () => {
    const waitedMs = fc.double({ min: 0, max: 5_000, noNaN: true });
    const moments = fc.array(fc.record({ waitedMs, heldBack: fc.boolean(), isSingleAbout: fc.boolean() }));
    fc.assert(
      fc.property(moments, fc.double({ min: 0.1, max: 500, noNaN: true }), (all, usualMs) => {
        let allowance = FIRST;
        for (const moment of all) {
          const next = nextAllowance(allowance, moment, usualMs);
          assert.ok(next >= FEWEST && next <= MOST);
          if (moment.waitedMs > goalMs(usualMs, moment.isSingleAbout)) assert.ok(next < allowance || next === FEWEST);
          allowance = next;
        }
      }),
    );
  });

  it('what is usual is the shortest wait that was seen, and is forgotten slowly', () => {
    assert.equal(nextUsual(null, 50), 50);
    assert.equal(nextUsual(50, 4), 4);
    let usualMs = 4;
    for (let i = 0; i < 100; i += 1) usualMs = nextUsual(usualMs, 20);
    assert.ok(usualMs > 10 && usualMs < 12, String(usualMs));
  });

  it('a piece of work for many is followed by a rest of twice its time, or six times when others wait', () => {
    assert.equal(restMs(50, 4, 4), 100);
    assert.equal(restMs(50, 30, 4), 300);
    assert.equal(restMs(5_000, 30, 4), 2_000);
  });
});

describe('giving way', () => {
  let atMs = 0;
  const beginning = (): GivingWay => {
    atMs = 0;
    return new GivingWay(Object.assign(new Clock(), { monotonicMs: () => atMs }));
  };
  /** A second in which every commit took so long. */
  const second = (way: GivingWay, ms: number): void => {
    for (const end = atMs + 1_000; atMs < end; atMs += 50) {
      way.noteHeldBack();
      way.noteOwn(ms);
    }
  };

  it('rests never while no single mail is about, and bears longer waits', () => {
    const way = beginning();
    second(way, 4);
    second(way, 35);
    const alone = way.allowance;
    assert.equal(way.restMs(100), 0);
    way.noteSingle();
    assert.equal(way.restMs(100), 600);
    second(way, 35);
    assert.ok(alone > FIRST && way.allowance < alone / 2, `${alone}, ${way.allowance}`);
    atMs += 60_001;
    assert.equal(way.restMs(100), 0);
  });

  it('beside single mail less is under way as commits take longer, and more again when they are quick', () => {
    const way = beginning();
    way.noteSingle();
    second(way, 4);
    const atEase = way.allowance;
    way.noteSingle();
    second(way, 60);
    const pressed = way.allowance;
    way.noteSingle();
    second(way, 4);
    assert.ok(pressed < atEase / 2 && way.allowance > pressed, `${atEase}, ${pressed}, ${way.allowance}`);
  });

  it('more connections help while it is the receiver who is waited for', () => {
    const way = beginning();
    second(way, 4);
    assert.equal(way.helpsToOpenMore(null), true);
    second(way, 60);
    assert.equal(way.helpsToOpenMore(70), false);
    assert.equal(way.helpsToOpenMore(200), true);
  });
});
