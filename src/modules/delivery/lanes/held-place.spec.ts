import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { HeldPlace, placeToGiveUp } from './held-place.js';

/** A place that has been held for so long: `idle` says nothing, `yields` is on its way out. */
function place(heldMs: number, state: 'busy' | 'idle' | 'yields' = 'busy'): HeldPlace {
  let nowMs = 0;
  const held = new HeldPlace('any', () => nowMs);
  nowMs = heldMs;
  if (state === 'idle') held.endIdle = () => undefined;
  if (state === 'yields') held.giveUp();
  return held;
}

describe('which connection is given up for a lane without any', () => {
  const [old, young, idle, going] = [place(60_000), place(100), place(10, 'idle'), place(60_000, 'yields')];
  const table: [string, HeldPlace[][], number, HeldPlace | null][] = [
    ['nobody has any', [], 1, null],
    ['one that says nothing, whoever has it', [[old, young], [idle]], 1, idle],
    ['the oldest of the lane that has most', [[young], [place(5), old]], 1, old],
    ['the only one of a lane that had its turn', [[young], [old]], 1, old],
    ['none before its turn is over', [[young], [place(4_999)]], 1, null],
    ['none while one is on its way for each that waits', [[going, old]], 1, null],
    ['another one when more wait', [[going, old, young]], 2, old],
  ];
  for (const [name, lanes, waiting, expected] of table)
    it(name, () => assert.equal(placeToGiveUp(lanes, waiting), expected));
});
