import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { AccessRule } from '../../../contracts/roles.js';
import type { Caller } from './caller.js';
import { refusalOf } from './judge-access.js';
import { ACCOUNT_ROLES, type AccountRole, KEY_SCOPES, type KeyScope, PERMISSIONS, type StaffRole } from './roles.js';

const id = '0199f3a0-0000-7000-8000-00000000000a';
const person = (role: AccountRole): Caller => ({ kind: 'user', accountId: id, userId: id, role, sessionId: id });
const program = (...scopes: KeyScope[]): Caller => ({ kind: 'key', accountId: id, keyId: id, scopes });
const staff = (...roles: StaffRole[]): Caller => ({ kind: 'staff', staffId: id, roles });
const answer = (rule: AccessRule, caller: Caller | null, method = 'POST'): string =>
  refusalOf(rule, caller, method)?.code ?? 'ok';

/** As the public contract has it: who may, and which scope a program needs. */
const CONTRACT: [keyof typeof PERMISSIONS, AccountRole[], KeyScope | null][] = [
  ['keys', ['owner', 'admin', 'developer'], 'admin-of-account'],
  ['domains', ['owner', 'admin', 'developer'], 'admin-of-account'],
  ['users', ['owner', 'admin'], 'admin-of-account'],
  ['money', ['owner', 'admin', 'billing'], 'billing'],
  ['templates', ['owner', 'admin', 'marketer'], 'admin-of-account'],
  ['audience', ['owner', 'admin', 'marketer'], 'contacts'],
  ['campaigns', ['owner', 'admin', 'marketer'], 'contacts'],
  ['send', ['owner', 'admin', 'developer', 'marketer'], 'send'],
  ['sms', ['owner', 'admin', 'developer', 'marketer'], 'sms'],
  ['webhooks', ['owner', 'admin', 'developer'], 'admin-of-account'],
  ['senders', ['owner', 'admin', 'developer'], 'admin-of-account'],
  ['suppressions', ['owner', 'admin', 'developer'], 'contacts'],
  ['profile', ['owner', 'admin'], null],
  ['exports', ['owner'], null],
  ['closing', ['owner'], null],
  ['mailRead', [...ACCOUNT_ROLES], 'read'],
  ['support', ['owner', 'admin', 'developer', 'marketer', 'billing'], 'admin-of-account'],
];

describe('access', () => {
  for (const [permission, roles, scope] of CONTRACT) {
    it(`${permission}: ${roles.join(', ')}; scope ${scope ?? 'none, no key may'}`, () => {
      for (const role of ACCOUNT_ROLES) {
        assert.equal(answer(PERMISSIONS[permission], person(role)), roles.includes(role) ? 'ok' : 'forbidden', role);
      }
      for (const held of KEY_SCOPES) {
        assert.equal(
          answer(PERMISSIONS[permission], program(held)),
          held === scope ? 'ok' : 'insufficient_scope',
          held,
        );
      }
      assert.equal(answer(PERMISSIONS[permission], staff('operator', 'compliance')), 'forbidden');
      assert.equal(answer(PERMISSIONS[permission], null), 'unauthenticated');
    });
  }

  it('staff: the role, an operator unless reserved, an auditor who reads', () => {
    const rule: AccessRule = { staff: ['compliance'] };
    const reserved: AccessRule = { staff: ['compliance'], reserved: true };
    assert.equal(answer(rule, staff('compliance')), 'ok');
    assert.equal(answer(rule, staff('operator')), 'ok');
    assert.equal(answer(rule, staff('auditor'), 'GET'), 'ok');
    assert.equal(answer(rule, staff('auditor'), 'HEAD'), 'ok');
    assert.equal(answer(rule, staff('auditor'), 'POST'), 'role_required');
    assert.equal(answer(rule, staff('billing_staff', 'support_agent')), 'role_required');
    assert.equal(answer(rule, staff()), 'role_required');
    assert.equal(answer(reserved, staff('operator')), 'role_required');
    assert.equal(answer(reserved, staff('operator', 'compliance')), 'ok');
    assert.equal(answer(reserved, staff('auditor'), 'GET'), 'ok');
    assert.equal(answer(rule, person('owner')), 'forbidden');
    assert.equal(answer(rule, program('admin-of-account')), 'forbidden');
  });

  it('own sign-in: every person, staff too, no program', () => {
    for (const role of ACCOUNT_ROLES) assert.equal(answer(PERMISSIONS.ownSignIn, person(role)), 'ok');
    assert.equal(answer(PERMISSIONS.ownSignIn, staff('support_agent')), 'ok');
    assert.equal(answer(PERMISSIONS.ownSignIn, program(...KEY_SCOPES)), 'insufficient_scope');
  });

  it('a member of staff in a person’s place may less than the person', () => {
    const acting = (mode: 'read' | 'write', role: AccountRole = 'owner'): Caller => ({
      ...(person(role) as Extract<Caller, { kind: 'user' }>),
      impersonatedBy: { staffId: id, impersonationId: id, mode },
    });
    const NEVER: (keyof typeof PERMISSIONS)[] = ['ownSignIn', 'exports', 'closing', 'ownership', 'supportPin'];
    const ONLY_LOOKING: (keyof typeof PERMISSIONS)[] = [
      ...(['signedIn', 'blockAnswers', 'users', 'keys', 'webhooks', 'money', 'impersonations'] as const),
    ];
    for (const name of Object.keys(PERMISSIONS) as (keyof typeof PERMISSIONS)[]) {
      const rule: AccessRule = PERMISSIONS[name];
      const never = NEVER.includes(name);
      for (const method of ['GET', 'HEAD']) {
        for (const mode of ['read', 'write'] as const) {
          assert.equal(answer(rule, acting(mode), method), never ? 'impersonation_not_allowed' : 'ok', name);
        }
      }
      for (const method of ['POST', 'PATCH', 'PUT', 'DELETE']) {
        const refused = never || ONLY_LOOKING.includes(name);
        assert.equal(answer(rule, acting('write'), method), refused ? 'impersonation_not_allowed' : 'ok', name);
        const code = never ? 'impersonation_not_allowed' : 'impersonation_read_only';
        assert.equal(answer(rule, acting('read'), method), code, name);
      }
    }
    assert.equal(answer(PERMISSIONS.money, acting('write', 'viewer'), 'GET'), 'forbidden');
    assert.equal(answer({ staff: ['support_agent'] }, acting('write')), 'forbidden');
  });

  it('public operations ask nobody', () => {
    assert.equal(answer('public', null), 'ok');
    assert.equal(answer('public', person('viewer')), 'ok');
  });

  it('an empty rule lets nobody in', () => {
    assert.equal(answer({}, person('owner')), 'forbidden');
    assert.equal(answer({}, program(...KEY_SCOPES)), 'insufficient_scope');
  });
});
