import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { defineStates } from './state-table.js';

describe('state tables', () => {
  const door = defineStates('open', { open: ['shut'], shut: ['open', 'walled'], walled: [] });

  it('know what may follow what', () => {
    assert.equal(door.mayBecome('open', 'shut'), true);
    assert.equal(door.mayBecome('open', 'walled'), false);
    assert.deepEqual(door.states.filter(door.isFinal), ['walled']);
  });

  it('with a state that nothing leads to are refused', () => {
    assert.throws(() => defineStates('open', { open: ['shut'], shut: [], lost: ['open'] }), /nothing leads to: lost/);
  });
});
