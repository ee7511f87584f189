import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { money } from '../../../src/kernel/money.js';
import { SandboxGateway } from '../../../src/modules/billing/payments/adapters/sandbox-gateway.js';
import { startWorld, type World } from '../../support/world.js';
import { rows } from '../accounts/account-world.js';
import { gatewaySuite } from './payments-gateway-suite.js';

describe('the sandbox as a gateway', () => {
  let world: World;
  before(async () => {
    world = await startWorld({ ROLES: 'api' });
  });
  after(() => world.close());

  gatewaySuite({
    gateway: () => world.app.get(SandboxGateway),
    tokens: {
      ok: 'tok_ok',
      declined: 'tok_declined',
      insufficientFunds: 'tok_insufficient_funds',
      requiresAction: 'tok_requires_action',
      silent: 'tok_timeout',
    },
    chargesOf: async (reference) => {
      const sql = `select count(*)::integer as n from sandbox_charges where reference = $1 and state = 'succeeded'`;
      return (await rows<{ n: number }>(world, sql, [reference]))[0]!.n;
    },
  });

  it('tok_ok_then_declined pays once and is refused from the second charge on', async () => {
    const sandbox = world.app.get(SandboxGateway);
    const { instrument } = (await sandbox.attachCard('tok_ok_then_declined'))!;
    const charge = async (reference: string) =>
      (await sandbox.charge({ reference, instrument, amount: money(100) })).kind;
    const first = randomUUID();
    assert.deepEqual(
      [await charge(first), await charge(randomUUID()), await charge(first), await charge(randomUUID())],
      ['succeeded', 'failed', 'succeeded', 'failed'],
    );
  });
});
