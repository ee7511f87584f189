import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startWorld, type World } from '../../support/world.js';
import { signUp } from '../billing/account-in-world.js';
import { card, operatorOf, suiteCustomer } from '../billing/payments-in-world.js';
import { buyPacks, creditsOf, type PackBody, packOf, packsOf } from './credits-in-world.js';

const EUR = (amount: string) => ({ amount, currency: 'EUR' });

describe('packs of SMS credits', () => {
  let world: World;
  let staff: string;
  before(async () => {
    world = await startWorld({ API_RATE_LIMIT: '1000000' });
    staff = await operatorOf(world);
  });
  after(() => world.close());

  type Staff = PackBody & { active: boolean; position: number; version: number; code: string };
  const admin = (method: string, path: string, body?: object, headers: Record<string, string> = {}) =>
    world.http.call<Staff & { errors?: { field: string; code: string }[] }>(method, `/v1/admin/sms/packs${path}`, {
      token: staff,
      headers,
      ...(body === undefined ? {} : { body }),
    });

  it('R-110: lists what can be bought with credits, net price, currency and price per credit', async () => {
    const { token } = await signUp(world, 'suite');
    const packs = await packsOf(world, token);
    assert.deepEqual(
      packs.map(({ credits, price, pricePerCredit, taxIncluded }) => [credits, price, pricePerCredit, taxIncluded]),
      [
        ['1000', EUR('70.00'), EUR('0.07'), false],
        ['5000', EUR('325.00'), EUR('0.065'), false],
        ['20000', EUR('1200.00'), EUR('0.06'), false],
      ],
    );
  });

  it('R-111: and how many SMS they send to each country: 1,000 to Italy, 1,250 to France, 2,222 to the USA', async () => {
    const { token } = await signUp(world, 'suite');
    const [thousand] = await packsOf(world, token);
    const messages = new Map(thousand!.yields.map((one) => [one.country, one.messages]));
    // 1,000 credits at 1.00, 0.80 and 0.45 each: 1,000, 1,250 and 2,222.2… whole ones
    assert.deepEqual([messages.get('IT'), messages.get('FR'), messages.get('US')], [1_000, 1_250, 2_222]);
    assert.ok(messages.size >= 12);
    const [french] = await packsOf(world, token, '?country=FR');
    assert.deepEqual(french!.yields, [{ country: 'FR', messages: 1_250 }]);
    assert.deepEqual((await packsOf(world, token, '?country=AQ')).map(({ yields }) => yields), [[], [], []]); // prettier-ignore
    for (const country of ['fr', 'FRA', '', 'F1', '%00']) {
      const answer = await world.http.get<{ code: string }>(`/v1/sms/packs?country=${country}`, { token });
      assert.deepEqual([answer.status, answer.body.code], [422, 'invalid_query'], country);
    }
    const rates = await world.http.get<{ data: { country: string; credits: string }[] }>('/v1/sms/rates?country=US', { token }); // prettier-ignore
    assert.deepEqual(rates.body.data.map(({ country, credits }) => `${country} ${credits}`), ['US 0.45']); // prettier-ignore
  });

  it('is read page by page', async () => {
    const { token } = await signUp(world, 'suite');
    const codes: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const path: string = `/v1/sms/packs?limit=1${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`;
      const answer = await world.http.get<{ data: PackBody[]; nextCursor: string | null }>(path, { token });
      codes.push(...answer.body.data.map(({ code }) => code));
      cursor = answer.body.nextCursor;
    }
    assert.deepEqual(codes, ['sms-1000', 'sms-5000', 'sms-20000']);
  });

  it('an offer without SMS sells none, in the shop nor by itself nor in a basket', async () => {
    const relay = await signUp(world, 'relay');
    const suite = await signUp(world, 'suite');
    const { id: packId } = await packOf(world, suite.token);
    assert.deepEqual(await packsOf(world, relay.token), []);
    const alone = await buyPacks(world, relay.token, { packId });
    assert.deepEqual([alone.status, alone.body.code], [409, 'sms_not_available'], alone.text);
    const items = [{ kind: 'sms_pack', packId, quantity: 1 }];
    const basket = await world.http.post<{ code: string }>('/v1/purchases', { token: relay.token, body: { items } });
    assert.deepEqual([basket.status, basket.body.code], [409, 'sms_not_available']);
    assert.deepEqual(await creditsOf(world, relay.token), { available: '0', reserved: '0', lots: [] });
  });

  it('staff add a pack, sell it on other terms, and take it off sale; what was bought stays as it was', async () => {
    const buyer = await suiteCustomer(world);
    await card(world, buyer.token);
    const body = { code: 'tiny', credits: '0.8', price: EUR('1.00') };
    const added = await admin('POST', '', body);
    assert.deepEqual([added.status, added.body.credits, added.body.active, added.body.position], [201, '0.8', true, 3]);
    const twice = await admin('POST', '', body);
    assert.deepEqual([twice.status, (twice.body as { code: string }).code], [409, 'sms_pack_exists']);
    const bought = await buyPacks(world, buyer.token, { packId: added.body.id, quantity: 3 });
    // 3 × 0.8 = 2.4 credits for 3 × 1.00 = 3.00
    assert.deepEqual([bought.status, bought.body.credits, bought.body.net.amount], [201, '2.4', '3.00'], bought.text);
    const path = `/${added.body.id}`;
    const dearer = await admin('PATCH', path, { price: EUR('2.00'), credits: '1' });
    assert.deepEqual([dearer.status, dearer.body.price, dearer.body.pricePerCredit], [200, EUR('2.00'), EUR('2.00')]);
    assert.equal((await admin('PATCH', path, { active: false, position: 0 })).body.active, false);
    const gone = await buyPacks(world, buyer.token, { packId: added.body.id });
    assert.deepEqual([gone.status, gone.body.code], [422, 'reference_not_found']);
    assert.equal((await creditsOf(world, buyer.token)).available, '2.4');
    const kept = await world.http.get<{ net: { amount: string } }>(`/v1/sms/purchases/${bought.body.id}`, { token: buyer.token }); // prettier-ignore
    assert.equal(kept.body.net.amount, '3.00');
    assert.equal((await admin('GET', path)).body.version, 3);
  });

  it('a pack that somebody else changed meanwhile is not changed', async () => {
    const { body } = await admin('POST', '', { code: 'raced', credits: '10', price: EUR('1.00'), active: false });
    const tag = (await admin('GET', `/${body.id}`)).headers.get('etag')!;
    assert.equal((await admin('PATCH', `/${body.id}`, { position: 7 }, { 'if-match': tag })).status, 200);
    assert.equal((await admin('PATCH', `/${body.id}`, { position: 8 }, { 'if-match': tag })).status, 412);
  });

  it('nothing, fractions beyond thousandths and other currencies are no pack', async () => {
    const good = { code: 'bad', credits: '10', price: EUR('1.00') };
    const cases: [object, string][] = [
      [{ ...good, credits: '0' }, 'credits'],
      [{ ...good, credits: '0.000' }, 'credits'],
      [{ ...good, credits: '1.0001' }, 'credits'],
      [{ ...good, credits: '-5' }, 'credits'],
      [{ ...good, credits: 5 }, 'credits'],
      [{ ...good, credits: '1e3' }, 'credits'],
      [{ ...good, credits: null }, 'credits'],
      [{ ...good, price: EUR('0.00') }, 'price.amount'],
      [{ ...good, price: EUR('1.0') }, 'price.amount'],
      [{ ...good, price: { amount: '1.00', currency: 'USD' } }, 'price.currency'],
      [{ ...good, price: '1.00' }, 'price'],
      [{ ...good, price: null }, 'price'],
      [{ ...good, price: [] }, 'price'],
      [{ ...good, code: 'Capital' }, 'code'],
      [{ credits: '10', price: EUR('1.00') }, 'code'],
    ];
    for (const [body, field] of cases) {
      const answer = await admin('POST', '', body);
      assert.deepEqual([answer.status, answer.body.errors?.[0]?.field], [422, field], JSON.stringify(body));
    }
    const { body } = await admin('POST', '', { ...good, active: false });
    for (const change of [{ credits: null }, { price: null }, { active: 'no' }, { position: -1 }, { code: 'other' }])
      assert.equal((await admin('PATCH', `/${body.id}`, change)).status, 422, JSON.stringify(change));
    const { token } = await signUp(world, 'suite');
    assert.equal((await world.http.get('/v1/admin/sms/packs', { token })).status, 403);
  });
});
