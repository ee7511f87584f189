import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { money } from '../../../src/kernel/money.js';
import { newId } from '../../../src/kernel/ids.js';
import { credit, debit, LedgerFacade } from '../../../src/modules/billing/ledger/index.js';
import { ReconcileWallets, WalletFacade } from '../../../src/modules/billing/wallet/index.js';
import { accountScope } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { startWorld, type World } from '../../support/world.js';

type Act = 'credit' | 'take' | 'credit-and-fail' | 'take-and-fail' | 'take-twice';
interface Step {
  act: Act;
  account: number;
  minor: number;
}

const step: fc.Arbitrary<Step> = fc.record({
  act: fc.constantFrom<Act>('credit', 'take', 'credit-and-fail', 'take-and-fail', 'take-twice'),
  account: fc.nat(1),
  minor: fc.integer({ min: 1, max: 500 }),
});

class GivenUp extends Error {}

/** The whole model: what is in each wallet, and how often it moved. */
class Model {
  readonly balances = [0, 0];
  readonly entries = [0, 0];

  credit(account: number, minor: number): void {
    this.balances[account]! += minor;
    this.entries[account]! += 1;
  }

  take(account: number, minor: number): boolean {
    if (this.balances[account]! < minor) return false;
    this.credit(account, -minor);
    return true;
  }
}

describe('whatever happens to wallets', () => {
  let world: World;
  let wallet: WalletFacade;
  let unitOfWork: UnitOfWork;
  before(async () => {
    world = await startWorld({ ROLES: 'api' });
    wallet = world.app.get(WalletFacade);
    unitOfWork = world.app.get(UnitOfWork);
  });
  after(() => world.close());

  const fill = (accountId: string, minor: number, fail = false) =>
    unitOfWork.runAsWorker(async (tx) => {
      await wallet.creditIn(tx, {
        accountId,
        amount: money(minor),
        type: 'adjustment',
        about: `test:${randomUUID()}`,
        from: { purpose: 'bank' },
      });
      if (fail) throw new GivenUp();
    });
  const take = (accountId: string, minor: number, { fail = false, times = 1 } = {}) =>
    unitOfWork.runAsWorker(async (tx) => {
      const taken: boolean[] = [];
      for (let i = 0; i < times; i += 1) {
        const to = { purpose: 'receivable', accountId } as const;
        const about = `test:${randomUUID()}`;
        taken.push(await wallet.takeIn(tx, { accountId, amount: money(minor), type: 'payment', about, to }));
      }
      if (fail) throw new GivenUp();
      return taken;
    });
  const live = async (model: Model, ids: string[], { act, account, minor }: Step): Promise<void> => {
    const id = ids[account]!;
    if (act === 'credit') {
      await fill(id, minor);
      model.credit(account, minor);
    } else if (act === 'credit-and-fail') await assert.rejects(fill(id, minor, true), GivenUp);
    else if (act === 'take-and-fail') await assert.rejects(take(id, minor, { fail: true }), GivenUp);
    else {
      const times = act === 'take-twice' ? 2 : 1;
      const expected = Array.from({ length: times }, () => model.take(account, minor));
      assert.deepEqual(await take(id, minor, { times }), expected);
    }
  };
  const assertLike = async (model: Model, ids: string[]): Promise<void> => {
    for (const [i, id] of ids.entries()) {
      assert.equal((await wallet.balance(accountScope(id))).minor, BigInt(model.balances[i]!));
      const [row] = await unitOfWork.readAsWorker<{ n: number }>(
        'select count(*)::int as n from wallet_entries where account_id = $1',
        [id],
      );
      assert.equal(row!.n, model.entries[i]);
    }
    assert.deepEqual(await world.app.get(ReconcileWallets).mismatches(), []);
  };

  it('they hold what a plain sum says, never less than nothing, and the books say the same', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        const model = new Model();
        const ids = [newId(world.now()), newId(world.now())];
        for (const one of steps) await live(model, ids, one);
        await assertLike(model, ids);
      }),
      { numRuns: 25 },
    );
  });

  it('many at once end with what came in less what was taken', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 40 }), async (steps) => {
        const id = newId(world.now());
        await fill(id, 2_000);
        let sum = 2_000;
        const lives = steps.map(async ({ act, minor }) => {
          if (act.startsWith('credit')) {
            const fail = act === 'credit-and-fail';
            await fill(id, minor, fail).then(
              () => (sum += minor),
              (error: unknown) => assert.ok(error instanceof GivenUp),
            );
            return;
          }
          const taken = await take(id, minor, {
            fail: act === 'take-and-fail',
            times: act === 'take-twice' ? 2 : 1,
          }).catch((error: unknown) => {
            assert.ok(error instanceof GivenUp);
            return [];
          });
          sum -= minor * taken.filter(Boolean).length;
        });
        await Promise.all(lives);
        assert.equal((await wallet.balance(accountScope(id))).minor, BigInt(sum));
        const low = await unitOfWork.readAsWorker('select 1 from wallet_entries where balance_minor < 0');
        assert.deepEqual(low, []);
        assert.deepEqual(await world.app.get(ReconcileWallets).mismatches(), []);
      }),
      { numRuns: 10 },
    );
  });

  it('a wallet that disagrees with the books is named', async () => {
    const id = newId(world.now());
    await fill(id, 700);
    const entries = [debit({ purpose: 'bank' }, money(5)), credit({ purpose: 'wallet', accountId: id }, money(5))];
    const posting = { reason: 'test', about: `wrong:${id}`, entries };
    await unitOfWork.runAsWorker((tx) => world.app.get(LedgerFacade).postIn(tx, posting));
    assert.deepEqual(await world.app.get(ReconcileWallets).mismatches(), [
      { accountId: id, currency: 'EUR', balance: '700', entries: '700', ledger: '705' },
    ]);
  });
});
