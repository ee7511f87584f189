import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newId } from '../../../src/kernel/ids.js';
import { accountScope, type Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { startWorld, type World } from '../../support/world.js';
import { card, suiteCustomer } from '../billing/payments-in-world.js';
import { buyPacks, creditsOf } from './credits-in-world.js';

describe('what the database holds of SMS credits', () => {
  let world: World;
  let accountId: string;
  let token: string;
  before(async () => {
    world = await startWorld({ API_RATE_LIMIT: '1000000' });
    ({ id: accountId, token } = await suiteCustomer(world));
    await card(world, token);
    assert.equal((await buyPacks(world, token, {})).status, 201);
  });
  after(() => world.close());

  const asWorker = (sql: string, params: unknown[] = []) =>
    world.app.get(UnitOfWork).runAsWorker((tx: Tx) => tx.query(sql, params));
  const asCustomer = (sql: string, params: unknown[] = []) =>
    world.app.get(UnitOfWork).run(accountScope(accountId), (tx: Tx) => tx.query(sql, params));

  it('the ledger is not changed, not even by workers', async () => {
    await assert.rejects(asWorker('update sms_ledger set credits_milli = 1'), /permission denied|append-only/);
    await assert.rejects(asWorker('delete from sms_ledger'), /permission denied|append-only/);
    await assert.rejects(asWorker('delete from sms_lots'), /permission denied|append-only/);
  });

  it('customers give themselves no credits', async () => {
    await assert.rejects(asCustomer('update sms_lots set remaining_milli = credits_milli'), /permission denied/);
    await assert.rejects(asCustomer(`update sms_purchases set status = 'active'`), /permission denied/);
    const entry = [newId(world.now()), accountId];
    await assert.rejects(
      asCustomer(`insert into sms_ledger (id, account_id, lot_id, kind, credits_milli, at, sequence, balance_milli)
        select $1, $2, id, 'adjust', 1, now(), 2, 1 from sms_lots`, entry),
      /permission denied/,
    ); // prettier-ignore
  });

  it('customers neither reserve nor open purses', async () => {
    await assert.rejects(asCustomer('update sms_purses set low_at_milli = 0'), /permission denied/);
    await assert.rejects(asCustomer('delete from sms_reservations'), /permission denied/);
    await assert.rejects(asCustomer('delete from sms_expiry_notices'), /permission denied/);
  });

  it('a lot never holds what its ledger does not say, nor less than nothing', async () => {
    await assert.rejects(asWorker('update sms_lots set remaining_milli = remaining_milli - 1'), /ledger says/);
    await assert.rejects(asWorker('update sms_lots set entries = 0'), /ledger says/);
    const entry = `insert into sms_ledger (id, account_id, lot_id, kind, credits_milli, at, sequence, balance_milli)
      select $1, account_id, id, $2, $3, now(), $5, $6 from sms_lots where account_id = $4`;
    const write = (kind: string, amount: number, sequence: number, balance: number) =>
      asWorker(entry, [newId(world.now()), kind, amount, accountId, sequence, balance]);
    await assert.rejects(write('adjust', 1, 2, 1_000_001), /ledger says/);
    await assert.rejects(write('adjust', 1, 1, 1), /sequence_key/);
    await assert.rejects(write('adjust', -1, 2, -1), /balance_check/);
    await assert.rejects(write('purchase', 1_000_000, 2, 2_000_000), /purchase_key/);
    await assert.rejects(asWorker('update sms_lots set remaining_milli = -1'), /remaining_check/);
    await assert.rejects(asWorker('update sms_lots set reserved_milli = -1'), /reserved_check/);
    await assert.rejects(asWorker('update sms_lots set reserved_milli = 1'), /remaining_check/);
    const move = (remaining: number, amount: number, balance: number) =>
      world.app.get(UnitOfWork).runAsWorker(async (tx) => {
        const sql = 'update sms_lots set remaining_milli = $2, entries = 2 where account_id = $1';
        await tx.query(sql, [accountId, remaining]);
        await tx.query(entry, [newId(tx.now), 'adjust', amount, accountId, 2, balance]);
      });
    await assert.rejects(move(999_998, -1, 999_999), /ledger says/);
    await assert.rejects(move(999_998, -1, 999_998), /follow/);
    await move(999_999, -1, 999_999);
    assert.equal((await creditsOf(world, token)).available, '999.999');
  });

  it('another account sees nothing of it', async () => {
    const other = await suiteCustomer(world);
    assert.deepEqual(await creditsOf(world, other.token), { available: '0', reserved: '0', lots: [] });
    const seen = await world.app
      .get(UnitOfWork)
      .run(accountScope(other.id), async (tx) => [
        await tx.query('select 1 from sms_lots'),
        await tx.query('select 1 from sms_ledger'),
        await tx.query('select 1 from sms_purchases'),
      ]);
    assert.deepEqual(seen, [[], [], []]);
  });
});
