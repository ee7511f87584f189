import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Customer, signUpCustomer } from '../../support/customer.js';
import { eventually } from '../../support/eventually.js';
import type { Answer } from '../../support/http-caller.js';
import { startWorld, type World } from '../../support/world.js';

interface List {
  id: string;
  token: string;
  memberCount: number;
}
interface Added {
  added: number;
  pending: number;
  unchanged: number;
  unsubscribed: number;
  rejected: { index: number; field: string; code: string }[];
  code?: string;
  errors?: { field: string; code: string }[];
}
interface Contact {
  id: string;
  email: string;
  fields: Record<string, unknown>;
  consent: { mail: string };
  memberships: { listId: string; status: string }[];
}

describe('how contacts come on lists', () => {
  let world: World;
  let customer: Customer;

  before(async () => {
    world = await startWorld({ API_RATE_LIMIT: '100000' });
    customer = await signUpCustomer(world);
    assert.equal((await call('POST', '/v1/contact-fields', { key: 'city', type: 'text' })).status, 201);
  });
  after(() => world.close());

  const call = <T>(method: string, path: string, body?: unknown): Promise<Answer<T>> =>
    world.http.call<T>(method, path, { token: customer.secret, ...(body === undefined ? {} : { body }) });
  const newList = async (doubleOptIn: boolean, name = 'News'): Promise<List> =>
    (await call<List>('POST', '/v1/lists', { name, doubleOptIn })).body;
  const count = async ({ id }: List): Promise<number> => (await call<List>('GET', `/v1/lists/${id}`)).body.memberCount;
  const put = (list: List, body: object) => call<Added>('POST', `/v1/lists/${list.id}/members`, body);
  const contactOf = async (email: string): Promise<Contact | undefined> =>
    (await call<{ data: Contact[] }>('GET', `/v1/contacts?email=${encodeURIComponent(email)}`)).body.data[0];
  let visitor = 0;
  const enter = (list: List, email: string, more: object = {}) =>
    world.http.post<{ status: string; code?: string }>(`/v1/lists/${list.id}/subscribe`, {
      body: { token: list.token, email, ...more },
      headers: { 'user-agent': `Visitor ${(visitor += 1)}` },
    });
  const press = (token: string, method = 'POST') =>
    world.http.call(method, `/confirm/${token}`, { headers: { 'accept-language': 'de' } });
  const mailsTo = async (email: string): Promise<unknown[]> =>
    (await world.http.get<{ data: unknown[] }>(`/dev/inbox?to=${encodeURIComponent(email)}`)).body.data;

  it('by addresses or contacts, each judged for himself; the count follows', async () => {
    const list = await newList(false);
    const first = await put(list, { emails: ['a@m.example', 'b@m.example', 'A@m.example', 'nobody'] });
    assert.deepEqual(first.body, {
      added: 2,
      pending: 0,
      unchanged: 0,
      unsubscribed: 0,
      rejected: [{ index: 3, field: 'email', code: 'address_invalid' }],
    });
    const a = (await contactOf('a@m.example'))!;
    const second = await put(list, {
      contacts: [
        a.id,
        { email: 'c@m.example', fields: { city: 'Rome' } },
        { email: 'd@m.example', fields: { zip: '1' } },
        'con_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11',
      ],
    });
    const rejected = [
      { index: 2, field: 'fields.zip', code: 'unknown_field' },
      { index: 3, field: '', code: 'reference_not_found' },
    ];
    assert.deepEqual(second.body, { added: 1, pending: 0, unchanged: 1, unsubscribed: 0, rejected });
    assert.equal(await count(list), 3);
    assert.equal((await call('DELETE', `/v1/lists/${list.id}/members/${a.id}`)).status, 204);
    assert.equal((await call('DELETE', `/v1/lists/${list.id}/members/${a.id}`)).status, 404);
    assert.equal(await count(list), 2);
    const members = (
      await call<{ data: { email: string; status: string }[] }>('GET', `/v1/lists/${list.id}/members?status=active`)
    ).body.data;
    assert.deepEqual(members.map(({ email }) => email).sort(), ['b@m.example', 'c@m.example']);
  });

  it('64 at once, joining and leaving: the count is the number of members', async () => {
    const list = await newList(false);
    const emails = Array.from({ length: 8 }, (_, n) => `race${n}@m.example`);
    await put(list, { emails });
    const ids = await Promise.all(emails.map(async (email) => (await contactOf(email))!.id));
    await Promise.all(
      Array.from({ length: 64 }, (_, n) => {
        const id = ids[(n * 5) % 8]!;
        if (n % 4 === 0) return call('DELETE', `/v1/lists/${list.id}/members/${id}`);
        if (n % 4 === 1) return put(list, { emails });
        const state = n % 4 === 2 ? 'withdrawn' : 'granted';
        return call('POST', `/v1/contacts/${id}/consents`, { channel: 'mail', state, listId: list.id });
      }),
    );
    const active = (await call<{ data: unknown[] }>('GET', `/v1/lists/${list.id}/members?status=active&limit=500`)).body
      .data.length;
    assert.equal(await count(list), active);
  });

  it('double opt-in: a mail asks once, GET shows, POST acts, and the words that were read are the evidence', async () => {
    const list = await newList(true, 'Acme <b>News</b>');
    for (let n = 0; n < 3; n += 1) {
      const { status, body } = await enter(list, 'Opt@in.example', {
        where: 'https://shop.example/form',
        fields: { city: 'Bonn' },
        language: 'de',
      });
      assert.deepEqual([status, body], [202, { status: 'accepted' }]);
    }
    const token = await world.inbox.token('opt@in.example', 'list-confirm');
    const shown = await press(token, 'GET');
    assert.equal(shown.status, 200);
    assert.match(shown.text, /lang="de"[\s\S]*&lt;b&gt;News/);
    assert.equal((await press(token, 'GET')).status, 200);
    assert.deepEqual(
      [await count(list), (await contactOf('opt@in.example'))!.consent.mail],
      [0, 'pending'],
      'looking is not agreeing',
    );
    for (let n = 0; n < 3; n += 1) assert.match((await press(token)).text, /Sie sind für/);
    const contact = (await contactOf('opt@in.example'))!;
    assert.deepEqual([await count(list), contact.consent.mail, contact.fields], [1, 'granted', { city: 'Bonn' }]);
    const said = (await call<{ data: Record<string, string>[] }>('GET', `/v1/contacts/${contact.id}/consents`)).body
      .data;
    assert.deepEqual(
      said.map(({ state, source }) => `${state} by ${source}`),
      ['granted by double_opt_in', 'pending by form', 'pending by form', 'pending by form'],
    );
    assert.match(said[0]!['text']!, /Ich möchte die Mails von „Acme <b>News<\/b>“/);
    assert.equal(said[0]!['textVersion'], 'standard-1');
    assert.equal(said.at(-1)!['where'], 'https://shop.example/form');
    assert.equal((await mailsTo('opt@in.example')).length, 1, 'asked once however often it was entered');
  });

  it('who left comes back by his own link alone, and an old link never brings him back', async () => {
    const list = await newList(true);
    await enter(list, 'back@in.example');
    const first = await world.inbox.token('back@in.example', 'list-confirm');
    await press(first);
    const { id } = (await contactOf('back@in.example'))!;
    await call('POST', `/v1/contacts/${id}/consents`, { channel: 'mail', state: 'withdrawn', listId: list.id });
    assert.equal((await press(first)).status, 404);
    const again = await put(list, { emails: ['back@in.example'], consented: true });
    assert.deepEqual([again.body.added, again.body.unsubscribed], [0, 1], 'no file brings him back');
    await world.advance('P2D');
    await enter(list, 'back@in.example');
    assert.equal(await count(list), 0);
    const second = await eventually('another link', async () => {
      const token = await world.inbox.token('back@in.example', 'list-confirm');
      return token === first ? undefined : token;
    });
    assert.equal((await press(second)).status, 200);
    assert.equal(await count(list), 1);
  });

  it('tells nobody whether an address is known, and lets nobody guess lists', async () => {
    const list = await newList(false);
    await put(list, { emails: ['known@in.example'] });
    const answers = await Promise.all([enter(list, 'known@in.example'), enter(list, 'new@in.example')]);
    assert.deepEqual(
      answers.map(({ status, text }) => [status, text]),
      [
        [202, '{"status":"accepted"}'],
        [202, '{"status":"accepted"}'],
      ],
    );
    assert.deepEqual([(await contactOf('new@in.example'))!.memberships[0]!.status, await count(list)], ['active', 2]);
    for (const token of ['', 'x', `${list.token}x`, customer.secret])
      assert.equal((await enter({ ...list, token }, 'x@in.example')).status, 404);
    assert.equal(
      (await enter({ ...list, id: 'lst_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' }, 'x@in.example')).status,
      404,
    );
    const wrong = await enter(list, 'nobody');
    assert.deepEqual([wrong.status, wrong.body.code], [422, 'validation_failed']);
    for (const token of ['x', 'a.b', 'AAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAA'])
      assert.equal((await press(token)).status, 404);
  });

  it('refuses members that are none and names the place', async () => {
    const list = await newList(false);
    for (const [body, field, code] of [
      [{}, 'emails', 'required'],
      [{ emails: [], contacts: [] }, 'contacts', 'not_allowed'],
      [{ emails: [] }, 'emails', 'too_few'],
      [{ emails: 'a@x.example' }, 'emails', 'wrong_type'],
      [{ emails: ['a@x.example', 5] }, 'emails[1]', 'wrong_type'],
      [{ contacts: [{ email: 'a@x.example', lists: [] }] }, 'contacts[0].lists', 'unknown_field'],
      [{ contacts: [{ phone: '+33612345678' }] }, 'contacts[0].email', 'required'],
      [{ contacts: ['lst_1'] }, 'contacts[0]', 'reference_not_found'],
      [{ emails: Array.from({ length: 5_001 }, (_, n) => `${n}@x.example`) }, 'emails', 'too_many'],
    ] as const) {
      const answer = await put(list, body);
      assert.deepEqual(
        [answer.status, answer.body.errors?.map((fault) => [fault.field, fault.code])],
        [422, [[field, code]]],
        answer.text,
      );
    }
  });

  it('what nobody confirmed for a month is forgotten, with the contact that it was all about', async () => {
    const list = await newList(true);
    await enter(list, 'never@in.example');
    assert.equal((await contactOf('never@in.example'))!.memberships[0]!.status, 'pending');
    await world.advance('P31D');
    await eventually('it is forgotten', async () =>
      (await contactOf('never@in.example')) === undefined ? true : undefined,
    );
  });
});
