import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { formOf } from '../integration/audience/import-steps.js';
import { eventually } from '../support/eventually.js';
import { startWorld, type World } from '../support/world.js';
import { Subscriber } from './subscription-steps.js';

const PEOPLE = 30_000;

describe('contacts and what an account pays', () => {
  let world: World;
  let customer: Subscriber;
  before(async () => {
    world = await startWorld();
    customer = await Subscriber.of(world, 'freemium-fr');
  });
  after(() => world.close());

  const get = async <T>(path: string): Promise<T> => {
    const answer = await world.http.get<T>(path, { token: customer.account.token });
    assert.equal(answer.status, 200, answer.text);
    return answer.body;
  };
  const post = async <T>(path: string, body: object, status: number): Promise<T> => {
    const answer = await world.http.post<T>(path, { token: customer.account.token, body });
    assert.equal(answer.status, status, answer.text);
    return answer.body;
  };
  const imported = async (file: string): Promise<number> => {
    const form = formOf([['file', Buffer.from(file)]]);
    const begun = await world.http.post<{ id: string }>('/v1/imports', { token: customer.account.token, ...form });
    assert.equal(begun.status, 202, begun.text);
    const done = await eventually('the import is done', async () => {
      const found = await get<{ status: string; created: number }>(`/v1/imports/${begun.body.id}`);
      return found.status === 'done' && found;
    });
    return done.created;
  };

  it('R-075: on the free plan 30,000 of them cost nothing, and use nothing of what may be sent', async () => {
    const before = await get<object>('/v1/quota');
    const lines = Array.from({ length: PEOPLE }, (_, n) => `reader${n}@readers.example`);
    assert.equal(await imported(['email', ...lines].join('\n')), PEOPLE);
    assert.deepEqual(await get<object>('/v1/quota'), before);
    assert.deepEqual(await customer.invoices(), []);
  });

  it('C-05: neither a larger nor a smaller plan takes anything away; what was kept before is there after', async () => {
    const template = await post<{ id: string }>(
      '/v1/templates',
      { name: 'News', subject: 'News', html: '<p>News</p>' },
      201,
    );
    const list = await post<{ id: string }>('/v1/lists', { name: 'Readers' }, 201);
    const bought = await customer.buy('freemium-fr.premium-150k');
    assert.equal(bought.status, 201, bought.text);
    const down = await customer.change(bought.body.id, 'freemium-fr.essential-30k', { effective: 'period_end' });
    assert.equal(down.status, 200, down.text);
    await world.advance('P32D');
    const { planCode, status } = await customer.get(bought.body.id);
    assert.deepEqual([planCode, status], ['freemium-fr.essential-30k', 'active']);
    for (const path of [`/v1/templates/${template.id}`, `/v1/lists/${list.id}`]) await get(path);
    const found = await get<{ data: object[] }>('/v1/contacts?email=reader29999@readers.example');
    assert.equal(found.data.length, 1);
    assert.equal(await imported('email\nreader29999@readers.example\none.more@readers.example'), 1);
  });
});
