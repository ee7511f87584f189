import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { parseWireId } from '../../../src/kernel/ids.js';
import { accountScope } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { LeavingParts } from '../../../src/modules/accounts/leaving/index.js';
import type { Answer } from '../../support/http-caller.js';
import { type Customer, signUpCustomer } from '../../support/customer.js';
import { startWorld, type World } from '../../support/world.js';
import { rows } from '../accounts/account-world.js';

interface Template {
  id: string;
  name: string;
  subject: string;
  html: string | null;
  text: string | null;
  version: number;
  createdAt: string;
  updatedAt: string;
}
interface Problem {
  code: string;
  templateId?: string;
  errors?: { field: string; code: string }[];
}

const TWO_MB = 2 * 1024 * 1024;

describe('templates', () => {
  let world: World;
  let customer: Customer;
  before(async () => {
    world = await startWorld();
    customer = await signUpCustomer(world);
  });
  after(() => world.close());

  const token = () => customer.accessToken;
  const create = (body: object): Promise<Answer<Template & Problem>> =>
    world.http.post('/v1/templates', { token: token(), body });
  const read = (id: string): Promise<Answer<Template & Problem>> =>
    world.http.get(`/v1/templates/${id}`, { token: token() });
  const change = (id: string, body: object, headers = {}): Promise<Answer<Template & Problem>> =>
    world.http.patch(`/v1/templates/${id}`, { token: token(), body, headers });
  const made = async (body: object): Promise<Template> => {
    const answer = await create({ subject: 'Hello', text: 'Hello', ...body });
    assert.equal(answer.status, 201, answer.text);
    return answer.body;
  };
  const versionsOf = (id: string) =>
    rows<{ version: number; name: string; subject: string; html: string | null; text: string | null }>(
      world,
      'select version, name, subject, html, text from template_versions where template_id = $1 order by version',
      [parseWireId('tpl', id)],
    );

  it('a template is stored as it was written and read again', async () => {
    const content = { name: 'Bienvenue à Lyon', subject: 'Bonjour {{name}}', html: '<p>Été 🌞</p>\n', text: 'Été' };
    const created = await create(content);
    assert.equal(created.status, 201, created.text);
    const { id, createdAt, updatedAt, version, ...kept } = created.body;
    assert.match(id, /^tpl_/);
    const unsaid = { mjml: null, language: null, languages: [], translations: {} };
    assert.deepEqual({ ...kept, version }, { ...content, ...unsaid, version: 1 });
    assert.equal(createdAt, updatedAt);
    assert.deepEqual((await read(id)).body, created.body);
  });

  it('the list goes newest first, page by page, without the contents', async () => {
    const ids = [];
    for (const name of ['list 1', 'list 2', 'list 3']) ids.unshift((await made({ name })).id);
    const path = '/v1/templates?limit=2';
    type List = { data: Template[]; nextCursor: string | null };
    const first = await world.http.get<List>(path, { token: token() });
    assert.deepEqual(
      first.body.data.map(({ id }) => id),
      ids.slice(0, 2),
    );
    assert.deepEqual(Object.keys(first.body.data[0]!).sort(), [
      'createdAt',
      'id',
      'language',
      'languages',
      'name',
      'subject',
      'updatedAt',
      'version',
    ]);
    const next = await world.http.get<List>(`${path}&cursor=${first.body.nextCursor}`, { token: token() });
    assert.equal(next.body.data[0]!.id, ids[2]);
  });

  it('every change makes a version, and the versions before stay as they were', async () => {
    const { id } = await made({ name: 'versions', html: '<p>1</p>', text: null });
    assert.equal((await change(id, { subject: 'Second' })).body.version, 2);
    const third = await change(id, { html: null, text: 'three', name: 'versions 3' });
    assert.deepEqual([third.body.version, third.body.html, third.body.text], [3, null, 'three']);
    assert.deepEqual((await read(id)).body, third.body);
    assert.deepEqual(await versionsOf(id), [
      { version: 1, name: 'versions', subject: 'Hello', html: '<p>1</p>', text: null },
      { version: 2, name: 'versions', subject: 'Second', html: '<p>1</p>', text: null },
      { version: 3, name: 'versions 3', subject: 'Second', html: null, text: 'three' },
    ]);
    const rewrite = `update template_versions set subject = 'x' where account_id = $1`;
    const account = parseWireId('acc', customer.accountId)!;
    const unitOfWork = world.app.get(UnitOfWork);
    await assert.rejects(
      unitOfWork.run(accountScope(account), (tx) => tx.query(rewrite, [account])),
      /permission denied/,
    );
    await assert.rejects(
      unitOfWork.runAsWorker((tx) => tx.query(rewrite, [account])),
      /permission denied/,
    );
  });

  it('a change to what is there already makes no version', async () => {
    const { id, updatedAt } = await made({ name: 'same' });
    const same = await change(id, { name: 'same', text: 'Hello' });
    assert.deepEqual([same.status, same.body.version, same.body.updatedAt], [200, 1, updatedAt]);
    assert.equal((await versionsOf(id)).length, 1);
  });

  it('a change or a deletion of a version seen before it changed is refused with 412', async () => {
    const { id } = await made({ name: 'matched' });
    const etag = (await read(id)).headers.get('etag')!;
    assert.equal((await change(id, { subject: 'mine' }, { 'if-match': etag })).status, 200);
    const late = await change(id, { subject: 'yours' }, { 'if-match': etag });
    assert.deepEqual([late.status, late.body.code], [412, 'version_conflict']);
    const path = `/v1/templates/${id}`;
    assert.equal((await world.http.delete(path, { token: token(), headers: { 'if-match': etag } })).status, 412);
    assert.equal((await read(id)).body.subject, 'mine');
  });

  it('two templates of an account never have one name, two accounts may', async () => {
    const first = await made({ name: 'Taken' });
    const again = await create({ name: ' Taken ', subject: 'x', text: 'x' });
    assert.deepEqual([again.status, again.body.code, again.body.templateId], [409, 'template_exists', first.id]);
    const second = await made({ name: 'Free' });
    const renamed = await change(second.id, { name: 'Taken' });
    assert.deepEqual([renamed.status, renamed.body.code], [409, 'template_exists']);
    assert.equal((await read(second.id)).body.version, 1);

    const race = await Promise.all([1, 2, 3, 4].map(() => create({ name: 'Raced', subject: 'x', text: 'x' })));
    assert.deepEqual(race.map(({ status }) => status).sort(), [201, 409, 409, 409]);
    const stranger = await signUpCustomer(world);
    const body = { name: 'Taken', subject: 'x', text: 'x' };
    assert.equal((await world.http.post('/v1/templates', { token: stranger.accessToken, body })).status, 201);
    assert.equal((await world.http.get(`/v1/templates/${first.id}`, { token: stranger.accessToken })).status, 404);
  });

  it('of two who take one name at once by a change, one gets it', async () => {
    const ids = [
      (await made({ name: 'one' })).id,
      (await made({ name: 'two' })).id,
      (await made({ name: 'three' })).id,
    ];
    const answers = await Promise.all(ids.map((id) => change(id, { name: 'wanted by all' })));
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409, 409]);
  });

  const refused: [string, object, string, string][] = [
    ['no content', { html: undefined, text: undefined }, 'html', 'required'],
    ['contents that are null', { html: null, text: null }, 'html', 'required'],
    ['an empty text', { text: '' }, 'text', 'too_short'],
    ['a name of spaces', { name: '  ' }, 'name', 'required'],
    ['a name of two lines', { name: 'a\nb' }, 'name', 'invalid_characters'],
    ['a name that is too long', { name: 'x'.repeat(101) }, 'name', 'too_long'],
    ['a subject of two lines', { subject: 'a\r\nBcc: b@c.example' }, 'subject', 'invalid_characters'],
    ['a NUL', { html: 'a\u0000' }, 'html', 'invalid_characters'],
    ['more than 2 MB of UTF-8', { html: 'é'.repeat(TWO_MB / 2 + 1) }, 'html', 'too_long'],
    ['more than 2 MB of text', { text: 'x'.repeat(TWO_MB + 1) }, 'text', 'too_long'],
  ];
  for (const [what, wrong, field, code] of refused) {
    it(`refuses ${what}`, async () => {
      const answer = await create({ name: `refused ${what}`, subject: 'Hello', text: 'Hello', ...wrong });
      assert.equal(answer.status, 422, answer.text.slice(0, 500));
      assert.deepEqual(
        answer.body.errors?.map((fault) => [fault.field, fault.code]),
        [[field, code]],
      );
    });
  }

  it('takes 2 MB of HTML and 2 MB of text, and a change may not take both away', async () => {
    const { id, html } = await made({ name: 'large', html: '<'.repeat(TWO_MB), text: 'é'.repeat(TWO_MB / 2) });
    assert.equal(html?.length, TWO_MB);
    for (const wrong of [{ html: null, text: null }, { name: null }, { subject: null }])
      assert.equal((await change(id, wrong)).status, 422);
    assert.equal((await read(id)).body.version, 1);
  });

  it('a deleted template is gone with its versions, and its name is free', async () => {
    const { id } = await made({ name: 'deleted' });
    assert.equal((await change(id, { subject: 'two' })).status, 200);
    assert.equal((await world.http.delete(`/v1/templates/${id}`, { token: token() })).status, 204);
    assert.equal((await read(id)).status, 404);
    assert.equal((await change(id, { subject: 'three' })).status, 404);
    assert.deepEqual(await versionsOf(id), []);
    assert.equal((await made({ name: 'deleted' })).version, 1);
  });

  it('the audit log tells who wrote, changed and deleted it', async () => {
    const { id } = await made({ name: 'audited' });
    await change(id, { subject: 'Changed' });
    await world.http.delete(`/v1/templates/${id}`, { token: token() });
    const entries = await rows<{ action: string; changes: Record<string, object> }>(
      world,
      'select action, changes from audit_log where target_id = $1 order by id',
      [id],
    );
    assert.deepEqual(
      entries.map(({ action }) => action),
      ['template.created', 'template.changed', 'template.deleted'],
    );
    assert.deepEqual(entries[1]!.changes, {
      subject: { from: 'Hello', to: 'Changed' },
      version: { from: 1, to: 2 },
    });
  });

  it('all versions are exported, however many, and erased', async () => {
    const owner = await signUpCustomer(world);
    const body = { name: 'exported', subject: 'v1', text: 'Hello' };
    const { id } = (await world.http.post<Template>('/v1/templates', { token: owner.accessToken, body })).body;
    for (let n = 2; n <= 21; n += 1)
      await world.http.patch(`/v1/templates/${id}`, { token: owner.accessToken, body: { subject: `v${n}` } });
    const parts = world.app.get(LeavingParts);
    const scope = accountScope(parseWireId('acc', owner.accountId)!);
    const lines = [];
    const versions = parts.exports().find(({ name }) => name === 'sending.template-versions')!;
    for await (const line of versions.rows(scope)) lines.push(line as { templateId: string; subject: string });
    assert.deepEqual(
      lines.map(({ templateId, subject }) => [templateId, subject]),
      Array.from({ length: 21 }, (_, n) => [id, `v${n + 1}`]),
    );
    const unitOfWork = world.app.get(UnitOfWork);
    for (const part of parts.erasures().filter(({ name }) => name.startsWith('sending.template')))
      while ((await unitOfWork.runAsWorker((tx) => part.eraseIn(tx, scope, 10))) > 0);
    assert.deepEqual(await versionsOf(id), []);
    const path = `/v1/templates/${id}`;
    assert.equal((await world.http.get(path, { token: owner.accessToken })).status, 404);
  });
});
