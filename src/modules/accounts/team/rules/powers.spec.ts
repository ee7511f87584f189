import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ACCOUNT_ROLES } from '../../../../contracts/roles.js';
import { MANAGED_ROLES, mayManage, type Power } from './powers.js';

const RANK: Record<Power, number> = { owner: 3, admin: 2, key: 1, developer: 1, marketer: 1, billing: 1, viewer: 0 };
const POWERS = Object.keys(MANAGED_ROLES) as Power[];

describe('who may give which role', () => {
  it('nobody gives or takes a role above his own', () => {
    for (const power of POWERS)
      for (const role of MANAGED_ROLES[power]) assert.ok(RANK[role] <= RANK[power], `${power} → ${role}`);
  });

  it('nobody makes an owner this way', () => {
    for (const power of POWERS) assert.equal(mayManage(power, 'owner'), false);
  });

  it('owner and admin manage everybody but the owner, a key nobody who stands above a developer, others nobody', () => {
    for (const role of ACCOUNT_ROLES.filter((one) => one !== 'owner')) {
      assert.equal(mayManage('owner', role), true);
      assert.equal(mayManage('admin', role), true);
      assert.equal(mayManage('key', role), role !== 'admin');
      assert.equal(mayManage('developer', role), false);
      assert.equal(mayManage('viewer', role), false);
    }
  });
});
