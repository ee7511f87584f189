import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Subscriber } from '../../scenarios/subscription-steps.js';
import { signUpCustomer } from '../../support/customer.js';
import { eventually } from '../../support/eventually.js';
import { statementsSent } from '../../support/statements-sent.js';
import { startWorld, type World } from '../../support/world.js';
import { join } from '../accounts/team-world.js';
import { card } from '../billing/payments-in-world.js';
import { buy, overviewOf } from './shop-in-world.js';

/** Statements that name the account, among all that this process sends meanwhile. */
async function statementsAbout(accountId: string, deed: () => Promise<unknown>): Promise<number> {
  const sent = await statementsSent(deed);
  return sent.filter(({ text, values }) => JSON.stringify([text, values]).includes(accountId)).length;
}

/** What else goes on for the account only ever adds: the least of many readings is the reading's own. */
async function leastOf(readings: number, read: () => Promise<number>): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < readings; i += 1) least = Math.min(least, await read());
  return least;
}

describe('reading my subscription', () => {
  let world: World;
  before(async () => {
    world = await startWorld({ API_RATE_LIMIT: '1000000' });
  });
  after(() => world.close());

  it('asks the database as often for much as for little', async () => {
    const who = await Subscriber.of(world, 'suite');
    await who.buy('suite.web', 'year');
    const read = () => statementsAbout(who.account.id, () => overviewOf(world, who.account.token));
    await read();
    const little = await leastOf(20, read);
    assert.ok(little > 5, `only ${little}: nothing was counted`);
    for (let i = 0; i < 3; i += 1) {
      await who.buy('relay.1000', 'month');
      await card(world, who.account.token);
      await buy(world, who.account.token, [{ kind: 'seat', quantity: 1 }], who.method);
    }
    const seen = await overviewOf(world, who.account.token);
    assert.deepEqual([seen.subscriptions.length, seen.invoices.length], [4, 7]);
    // Mails and invoices of what was bought are still being written, for the same account.
    await eventually(`one reading takes ${little} statements`, async () => (await leastOf(20, read)) === little);
  });

  it('the card of the running subscription is shown, also when a newer one exists', async () => {
    const who = await Subscriber.of(world, 'suite');
    await who.buy('suite.web', 'year');
    await card(world, who.account.token, 'tok_insufficient_funds');
    assert.equal((await overviewOf(world, who.account.token)).paymentMethod?.last4, '4242');
  });

  it('owner, administrator and accountant read it and what can be bought; nobody else does', async () => {
    const { accessToken } = await signUpCustomer(world, { email: 'owner@readers.example', offer: 'relay' });
    const may = async (token: string) => {
      const paths = ['/v1/account/subscription-overview', '/v1/purchases'];
      return Promise.all(paths.map(async (path) => (await world.http.get(path, { token })).status));
    };
    assert.deepEqual(await may(accessToken), [200, 200]);
    for (const role of ['admin', 'billing', 'developer', 'marketer', 'viewer'] as const) {
      const { token } = await join(world, accessToken, `${role}@readers.example`, role);
      const expected = role === 'admin' || role === 'billing' ? 200 : 403;
      assert.deepEqual(await may(token), [expected, expected], role);
    }
  });
});
