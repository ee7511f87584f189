import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LIFECYCLE, type StepReason, stepFrom, STEPS } from './lifecycle.table.js';

const reasons = Object.keys(STEPS) as StepReason[];

describe('the life of a subscription', () => {
  it('every step goes where the lifecycle allows', () => {
    for (const reason of reasons) {
      const { from, to } = STEPS[reason];
      for (const state of from) {
        assert.ok(state === null || state === to || LIFECYCLE.mayBecome(state, to), `${reason}: ${state} → ${to}`);
      }
    }
  });

  it('every way of the lifecycle has a step that goes it', () => {
    for (const from of LIFECYCLE.states) {
      for (const to of LIFECYCLE.states.filter((state) => LIFECYCLE.mayBecome(from, state))) {
        assert.ok(
          reasons.some((reason) => stepFrom(from, reason) === to),
          `${from} → ${to}`,
        );
      }
    }
  });

  it('R-074: nothing puts a subscription on standby, and nothing brings an ended one back', () => {
    assert.deepEqual(
      LIFECYCLE.states.filter((state) => LIFECYCLE.isFinal(state)),
      ['ended', 'deleted'],
    );
    for (const reason of reasons) {
      assert.equal(stepFrom('ended', reason), null, reason);
      assert.equal(stepFrom('deleted', reason), null, reason);
    }
  });
});
