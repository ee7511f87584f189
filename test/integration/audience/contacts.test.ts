import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Customer, signUpCustomer } from '../../support/customer.js';
import type { Answer } from '../../support/http-caller.js';
import { eventually } from '../../support/eventually.js';
import { startWorld, type World } from '../../support/world.js';
import { REFUSED } from './refused-contacts.table.js';

interface Contact {
  id: string;
  email: string;
  phone: string | null;
  fields: Record<string, unknown>;
  tags: string[];
  lists: string[];
  memberships: { listId: string; status: string }[];
  consent: { mail: string; sms: string };
  updatedAt: string;
  code?: string;
  contactId?: string;
  errors?: { field: string; code: string }[];
}
interface List {
  id: string;
  memberCount: number;
  optInTextVersion: number;
  token: string;
}

describe('contacts, fields and lists', () => {
  let world: World;
  let customer: Customer;

  before(async () => {
    world = await startWorld();
    customer = await signUpCustomer(world);
    for (const [key, type] of [
      ['city', 'text'],
      ['age', 'number'],
      ['vip', 'boolean'],
      ['born', 'date'],
    ])
      assert.equal((await call('POST', '/v1/contact-fields', { key, type })).status, 201);
  });
  after(() => world.close());

  const call = <T = Contact>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<T>> =>
    world.http.call<T>(method, path, { token: customer.secret, ...(body === undefined ? {} : { body }), headers });
  const add = async (email: string, more: object = {}): Promise<Contact> => {
    const made = await call('POST', '/v1/contacts', { email, ...more });
    assert.equal(made.status, 201, made.text);
    return made.body;
  };
  const newList = async (more: object = {}): Promise<List> =>
    (await call<List>('POST', '/v1/lists', { name: 'News', ...more })).body;
  const listOf = async (id: string): Promise<List> => (await call<List>('GET', `/v1/lists/${id}`)).body;
  const search = async (query: string): Promise<string[]> =>
    (await call<{ data: Contact[] }>('GET', `/v1/contacts?${query}`)).body.data.map(({ email }) => email);

  it('is added once, whatever the spelling of its address; the second is told which one is there', async () => {
    const ada = await add(' Ada@Bücher.example', {
      phone: '+33 6 12 34 56 78',
      fields: { city: 'Paris', age: 36 },
      tags: ['vip', 'a'],
    });
    assert.deepEqual(
      [ada.email, ada.phone, ada.tags, ada.fields],
      ['ada@xn--bcher-kva.example', '+33612345678', ['a', 'vip'], { age: 36, city: 'Paris' }],
    );
    assert.deepEqual(ada.consent, { mail: 'none', sms: 'none' });
    const again = await call('POST', '/v1/contacts', { email: 'ADA@xn--bcher-kva.example' });
    assert.deepEqual([again.status, again.body.code, again.body.contactId], [409, 'contact_exists', ada.id]);
    const all = await Promise.all(
      Array.from({ length: 64 }, () => call('POST', '/v1/contacts', { email: 'race@x.example' })),
    );
    assert.deepEqual(all.map(({ status }) => status).sort(), [201, ...Array.from({ length: 63 }, () => 409)]);
  });

  it('changes what is named, keeps the rest, and lets one of 64 who saw the same version win', async () => {
    const { id } = await add('change@x.example', { fields: { city: 'Lyon', age: 1 }, tags: ['old'] });
    const seen = (await call('GET', `/v1/contacts/${id}`)).headers.get('etag')!;
    const changed = await call(
      'PATCH',
      `/v1/contacts/${id}`,
      { fields: { age: null, vip: true }, tags: ['new'] },
      { 'if-match': seen },
    );
    assert.equal(changed.status, 200, changed.text);
    assert.deepEqual([changed.body.fields, changed.body.tags], [{ city: 'Lyon', vip: true }, ['new']]);
    const late = await call('PATCH', `/v1/contacts/${id}`, { phone: null }, { 'if-match': seen });
    assert.deepEqual([late.status, late.body.code], [412, 'version_conflict']);
    assert.deepEqual([await search('tag=old'), await search('tag=new')], [[], ['change@x.example']]);
    const tag = (await call('GET', `/v1/contacts/${id}`)).headers.get('etag')!;
    const all = await Promise.all(
      Array.from({ length: 64 }, (_, n) =>
        call('PATCH', `/v1/contacts/${id}`, { fields: { age: n } }, { 'if-match': tag }),
      ),
    );
    assert.deepEqual(all.map(({ status }) => status).sort(), [200, ...Array.from({ length: 63 }, () => 412)]);
    const taken = await call('PATCH', `/v1/contacts/${id}`, { email: 'RACE@x.example' });
    assert.deepEqual([taken.status, taken.body.code], [409, 'contact_exists']);
    assert.equal((await call('DELETE', `/v1/contacts/${id}`)).status, 204);
    assert.equal((await call('GET', `/v1/contacts/${id}`)).status, 404);
    assert.deepEqual(await search('tag=new'), []);
  });

  it('is found by the start of its address, by tag, by list and by time, page by page', async () => {
    const list = await newList();
    const from = new URLSearchParams({ createdFrom: (await add('find0@s.example')).updatedAt }).toString();
    for (const n of [1, 2, 3]) await add(`find${n}@s.example`, { tags: n > 1 ? ['found'] : [], lists: [list.id] });
    assert.deepEqual(await search('email=FIND'), [
      'find0@s.example',
      'find1@s.example',
      'find2@s.example',
      'find3@s.example',
    ]);
    assert.deepEqual((await search('tag=found')).sort(), ['find2@s.example', 'find3@s.example']);
    assert.deepEqual(await search(`tag=found&list=${list.id}&email=find2`), ['find2@s.example']);
    assert.deepEqual((await search(`list=${list.id}`)).sort(), [
      'find1@s.example',
      'find2@s.example',
      'find3@s.example',
    ]);
    assert.equal((await search(from)).length, 4);
    assert.equal((await search(from.replace('createdFrom', 'updatedFrom'))).length, 4);
    assert.deepEqual(await search(from.replace('createdFrom', 'updatedTo') + '&email=find'), []);
    for (const query of [
      'email=find',
      `list=${list.id}`,
      'tag=found',
      from,
      from.replace('createdFrom', 'updatedFrom'),
    ]) {
      const whole = await search(query);
      const paged: string[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const page: Answer<{ data: Contact[]; nextCursor: string | null }> = await call(
          'GET',
          `/v1/contacts?${query}&limit=1${cursor && `&cursor=${cursor}`}`,
        );
        paged.push(...page.body.data.map(({ email }) => email));
        cursor = page.body.nextCursor;
      }
      assert.deepEqual(paged, whole, query);
    }
    assert.deepEqual(await search('email=%25'), []);
  });

  it('a field keeps its key and type; when it is removed its values go, and then the key is free again', async () => {
    const field = { key: 'shoe', type: 'number' };
    assert.equal((await call('POST', '/v1/contact-fields', field)).status, 201);
    const { id } = await add('shoe@x.example', { fields: { shoe: 42, city: 'Rome' } });
    assert.equal(
      (await call('POST', '/v1/contact-fields', { ...field, key: 'SHOE' })).body.code,
      'contact_field_exists',
    );
    const renamed = await call<{ label: string }>('PATCH', '/v1/contact-fields/shoe', { label: 'Size' });
    assert.deepEqual([renamed.status, renamed.body.label], [200, 'Size']);
    assert.equal((await call('PATCH', '/v1/contact-fields/shoe', { type: 'text' })).body.code, 'unknown_field');
    assert.equal((await call('DELETE', '/v1/contact-fields/shoe')).status, 204);
    assert.equal((await call('GET', '/v1/contact-fields/shoe')).status, 404);
    await eventually('the key is free', async () =>
      (await call('POST', '/v1/contact-fields', { ...field, type: 'text' })).status === 201 ? true : undefined,
    );
    assert.deepEqual((await call('GET', `/v1/contacts/${id}`)).body.fields, { city: 'Rome' });
  });

  it('what a person agreed to is kept as evidence with when, where, how and which words', async () => {
    const list = await newList({ doubleOptIn: true });
    const said = {
      channel: 'mail',
      state: 'granted',
      at: '2026-01-02T03:04:05Z',
      where: 'https://shop.example',
      how: 'A box',
      text: 'Write to me',
      textVersion: '3',
      ip: '192.0.2.7',
      userAgent: 'Browser',
    };
    const { id, lists, consent } = await add('said@x.example', { consents: [said], lists: [list.id] });
    assert.deepEqual(
      [lists, consent],
      [[list.id], { mail: 'granted', sms: 'none' }],
      'who is vouched for need not confirm',
    );
    const path = `/v1/contacts/${id}/consents`;
    const kept = (await call<{ data: Record<string, unknown>[] }>('GET', path)).body.data;
    const { at, where, how, text, textVersion, ip, userAgent, source } = kept[0]!;
    assert.deepEqual(
      { at, where, how, text, textVersion, ip, userAgent, source },
      {
        at: '2026-01-02T03:04:05.000Z',
        where: said.where,
        how: said.how,
        text: said.text,
        textVersion: '3',
        ip: said.ip,
        userAgent: 'Browser',
        source: 'api',
      },
    );
    for (const [body, mail] of [
      [{ channel: 'mail', state: 'withdrawn', listId: list.id }, 'granted'],
      [{ channel: 'mail', state: 'withdrawn' }, 'withdrawn'],
      [{ channel: 'sms', state: 'granted' }, 'withdrawn'],
      [{ channel: 'mail', state: 'granted' }, 'granted'],
    ] as const) {
      assert.equal((await call('POST', path, body)).status, 201);
      assert.equal((await call('GET', `/v1/contacts/${id}`)).body.consent.mail, mail);
    }
    assert.deepEqual(
      (await call('GET', `/v1/contacts/${id}`)).body.memberships.map(({ status }) => status),
      ['unsubscribed'],
    );
    assert.equal((await listOf(list.id)).memberCount, 0);
    assert.equal((await call('POST', path, { channel: 'mail', state: 'granted', listId: list.id })).status, 201);
    assert.equal((await listOf(list.id)).memberCount, 1);
    assert.equal((await call<{ data: unknown[] }>('GET', path)).body.data.length, 6);
  });

  it('a list changes its version of what one agrees to, gets another token, and goes with its members', async () => {
    const list = await newList({ description: 'Monthly' });
    const reworded = await call<List>('PATCH', `/v1/lists/${list.id}`, { optInText: 'Yes please' });
    assert.equal(reworded.body.optInTextVersion, 2);
    const rotated = await call<List>('POST', `/v1/lists/${list.id}/rotate-token`);
    assert.notEqual(rotated.body.token, list.token);
    const { id } = await add('member@x.example', { lists: [list.id] });
    assert.equal((await call('DELETE', `/v1/lists/${list.id}`)).status, 204);
    assert.equal((await call('GET', `/v1/lists/${list.id}`)).status, 404);
    assert.deepEqual((await call('GET', `/v1/contacts/${id}`)).body.memberships, []);
  });

  for (const [what, path, body, field, code] of REFUSED)
    it(`refuses ${what} and names the place`, async () => {
      const answer = await call('POST', path, body);
      assert.equal(answer.status, 422, answer.text);
      assert.deepEqual(
        answer.body.errors?.map((error) => [error.field, error.code]),
        [[field, code]],
      );
    });

  it('another account’s contact, list and field are not there', async () => {
    const { id } = await add('mine@x.example');
    const list = await newList();
    const stranger = await signUpCustomer(world);
    for (const path of [
      `/v1/contacts/${id}`,
      `/v1/contacts/${id}/consents`,
      `/v1/lists/${list.id}`,
      '/v1/contact-fields/city',
    ])
      assert.equal((await world.http.get(path, { token: stranger.secret })).status, 404, path);
    const foreign = await world.http.post<Contact>('/v1/contacts', {
      token: stranger.secret,
      body: { email: 'x@x.example', lists: [list.id] },
    });
    assert.deepEqual([foreign.status, foreign.body.code], [422, 'reference_not_found']);
  });
});
