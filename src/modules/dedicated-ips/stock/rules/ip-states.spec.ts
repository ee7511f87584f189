import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { IP_LIFE, IP_STATES, isInUse, mayStaffMove, SENDING_STATES, STAFF_STATES } from './ip-states.js';

describe('the life of an address', () => {
  it('knows every state, and only retired addresses come back to the shelf without a rest', () => {
    assert.deepEqual([...IP_LIFE.states].sort(), [...IP_STATES].sort());
    const toStock = IP_STATES.filter((state) => IP_LIFE.mayBecome(state, 'stock'));
    assert.deepEqual(toStock, ['reserved', 'active', 'cooling', 'retired']);
  });

  it('R-107: from an owner to anybody else there is no way but through cooling', () => {
    for (const state of IP_STATES.filter(isInUse)) {
      if (state === 'cooling' || state === 'active' || state === 'reserved') continue;
      assert.equal(IP_LIFE.mayBecome(state, 'stock'), false, state);
    }
    for (const state of IP_STATES.filter((one) => isInUse(one) && one !== 'cooling'))
      assert.equal(mayStaffMove(state, 'stock'), false, state);
  });

  it('by hand nothing begins to send that did not send before', () => {
    for (const from of IP_STATES)
      for (const to of STAFF_STATES)
        if (mayStaffMove(from, to) && SENDING_STATES.includes(to)) assert.equal(from, 'suspended');
  });
});
