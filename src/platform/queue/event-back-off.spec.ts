import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { eventBackOffMs, NotKnownHere } from './event-back-off.js';

describe('the wait of a job before it is tried again', () => {
  for (const [attempts, error, waits] of [
    [1, new Error('failed'), 500],
    [2, new Error('failed'), 1_000],
    [8, new Error('failed'), 64_000],
    [40, new Error('failed'), 64_000],
    [1, new NotKnownHere('x'), 250],
    [30, new NotKnownHere('x'), 250],
  ] as const)
    it(`F11: attempt ${attempts}, ${error.name}: ${waits} ms`, () =>
      assert.equal(eventBackOffMs(attempts, error), waits));
});
