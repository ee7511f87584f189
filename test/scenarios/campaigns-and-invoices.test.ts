import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { parseWireId } from '../../src/kernel/ids.js';
import { planId } from '../integration/billing/account-in-world.js';
import { storeBillingDetails } from '../integration/billing/billing-details-in-world.js';
import { card, invoicesOf } from '../integration/billing/payments-in-world.js';
import { Campaigning, people } from '../integration/campaigns/campaign-steps.js';
import { signUpCustomer } from '../support/customer.js';
import { startWorld, type World } from '../support/world.js';

const READERS = 400;

/** Two customers of the same plan, bought in the same hour: one writes to everybody he knows, the other to nobody. */
describe('campaigns on a plan that is paid for', () => {
  let world: World;
  let busy: Campaigning;
  let idle: Campaigning;
  before(async () => {
    world = await startWorld();
    [busy, idle] = [await subscriber(), await subscriber()];
  });
  after(() => world.close());

  const subscriber = async (): Promise<Campaigning> => {
    const one = new Campaigning(world, await signUpCustomer(world, { offer: 'freemium-fr' }));
    const token = one.customer.accessToken;
    await storeBillingDetails(world, parseWireId('acc', one.customer.accountId)!, {});
    const method = await card(world, token);
    const body = { planId: await planId(world, 'freemium-fr.premium-150k'), interval: 'month', paymentMethod: method };
    const bought = await world.http.post('/v1/subscriptions', { token, body });
    assert.equal(bought.status, 201, bought.text);
    const operator = await world.operator();
    const path = `/v1/admin/accounts/${one.customer.accountId}`;
    assert.equal((await world.http.patch(path, { token: operator, body: { tier: 4 } })).status, 200);
    return one;
  };
  const sentCampaign = async (name: string): Promise<void> => {
    const list = await busy.list(name, people(READERS, undefined, `${name.toLowerCase()}.example`));
    const id = await busy.draft([list], { name });
    await busy.act(id, 'schedule');
    const done = await busy.until(`${name} is done`, id, ({ state }) => state === 'done');
    assert.deepEqual([done.progress['sent'], done.progress['delivered']], [READERS, READERS]);
  };
  /** What he is asked for and for what, oldest first; numbers and ids are his own. */
  const billed = async ({ customer }: Campaigning): Promise<string[]> => {
    const found = await invoicesOf(world, customer.accessToken);
    return [...found].reverse().map(({ issueDate, net, gross, lines }) => {
      const sold = lines.map((line) => `${line.quantity} × ${line.unitPrice.amount} ${line.description}`);
      return `${issueDate} ${net.amount} net, ${gross.amount} gross: ${sold.join(' + ')}`;
    });
  };
  const used = async ({ customer }: Campaigning): Promise<number> => {
    const usage = await world.http.get<{ data?: unknown }>('/v1/quota', { token: customer.accessToken });
    return Number(/"used":(\d+)/.exec(usage.text)?.[1] ?? 0);
  };

  it('R-075: after each renewal who sent within his quota has the very invoice of who sent nothing', async () => {
    const [first] = await billed(busy);
    assert.deepEqual(await billed(idle), [first]);
    await sentCampaign('Spring');
    await sentCampaign('Summer');
    assert.ok((await used(busy)) >= 2 * READERS && (await used(idle)) === 0, 'it is quota that they took');
    await world.advance('P32D');
    const after = await billed(busy);
    assert.equal(after.length, 2, after.join('\n'));
    assert.deepEqual(await billed(idle), after);
    await sentCampaign('Autumn');
    await world.advance('P31D');
    const last = await billed(busy);
    assert.equal(last.length, 3, last.join('\n'));
    assert.deepEqual(await billed(idle), last);
    const amounts = last.map((line) => line.split(' ').slice(1, 5).join(' '));
    assert.equal(new Set(amounts).size, 1, `three times the same: ${amounts.join('; ')}`);
  });
});
