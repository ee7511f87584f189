import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Customer, signUpCustomer } from '../../support/customer.js';
import { eventually } from '../../support/eventually.js';
import type { Answer } from '../../support/http-caller.js';
import { startWorld, type World } from '../../support/world.js';

interface Contact {
  id: string;
  email: string;
  phone: string | null;
  fields: Record<string, unknown>;
  tags: string[];
  consent: { mail: string };
  memberships: { listId: string; status: string }[];
  code?: string;
}
interface Receipt {
  id: string;
  counts: Record<string, number>;
}

/** What one person does, decides, and has taken away. */
describe('a person', () => {
  let world: World;
  let customer: Customer;

  before(async () => {
    world = await startWorld();
    customer = await signUpCustomer(world);
    assert.equal((await call('POST', '/v1/contact-fields', { key: 'city', type: 'text' })).status, 201);
  });
  after(() => world.close());

  const call = <T = Contact>(method: string, path: string, body?: unknown): Promise<Answer<T>> =>
    world.http.call<T>(method, path, { token: customer.secret, ...(body === undefined ? {} : { body }) });
  const newList = async (name: string): Promise<string> =>
    (await call<{ id: string }>('POST', '/v1/lists', { name, description: `About ${name}` })).body.id;
  const count = async (id: string): Promise<number> =>
    (await call<{ memberCount: number }>('GET', `/v1/lists/${id}`)).body.memberCount;
  const add = async (email: string, more: object = {}): Promise<Contact> => {
    const made = await call('POST', '/v1/contacts', { email, ...more });
    assert.equal(made.status, 201, made.text);
    return made.body;
  };
  const evidence = async (id: string): Promise<Record<string, unknown>[]> =>
    (await call<{ data: Record<string, unknown>[] }>('GET', `/v1/contacts/${id}/consents`)).body.data;
  const contact = async (id: string): Promise<Contact> => (await call('GET', `/v1/contacts/${id}`)).body;
  const statuses = async (id: string): Promise<Record<string, string>> =>
    Object.fromEntries((await contact(id)).memberships.map(({ listId, status }) => [listId, status]));

  const sendTo = async (email: string, stream = 'marketing'): Promise<string> => {
    const sent = await call<{ id: string }>('POST', '/v1/messages', {
      from: { email: customer.email },
      to: [{ email }],
      subject: 'Hi',
      text: 'Hi',
      stream,
    });
    assert.equal(sent.status, 202, sent.text);
    return sent.body.id;
  };
  const linksIn = async (email: string): Promise<{ unsubscribe: string; preferences: string }> => {
    const raw = await eventually('the mail', async () => {
      const { data } = (await world.http.get<{ data: { id: string }[] }>(`/dev/inbox?to=${email}`)).body;
      return data[0] && (await world.http.get(`/dev/inbox/${data[0].id}/raw`)).text;
    });
    const unsubscribe = /<https?:\/\/[^/]+(\/u\/[^>]+)>/.exec(raw.replace(/\r\n /g, ''))![1]!;
    const page = (await world.http.post(unsubscribe)).text;
    return { unsubscribe, preferences: /href="(\/p\/[^"]+)"/.exec(page)![1]! };
  };
  const form = (path: string, fields: Record<string, string>) =>
    world.http.post(path, {
      body: new URLSearchParams(fields).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'user-agent': 'Browser' },
    });

  it('decides about each list on the page of preferences, and about everything; all of it is evidence', async () => {
    const [news, offers, other] = [await newList('News'), await newList('Offers'), await newList('Other')];
    const { id } = await add('reader@p.example', { lists: [news, offers] });
    await sendTo('reader@p.example');
    const { preferences } = await linksIn('reader@p.example');
    assert.deepEqual(
      [(await contact(id)).consent.mail, (await evidence(id))[0]!['source']],
      ['withdrawn', 'unsubscribe_link'],
      'to unsubscribe is to take it back',
    );
    const uuid = (wire: string) => wire.slice(4);
    const page = (await world.http.get(preferences)).text;
    assert.match(page, /News[\s\S]*About News/);
    assert.ok(page.includes(`name="take.${uuid(news)}" checked`) && !page.includes('Other'));
    const choice = {
      receive: 'all',
      [`shown.${uuid(news)}`]: '1',
      [`shown.${uuid(offers)}`]: '1',
      [`take.${uuid(news)}`]: 'on',
      [`shown.${uuid(other)}`]: '1',
      [`take.${uuid(other)}`]: 'on',
    };
    for (const _ of [1, 2]) assert.equal((await form(preferences, choice)).status, 200);
    assert.deepEqual(
      await statuses(id),
      { [news]: 'active', [offers]: 'unsubscribed' },
      'nobody comes on a list that he never was on',
    );
    assert.equal((await contact(id)).consent.mail, 'granted');
    const said = (await evidence(id)).map(({ state, source, listId, where }) => [state, source, listId, where]);
    assert.deepEqual(said, [
      ['withdrawn', 'preference_page', offers, '/p'],
      ['granted', 'preference_page', null, '/p'],
      ['withdrawn', 'unsubscribe_link', null, '/u'],
    ]);
    assert.deepEqual([await count(news), await count(offers), await count(other)], [1, 0, 0]);
    await form(preferences, { ...choice, [`take.${uuid(offers)}`]: 'on' });
    assert.deepEqual(await statuses(id), { [news]: 'active', [offers]: 'active' });
    await sendTo('reader@p.example');
    await form(preferences, { receive: 'none' });
    assert.equal((await contact(id)).consent.mail, 'withdrawn');
    assert.deepEqual(await statuses(id), { [news]: 'active', [offers]: 'active' }, 'what was not shown stays');
  });

  it('two contacts become one: values, tags, evidence and lists; what was taken back stays taken back', async () => {
    const [a, b, c] = [await newList('A'), await newList('B'), await newList('C')];
    const said = { channel: 'mail', state: 'granted' };
    const kept = await add('kept@p.example', {
      fields: { city: 'Paris' },
      tags: ['x'],
      lists: [a, b],
      consents: [said],
    });
    const gone = await add('gone@p.example', {
      fields: { city: 'Lyon' },
      tags: ['y'],
      phone: '+33612345678',
      lists: [b, c],
    });
    await call('POST', `/v1/contacts/${gone.id}/consents`, { channel: 'mail', state: 'withdrawn', listId: b });
    await call('POST', `/v1/contacts/${gone.id}/consents`, { channel: 'mail', state: 'withdrawn' });
    const merged = await call('POST', `/v1/contacts/${kept.id}/merge`, { contactId: gone.id });
    assert.equal(merged.status, 201, merged.text);
    const { email, phone, fields, tags, consent } = merged.body;
    assert.deepEqual(
      [email, phone, fields, tags, consent.mail],
      ['kept@p.example', '+33612345678', { city: 'Paris' }, ['x', 'y'], 'withdrawn'],
    );
    assert.deepEqual(await statuses(kept.id), { [a]: 'active', [b]: 'unsubscribed', [c]: 'active' });
    assert.deepEqual([await count(a), await count(b), await count(c)], [1, 0, 1]);
    assert.equal((await evidence(kept.id)).length, 3);
    assert.equal((await call('GET', `/v1/contacts/${gone.id}`)).status, 404);
    for (const [contactId, code] of [
      [kept.id, 'validation_failed'],
      [gone.id, 'reference_not_found'],
      ['x', 'reference_not_found'],
    ])
      assert.equal((await call('POST', `/v1/contacts/${kept.id}/merge`, { contactId })).body.code, code);
  });

  it('is erased everywhere with a receipt that nobody reads an address in', async () => {
    const list = await newList('Erased');
    const { id } = await add('erase@p.example', {
      tags: ['t'],
      lists: [list],
      consents: [{ channel: 'mail', state: 'granted' }],
    });
    const messageId = await sendTo('erase@p.example', 'transactional');
    await eventually('it is delivered', async () =>
      (await call<{ status: string }>('GET', `/v1/messages/${messageId}`)).body.status === 'delivered'
        ? true
        : undefined,
    );
    await call('POST', '/v1/suppressions', { email: 'erase@p.example', reason: 'asked' });
    const erased = await call<Receipt>('POST', '/v1/contacts/erasures', { email: ' ERASE@p.example' });
    assert.equal(erased.status, 201, erased.text);
    const { contacts, memberships, consents, tags, deliveries, mailContents, suppressionsKept } = erased.body.counts;
    assert.deepEqual(
      { contacts, memberships, consents, tags, deliveries, mailContents, suppressionsKept },
      { contacts: 1, memberships: 1, consents: 1, tags: 1, deliveries: 1, mailContents: 1, suppressionsKept: 1 },
    );
    assert.equal((await call('GET', `/v1/contacts/${id}`)).status, 404);
    assert.equal(await count(list), 0);
    const message = await call('GET', `/v1/messages/${messageId}`);
    assert.ok(
      message.status === 200 && !message.text.includes('erase@p.example'),
      'the mail is counted on, as nobody’s',
    );
    assert.equal((await call('GET', `/v1/messages/${messageId}/content`)).status, 410);
    assert.deepEqual((await call<{ data: unknown[] }>('GET', '/v1/messages?recipient=erase@p.example')).body.data, []);
    assert.deepEqual((await call<Receipt>('GET', `/v1/contacts/erasures/${erased.body.id}`)).body, erased.body);
    const found = await call<{ data: Receipt[] }>('GET', '/v1/contacts/erasures?email=erase@P.example');
    assert.deepEqual(
      found.body.data.map((receipt) => receipt.id),
      [erased.body.id],
    );
    const again = await call<Receipt>('POST', '/v1/contacts/erasures', { email: 'erase@p.example' });
    assert.deepEqual([again.status, again.body.counts['contacts']], [201, 0]);
    assert.equal((await call('POST', '/v1/contacts/erasures', { email: 'nobody' })).status, 422);
  });
});
