import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { addMs, HOUR_MS, instantOf, toIso } from '../../../src/kernel/time/instant.js';
import { BY_ITSELF, IpStockRepository, MoveAddress } from '../../../src/modules/dedicated-ips/stock/index.js';
import { RewarmQuietIps } from '../../../src/modules/dedicated-ips/warmup/use-cases/rewarm-quiet-ips.js';
import { Clock } from '../../../src/platform/clock/clock.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { eventually } from '../../support/eventually.js';
import { startWorld, type World } from '../../support/world.js';
import { Subscriber } from '../../scenarios/subscription-steps.js';
import type { SignedIn } from '../billing/account-in-world.js';
import { accountWith, ask, type IpRequest, ownIp, rowsOf, staffWith, stock } from './ips-in-world.js';

describe('how an account’s addresses go on or end', () => {
  let world: World;
  let compliance: string;
  before(async () => {
    world = await startWorld();
    compliance = await staffWith(world, ['compliance'], 'compliance@posthorn.test');
  });
  after(() => world.close());

  const shown = async ({ token }: SignedIn) =>
    (await world.http.get<{ afterDowngrade: string }>('/v1/dedicated-ips', { token })).body;
  const granted = async (token: string): Promise<IpRequest> => {
    const made = await ask(world, token);
    assert.equal(made.status, 201, made.text);
    const path = `/v1/admin/ip-requests/${made.body.id}/approve`;
    const answer = await world.http.post<IpRequest>(path, { token: compliance, body: {} });
    assert.equal(answer.status, 200, answer.text);
    return answer.body;
  };

  it('a smaller plan with the next period: who chose to keep his address pays for it from then on, who did not gives it back', async () => {
    const subscribers = [await Subscriber.of(world, 'freemium-fr'), await Subscriber.of(world, 'freemium-fr')];
    const [keeper, giver] = subscribers as [Subscriber, Subscriber];
    let end = '';
    for (const [i, subscriber] of subscribers.entries()) {
      const bought = await subscriber.buy('freemium-fr.premium-150k');
      assert.equal(bought.status, 201, bought.text);
      await stock(world, [`198.51.100.${50 + i}`]);
      await granted(subscriber.account.token);
      const change = { effective: 'period_end' };
      const changed = await subscriber.change(bought.body.id, 'freemium-fr.premium-100k', change);
      assert.equal(changed.status, 200, changed.text);
      end = changed.body.scheduledChange!.effectiveAt;
    }
    const path = '/v1/dedicated-ips/after-downgrade';
    const choose = (choice: string) =>
      world.http.call<{ choice: string }>('PUT', path, { token: keeper.account.token, body: { choice } });
    assert.equal((await choose('both')).status, 422);
    assert.deepEqual((await choose('keep')).body, { choice: 'keep' });
    assert.equal((await shown(keeper.account)).afterDowngrade, 'keep');
    assert.equal((await shown(giver.account)).afterDowngrade, 'release');
    await world.moveTo(toIso(addMs(instantOf(end), HOUR_MS)));
    const ipsOf = ({ account }: Subscriber) =>
      rowsOf<{ address: string }>(world, 'select host(address) as address from ip_addresses where account_id = $1', [
        account.id,
      ]);
    await eventually('one gave it back', async () => ((await ipsOf(giver)).length === 0 ? true : undefined), 60_000);
    const addOns = () =>
      rowsOf<{ kind: string; quantity: number; unit: number }>(
        world,
        `select kind, quantity, unit_price_minor::int as unit from add_ons where account_id = $1 and status = 'active'`,
        [keeper.account.id],
      );
    await eventually('the other pays for it', async () => ((await addOns()).length > 0 ? true : undefined), 60_000);
    assert.deepEqual(await addOns(), [{ kind: 'dedicated_ip', quantity: 1, unit: 3_000 }]);
    assert.deepEqual(await ipsOf(keeper), [{ address: '198.51.100.50' }]);
  });

  it('an address from which nothing left for thirty days warms up again, two stages below the top', async () => {
    const account = await accountWith(world, 'freemium-fr.premium-150k');
    const [ip] = await stock(world, ['198.51.100.60']);
    await ownedAndActive(account.id, ip!.id);
    await world.advance('P29D');
    await world.app.get(RewarmQuietIps, { strict: false }).run(world.app.get(Clock).now());
    assert.equal((await rowOf(ip!.id)).state, 'active');
    await world.advance('P2D');
    await world.app.get(RewarmQuietIps, { strict: false }).run(world.app.get(Clock).now());
    // 10,000 a day is stage 9; two below is 7.
    assert.deepEqual(await rowOf(ip!.id), { state: 'warming', stage: 7 });
  });

  const rowOf = async (id: string) =>
    (
      await rowsOf<{ state: string; stage: number | null }>(
        world,
        'select i.state, w.stage from ip_addresses i left join ip_warmups w on w.ip_id = i.id where i.id = $1',
        [id.slice(3)],
      )
    )[0]!;
  /** As an approval and a warm-up that is over leave it. */
  async function ownedAndActive(accountId: string, ipId: string): Promise<void> {
    await ownIp(world, accountId, ipId);
    await rowsOf(world, 'update ip_warmups set stage = 9, target_daily = 10000 where ip_id = $1', [ipId.slice(3)]);
    await world.app.get(UnitOfWork).runAsWorker(async (tx) => {
      const row = (await world.app.get(IpStockRepository).unscopedFindForUpdate(tx, ipId.slice(3)))!;
      await world.app.get(MoveAddress).in(tx, row, 'active', { actor: BY_ITSELF, because: 'a test' });
    });
  }
});
