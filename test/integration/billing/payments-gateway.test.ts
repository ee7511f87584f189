import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { money } from '../../../src/kernel/money.js';
import type { AttachRequest } from '../../../src/modules/billing/payments/adapters/payment-gateway.port.js';
import { SandboxGateway } from '../../../src/modules/billing/payments/adapters/sandbox-gateway.js';
import { SandboxTransfers } from '../../../src/modules/billing/payments/adapters/sandbox-transfers.js';
import { startWorld, type World } from '../../support/world.js';
import { rows } from '../accounts/account-world.js';
import { gatewaySuite } from './payments-gateway-suite.js';
import { transfersSuite } from './payments-transfers-suite.js';

describe('the sandbox as a gateway', () => {
  let world: World;
  before(async () => {
    world = await startWorld({ ROLES: 'api' });
  });
  after(() => world.close());
  const sandbox = () => world.app.get(SandboxGateway);
  const consent = () => ({ at: world.now(), ip: '192.0.2.7', userAgent: 'Suite/1.0' });

  gatewaySuite({
    gateway: sandbox,
    tokens: {
      ok: 'tok_ok',
      declined: 'tok_declined',
      insufficientFunds: 'tok_insufficient_funds',
      requiresAction: 'tok_requires_action',
      silent: 'tok_timeout',
    },
    ibans: { ok: 'DE89370400440532013000', refused: 'FR1420041010050500013M02606' },
    chargesOf: async (reference) => {
      const sql = `select count(*)::integer as n from sandbox_charges where reference = $1 and state = 'succeeded'`;
      return (await rows<{ n: number }>(world, sql, [reference]))[0]!.n;
    },
    authenticate: async (reference) => void (await sandbox().decide(reference, 'succeeded')),
    decideDebit: async (reference, decision) => void (await sandbox().decide(reference, decision)),
    takeBack: async (reference) => void (await sandbox().decide(reference, 'returned')),
    giveAgain: async (reference) => void (await sandbox().decide(reference, 'won')),
  });

  transfersSuite({
    desk: () => world.app.get(SandboxTransfers),
    arrive: async (accountId, minor, reference) => {
      const id = `transfer-${randomUUID()}`;
      await world.app.get(SandboxTransfers).arrive(id, accountId, money(minor), reference);
      return id;
    },
    takeBack: (_, transferId) => world.app.get(SandboxTransfers).takeBack(transferId),
    collections: async (transferId) => {
      const sql = `select count(*)::integer as n from sandbox_transfers where transfer = $1 and state = 'collected'`;
      return (await rows<{ n: number }>(world, sql, [transferId]))[0]!.n;
    },
  });

  const chargeWith = async (way: Pick<AttachRequest, 'kind'> & Record<string, unknown>) => {
    const accountId = randomUUID();
    const request = { reference: randomUUID(), accountId, consent: consent(), ...way } as AttachRequest;
    const attachment = await sandbox().attach(request);
    assert.ok(attachment.kind === 'attached');
    const { instrument } = attachment.method;
    const common = { accountId, kind: way.kind, instrument, amount: money(100), payerPresent: true };
    return (reference: string) => sandbox().charge({ reference, ...common });
  };

  it('tok_ok_then_declined pays once and is refused from the second charge on', async () => {
    const charge = await chargeWith({ kind: 'card', token: 'tok_ok_then_declined' });
    const first = randomUUID();
    const kinds = [];
    for (const reference of [first, randomUUID(), first, randomUUID()]) kinds.push((await charge(reference)).kind);
    assert.deepEqual(kinds, ['succeeded', 'failed', 'succeeded', 'failed']);
  });

  it('a debit succeeds by itself at the third banking day, and what came stays whatever is told later', async () => {
    const holder = { name: 'Anne', email: 'anne@example.org' };
    const charge = await chargeWith({ kind: 'direct_debit', iban: 'DE89370400440532013000', holder });
    const reference = randomUUID();
    assert.equal((await charge(reference)).kind, 'pending');
    await world.advance('P2D');
    assert.equal((await sandbox().inquire(reference))?.kind, 'pending');
    await world.advance('P4D'); // a weekend may lie between
    assert.equal((await sandbox().inquire(reference))?.kind, 'succeeded');
    assert.equal((await sandbox().decide(reference, 'failed'))?.kind, 'succeeded');
  });

  it('only money that came can be returned', async () => {
    const charge = await chargeWith({ kind: 'card', token: 'tok_declined' });
    const reference = randomUUID();
    await charge(reference);
    assert.equal((await sandbox().decide(reference, 'returned'))?.kind, 'failed');
  });
});
