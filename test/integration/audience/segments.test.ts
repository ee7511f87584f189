import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newId, parseWireId, wireId } from '../../../src/kernel/ids.js';
import { SegmentUses } from '../../../src/modules/audience/index.js';
import { accountScope, type AccountScope } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { type Customer, signUpCustomer } from '../../support/customer.js';
import type { Answer } from '../../support/http-caller.js';
import { startWorld, type World } from '../../support/world.js';
import { rows } from '../accounts/account-world.js';
import { HOSTILE_CONDITIONS } from './hostile-conditions.js';
import type { NaiveContact } from './naive-conditions.js';
import { contactIds, furnish, settle } from './segment-world.js';

interface Segment {
  id: string;
  name: string;
  condition: object;
  status: 'ready' | 'broken';
  sentence: string | null;
  faults: { field: string; pointer: string; code: string }[];
}
interface Problem {
  code: string;
  uses?: object[];
  errors?: { field: string; code: string; pointer?: string; message: string }[];
}
interface Counted {
  count: number;
  sentence: string;
}

const CITIES = ['Paris', 'Lyon', 'Zürich'];
const VIPS = { field: 'tags', op: 'contains', value: 'vip' };

describe('segments', () => {
  let world: World;
  let customer: Customer;
  let other: Customer;
  let scope: AccountScope;
  let lists: string[];
  let foreignList: string;
  let contacts: NaiveContact[];

  before(async () => {
    world = await startWorld();
    [customer, other] = [await signUpCustomer(world), await signUpCustomer(world)];
    const unitOfWork = world.app.get(UnitOfWork, { strict: false });
    scope = accountScope(parseWireId('acc', customer.accountId)!);
    const foreign = accountScope(parseWireId('acc', other.accountId)!);
    lists = await unitOfWork.run(scope, (tx) => furnish(tx, scope, 2));
    [foreignList] = (await unitOfWork.run(foreign, (tx) => furnish(tx, foreign, 1))) as [string];
    contacts = contactIds(12, world.now()).map((id, n) => ({
      ...{ id, email: `c${n}@mail.example`, phone: null, language: 'fr', mailConsent: 'none' },
      fields: { city: CITIES[n % 3], age: 20 + n },
      tags: n < 4 ? ['vip'] : [],
      createdAt: world.now(),
      ...{ lastSentAt: null, lastOpenedAt: null, lastClickedAt: null },
      lists: n % 2 === 0 ? [lists[0]!] : [],
    }));
    await unitOfWork.run(scope, (tx) => settle(tx, scope, contacts));
    const theirs = contacts.map((contact) => ({ ...contact, id: newId(world.now()), lists: [] }));
    await unitOfWork.run(foreign, (tx) => settle(tx, foreign, theirs));
  });
  after(() => world.close());

  const token = (): string => customer.accessToken;
  const create = (body: object): Promise<Answer<Segment & Problem>> =>
    world.http.post('/v1/segments', { token: token(), body });
  const made = async (condition: object, name = 'Some'): Promise<Segment> => {
    const answer = await create({ name, condition });
    assert.equal(answer.status, 201, answer.text);
    return answer.body;
  };
  const count = (condition: unknown, language = 'en'): Promise<Answer<Counted & Problem>> =>
    world.http.post('/v1/segments/count', {
      token: token(),
      body: { condition },
      headers: { 'accept-language': language },
    });
  const read = (id: string): Promise<Answer<Segment>> => world.http.get(`/v1/segments/${id}`, { token: token() });

  it('a condition is counted and said in words before it is kept', async () => {
    const condition = {
      all: [
        { field: 'city', op: 'in', value: ['Paris', 'Lyon'] },
        { any: [VIPS, { field: 'age', op: 'gte', value: 30 }] },
        { not: { inList: lists[0] } },
      ],
    };
    const answer = await count(condition);
    assert.equal(answer.status, 200, answer.text);
    const expected = contacts.filter(
      ({ fields, tags, lists: on }) =>
        fields.city !== 'Zürich' && (tags.includes('vip') || (fields.age as number) >= 30) && on.length === 0,
    );
    assert.equal(answer.body.count, expected.length);
    assert.equal(
      answer.body.sentence,
      'Contacts where city is one of “Paris”, “Lyon” and (the tags include “vip” or age is at least 30) and it is not true that (the contact is on the list “List 0”).',
    );
    assert.deepEqual(await rows(world, 'select id from segments where account_id = $1', [scope.accountId]), []);
  });

  for (const [language, sentence] of Object.entries({
    en: 'Contacts where the last open lies within the last 30 days and city is not “Lyon” (or is missing).',
    fr: 'Les contacts pour lesquels la dernière ouverture se situe dans les 30 derniers jours et city ne vaut pas « Lyon » (ou manque).',
    de: 'Kontakte, für die gilt: das letzte Öffnen liegt in den letzten 30 Tagen und city ist nicht „Lyon“ (oder fehlt).',
    es: 'Contactos en los que la última apertura está en los últimos 30 días y city no es «Lyon» (o falta).',
    it: 'I contatti per cui l’ultima apertura è negli ultimi 30 giorni e city non è «Lyon» (o manca).',
  })) {
    it(`its sentence is one of ${language}`, async () => {
      const condition = {
        all: [
          { field: 'lastOpenedAt', op: 'withinDays', value: 30 },
          { field: 'city', op: 'ne', value: 'Lyon' },
        ],
      };
      assert.equal((await count(condition, language)).body.sentence, sentence);
    });
  }

  it('a segment is kept, read, listed, changed and deleted; versions that others changed are told apart', async () => {
    const segment = await made(VIPS, 'Important');
    assert.match(segment.id, /^seg_/);
    assert.deepEqual([segment.status, segment.faults, segment.condition], ['ready', [], VIPS]);
    const shown = await read(segment.id);
    assert.deepEqual(shown.body, segment);
    const list = await world.http.get<{ data: Segment[] }>('/v1/segments', { token: token() });
    assert.deepEqual(list.body.data, [segment]);

    const path = `/v1/segments/${segment.id}`;
    const tag = shown.headers.get('etag')!;
    const renamed = await world.http.patch<Segment>(path, {
      token: token(),
      body: { name: 'Very important' },
      headers: { 'if-match': tag },
    });
    assert.deepEqual([renamed.status, renamed.body.name, renamed.body.condition], [200, 'Very important', VIPS]);
    const late = await world.http.patch(path, {
      token: token(),
      body: { name: 'Too late' },
      headers: { 'if-match': tag },
    });
    assert.equal(late.status, 412);
    assert.equal((await world.http.delete(path, { token: token() })).status, 204);
    assert.equal((await read(segment.id)).status, 404);
  });

  it('its contacts are listed page by page, newest first, each as it is shown alone', async () => {
    const { id } = await made({ field: 'city', op: 'eq', value: 'Paris' });
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const query: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const answer: Answer<{ data: { id: string }[]; nextCursor: string | null }> = await world.http.get(
        `/v1/segments/${id}/contacts?limit=3${query}`,
        { token: token() },
      );
      assert.equal(answer.status, 200, answer.text);
      seen.push(...answer.body.data.map((contact) => contact.id));
      cursor = answer.body.nextCursor;
    }
    const expected = contacts
      .filter(({ fields }) => fields.city === 'Paris')
      .map((contact) => wireId('con', contact.id));
    assert.deepEqual(seen, expected.reverse());
  });

  it('one that names a list that is gone says that it is broken, and why, instead of finding anybody', async () => {
    const { id } = await made({ any: [VIPS, { not: { inList: lists[1] } }] }, 'Broken soon');
    await rows(world, 'update lists set removed_at = now() where id = $1', [parseWireId('lst', lists[1]!)]);
    const { body } = await read(id);
    assert.deepEqual([body.status, body.sentence], ['broken', null]);
    assert.deepEqual(
      body.faults.map(({ field, pointer, code }) => [field, pointer, code]),
      [['condition.any[1].not.inList', '/any/1/not/inList', 'reference_not_found']],
    );
    const found = await world.http.get<Problem>(`/v1/segments/${id}/contacts`, { token: token() });
    assert.deepEqual([found.status, found.body.code], [422, 'segment_broken']);
    const renamed = await world.http.patch(`/v1/segments/${id}`, { token: token(), body: { name: 'Still broken' } });
    assert.equal(renamed.status, 200, 'its name can be changed all the same');
  });

  it('one that something still uses is not deleted; the answer names what does', async () => {
    const { id } = await made(VIPS, 'Used');
    const use = { type: 'campaign', id: 'cmp_of_may' };
    const uses = world.app.get(SegmentUses, { strict: false });
    uses.register((_tx, _scope, segmentId) => Promise.resolve(wireId('seg', segmentId) === id ? [use] : []));
    const refused = await world.http.delete<Problem>(`/v1/segments/${id}`, { token: token() });
    assert.deepEqual([refused.status, refused.body.code, refused.body.uses], [409, 'segment_in_use', [use]]);
  });

  it('fields, lists and segments of others are as unknown as those that nobody has', async () => {
    const { id } = await made(VIPS, 'Mine');
    const asOther = { token: other.accessToken };
    assert.equal((await world.http.get(`/v1/segments/${id}`, asOther)).status, 404);
    assert.equal((await world.http.get(`/v1/segments/${id}/contacts`, asOther)).status, 404);
    const refused = await count({ inList: foreignList });
    assert.deepEqual(
      [refused.status, refused.body.code, refused.body.errors?.[0]?.field],
      [422, 'reference_not_found', 'condition.inList'],
    );
    const all = await count({ field: 'email', op: 'exists' });
    assert.equal(all.body.count, contacts.length, 'contacts of one account are counted');
  });

  describe('refuse with the place', () => {
    for (const [name, { condition, faults }] of Object.entries(HOSTILE_CONDITIONS)) {
      it(name, async () => {
        const answer = await count(condition);
        assert.equal(answer.status, 422, answer.text.slice(0, 300));
        const told = answer.body.errors!.map(({ pointer, field, code }) => `${pointer ?? field} ${code}`);
        assert.deepEqual(told, faults);
      });
    }

    it('a condition of a hundred thousand levels, in no time and without an error of ours', async () => {
      const levels = 100_000;
      const body = `{"condition":${'{"not":'.repeat(levels)}{"field":"city","op":"exists"}${'}'.repeat(levels)}}`;
      const answer = await world.http.post<Problem>('/v1/segments/count', {
        token: token(),
        body,
        headers: { 'content-type': 'application/json' },
      });
      assert.ok([400, 413, 422].includes(answer.status), `${answer.status} ${answer.text.slice(0, 300)}`);
    });
  });

  it('what looks like SQL or a wildcard is looked for as it stands', async () => {
    for (const value of ["'; drop table contacts; --", '%', '_aris', "Paris' or 'a' = 'a", '$1', '\\', '"}']) {
      for (const op of ['eq', 'contains', 'startsWith']) {
        const answer = await count({ field: 'city', op, value });
        assert.deepEqual([answer.status, answer.body.count], [200, 0], `${op} ${value}`);
      }
    }
    assert.equal((await count({ field: 'city', op: 'exists' })).body.count, contacts.length);
  });
});
