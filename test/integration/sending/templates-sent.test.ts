import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { HotPool } from '../../../src/platform/database/hot-pool.js';
import { type Accepted, type ProblemBody, Sending } from '../../scenarios/sending-steps.js';
import { signUpCustomer } from '../../support/customer.js';
import type { Answer } from '../../support/http-caller.js';
import { startWorld, type World } from '../../support/world.js';

interface Template {
  id: string;
  version: number;
  html: string | null;
  mjml: string | null;
  languages: string[];
  errors?: { field: string; code: string; line?: number; column?: number; message: string }[];
}
interface Rendered {
  subject: string;
  html: string | null;
  text: string | null;
  version: number;
  language: string | null;
  warnings: string[];
  code?: string;
  missing?: string[];
}
interface Content {
  subject: string;
  html: string | null;
  text: string | null;
}

const MJML = `<mjml>
  <mj-head><mj-preview>Order {{order.number}}</mj-preview></mj-head>
  <mj-body>
    <mj-section><mj-column><mj-text>Hello {{default name 'there'}}</mj-text></mj-column></mj-section>
    <mj-raw>{{#each order.lines}}</mj-raw>
    <mj-section><mj-column><mj-button href="{{url}}">{{title}}</mj-button></mj-column></mj-section>
    <mj-raw>{{/each}}</mj-raw>
  </mj-body>
</mjml>`;
const ORDER = { order: { number: 4711, lines: [{ title: 'Tea & cake', url: 'https://shop.example/t?a=1&b=2' }] } };

describe('templates in use', () => {
  let world: World;
  let sending: Sending;
  before(async () => {
    world = await startWorld();
    sending = new Sending(world, await signUpCustomer(world));
  });
  after(() => world.close());

  const post = <T>(path: string, body: object, headers = {}): Promise<Answer<T>> =>
    world.http.post<T>(path, { token: sending.token, body, headers });
  const create = (body: object) => post<Template & ProblemBody>('/v1/templates', { subject: 'Hello', ...body });
  const made = async (body: object): Promise<Template> => {
    const answer = await create(body);
    assert.equal(answer.status, 201, answer.text.slice(0, 2_000));
    return answer.body;
  };
  const change = (id: string, body: object) =>
    world.http.patch<Template & ProblemBody>(`/v1/templates/${id}`, { token: sending.token, body });
  const render = (id: string, body: object) => post<Rendered & ProblemBody>(`/v1/templates/${id}/render`, body);
  const contentOf = async (id: string): Promise<Content> => {
    const { body } = await sending.get<Content>(`/v1/messages/${id}`);
    return { ...(await sending.get<Content>(`/v1/messages/${id}/content`)).body, subject: body.subject };
  };
  const faultsOf = ({ body }: Answer<Template & ProblemBody>) =>
    (body.errors ?? []).map(({ field, code, line }) => `${field} ${code}${line === undefined ? '' : ` ${line}`}`);
  /** The message's own fields for a template; no words of its own. */
  const filled = (templateId: string, variables: object, more: object = {}) =>
    sending.send<Accepted & ProblemBody>({ subject: undefined, text: undefined, templateId, variables, ...more });

  it('MJML is compiled when it is stored, and its tags survive, in attributes too', async () => {
    const template = await made({ name: 'mjml', subject: 'Order {{order.number}}', mjml: MJML });
    assert.equal(template.mjml, MJML);
    assert.match(template.html!, /href="\{\{url\}\}"/);
    assert.doesNotMatch(template.html!, /<mj-/);
    const { body } = await render(template.id, { variables: ORDER });
    assert.equal(body.subject, 'Order 4711');
    assert.match(body.html!, /href="https:\/\/shop\.example\/t\?a=1&amp;b=2"/);
    assert.match(body.html!, /Tea &amp; cake/);
    assert.equal(body.text, 'Hello there\n\nTea & cake (https://shop.example/t?a=1&b=2)');
    assert.deepEqual(body.warnings, ['text_generated']);
  });

  const refusals: [string, object, string[]][] = [
    ['an unknown helper', { html: '<p>\n{{#with x}}{{/with}}</p>' }, ['html template_unsupported 2']],
    ['what is not closed', { text: 'a\n{{#if x}}b' }, ['text template_syntax 2']],
    [
      'two languages with faults',
      { text: '{{> x}}', translations: { fr: { subject: '{{a', text: 'b' } } },
      ['text template_unsupported 1', 'translations.fr.subject template_syntax 1'],
    ],
    ['a variable in a script', { html: '<script>{{x}}</script>' }, ['html template_unsupported 1']],
    [
      'an include',
      { mjml: '<mjml>\n<mj-body><mj-include path="/etc/passwd"/></mj-body></mjml>' },
      ['mjml mjml_include_not_allowed 2'],
    ],
    ['MJML that is not closed', { mjml: '<mjml><mj-body>\n<mj-section></mj-body></mjml>' }, ['mjml mjml_invalid 2']],
    [
      'elements MJML does not have',
      { mjml: '<mjml><mj-body>\n<mj-foo></mj-foo></mj-body></mjml>' },
      ['mjml mjml_invalid 2'],
    ],
    [
      'tags where MJML drops them',
      { mjml: '<mjml><mj-body>\n{{#if a}}\n{{/if}}</mj-body></mjml>' },
      ['mjml template_tag_lost 2', 'mjml template_tag_lost 3'],
    ],
    ['HTML and MJML at once', { html: 'a', mjml: MJML }, ['html not_allowed']],
    ['a language that is none', { text: 'a', language: 'french' }, ['language wrong_format']],
  ];
  for (const [what, body, faults] of refusals)
    it(`refuses ${what}, and says where`, async () => {
      const answer = await create({ name: `refused ${what}`, ...body });
      assert.equal(answer.status, 422, answer.text.slice(0, 500));
      assert.deepEqual(faultsOf(answer), faults);
    });

  it('versions are listed, read and restored', async () => {
    const { id } = await made({ name: 'restored', text: 'one', translations: { fr: { subject: 'Un', text: 'un' } } });
    await change(id, { text: 'two', translations: { fr: null, de: { subject: 'Zwei', text: 'zwei' } } });
    const list = await sending.get<{ data: Template[] }>(`/v1/templates/${id}/versions`);
    assert.deepEqual(
      list.body.data.map(({ version, languages }) => [version, languages]),
      [
        [2, ['de']],
        [1, ['fr']],
      ],
    );
    const page = await sending.get<{ data: Template[]; nextCursor: string }>(`/v1/templates/${id}/versions?limit=1`);
    const next = `/v1/templates/${id}/versions?limit=1&cursor=${page.body.nextCursor}`;
    assert.equal((await sending.get<{ data: Template[] }>(next)).body.data[0]!.version, 1);
    for (const wrong of ['0', '3', 'x', '1e3', '99999999999'])
      assert.equal((await sending.get(`/v1/templates/${id}/versions/${wrong}`)).status, 404, wrong);
    const restored = await post<Template>(`/v1/templates/${id}/versions/1/restore`, {});
    assert.deepEqual([restored.status, restored.body.version, restored.body.languages], [200, 3, ['fr']]);
    const again = await post<Template>(`/v1/templates/${id}/versions/3/restore`, {});
    assert.equal(again.body.version, 3);
    assert.equal((await render(id, { language: 'fr' })).body.text, 'un');
    assert.equal((await render(id, { version: 2, language: 'de-AT' })).body.text, 'zwei');
    const foreign = await render(id, { version: 9 });
    assert.deepEqual([foreign.status, foreign.body.code], [422, 'reference_not_found']);
  });

  it('a message says what its template says, in the language of its reader', async () => {
    const { id } = await made({
      name: 'languages',
      language: 'en',
      subject: 'Hello {{name}}',
      html: '<p>Hello <b>{{name}}</b></p>',
      translations: { fr: { subject: 'Bonjour {{name}}', html: '<p>Bonjour <b>{{name}}</b></p>' } },
    });
    const cases: [object, string][] = [
      [{}, 'Hello <Zoë>'],
      [{ language: 'fr-CA' }, 'Bonjour <Zoë>'],
      [{ language: 'it' }, 'Hello <Zoë>'],
      [{ variables: { name: '<Zoë>', language: 'fr' } }, 'Bonjour <Zoë>'],
    ];
    for (const [more, subject] of cases) {
      const sent = await filled(id, { name: '<Zoë>' }, more);
      assert.equal(sent.status, 202, sent.text);
      const content = await contentOf(sent.body.id);
      assert.equal(content.subject, subject);
      assert.match(content.html!, /<b>&lt;Zoë&gt;<\/b>/);
      assert.equal(content.text!.trim(), subject);
    }
  });

  it('T21 T24: what stands in a variable makes no header and no second message', async () => {
    const { id } = await made({ name: 'smuggled', subject: 'Hello {{name}}', text: 'Hello {{name}}' });
    const sent = await filled(id, { name: 'x\r\nBcc: evil@elsewhere.example\r\n.\r\nMAIL FROM:<a@b.example>' });
    assert.equal(sent.status, 202, sent.text);
    const { subject } = await contentOf(sent.body.id);
    assert.equal(subject, 'Hello x Bcc: evil@elsewhere.example . MAIL FROM:<a@b.example>');
    assert.equal(sent.body.recipients.length, 1);
  });

  it('a missing variable is told with all others, before anything is counted', async () => {
    const { id } = await made({
      name: 'missing',
      subject: '{{a.b}}',
      html: '{{#each list}}{{x}}{{/each}}{{c}}{{#if d}}{{e}}{{/if}}',
    });
    const [stored, used] = [await sending.stored(), await sending.used('day')];
    const answer = await filled(id, { list: [{ x: 1 }, {}] });
    assert.deepEqual([answer.status, answer.body.code], [422, 'template_variable_missing']);
    assert.deepEqual(answer.body.missing, ['a.b', 'list[1].x', 'c']);
    assert.deepEqual(
      answer.body.errors!.map(({ field }) => field),
      ['variables.a.b', 'variables.list[1].x', 'variables.c'],
    );
    assert.deepEqual([await sending.stored(), await sending.used('day')], [stored, used]);
    assert.deepEqual((await render(id, { variables: {} })).body.code, 'template_variable_missing');
  });

  it('T41: too much is refused, and nothing walks out of the variables', async () => {
    const nested =
      '{{#each l}}{{#each @root.l}}{{#each @root.l}}{{#each @root.l}}x{{/each}}{{/each}}{{/each}}{{/each}}';
    const { id } = await made({ name: 'expensive', text: nested });
    const l = Array.from({ length: 200 }, () => 1);
    const answer = await filled(id, { l });
    assert.deepEqual([answer.status, answer.body.code], [422, 'template_too_expensive']);
    const walk = await made({ name: 'walk', text: '{{constructor}}{{a.length}}{{__proto__.x}}{{a.__proto__.y}}' });
    const refused = await filled(walk.id, { a: [1] });
    assert.deepEqual(refused.body.missing, ['constructor', 'a.length', '__proto__.x', 'a.__proto__.y']);
  });

  it('variables without a template and a foreign template are refused; words of its own stay', async () => {
    const { id } = await made({ name: 'own words', text: 'Hello' });
    const stranger = new Sending(world, await signUpCustomer(world));
    const problems: [Promise<Answer<ProblemBody>>, string, string][] = [
      [sending.send({ variables: {} }), 'validation_failed', 'variables'],
      [sending.send({ language: 'fr' }), 'validation_failed', 'language'],
      [stranger.send({ text: undefined, templateId: id }), 'reference_not_found', 'templateId'],
      [sending.send({ text: undefined, templateId: 'tpl_x' }), 'reference_not_found', 'templateId'],
    ];
    for (const [call, code, field] of problems) {
      const { body, status } = await call;
      assert.deepEqual([status, body.code, body.errors?.map((fault) => fault.field)], [422, code, [field]]);
    }
    const own = await filled(id, {}, { subject: 'Mine {{x}}', html: '<p>Mine</p>' });
    const { subject, text, html } = await contentOf(own.body.id);
    assert.deepEqual([subject, text?.trim(), html?.trim()], ['Mine {{x}}', 'Hello', '<p>Mine</p>']);
  });

  it('a thousand messages of one template ask for it once', async () => {
    const { id } = await made({
      name: 'thousand',
      subject: '{{n}}',
      text: 'Number {{n}}',
      html: '<p>Number {{n}}</p>',
    });
    const pool = world.app.get(HotPool);
    const query = pool.query.bind(pool);
    const asked: string[] = [];
    pool.query = ((statement: { name?: string }, values?: unknown[]) => {
      if (statement.name?.startsWith('template_')) asked.push(statement.name);
      return query(statement as never, values);
    }) as typeof pool.query;
    try {
      const message = (n: number) =>
        sending.message({
          subject: undefined,
          text: undefined,
          templateId: id,
          variables: n === 7 ? {} : { n },
          sandbox: true,
        });
      const answer = await sending.batch(Array.from({ length: 1_000 }, (_, n) => message(n)));
      assert.deepEqual(asked, ['template_heads', 'template_contents']);
      const statuses = answer.body.data.map(({ httpStatus }) => httpStatus);
      assert.equal(statuses.filter((status) => status === 202).length, 999);
      assert.deepEqual(
        [answer.body.data[7]!.httpStatus, answer.body.data[7]!.code],
        [422, 'template_variable_missing'],
      );
      assert.equal((await contentOf(answer.body.data[999]!.id!)).text!.trim(), 'Number 999');
    } finally {
      pool.query = query;
    }
  });

  it('an idempotency key answers what it answered, though the template is another one by now', async () => {
    const { id } = await made({ name: 'kept', subject: 'v1', text: 'Hello {{name}}' });
    const body = sending.message({ subject: undefined, text: undefined, templateId: id, variables: { name: 'a' } });
    const first = await post<Accepted>('/v1/messages', body, { 'idempotency-key': 'kept-1' });
    await change(id, { text: 'Hello {{name}} {{more}}' });
    const again = await post<Accepted>('/v1/messages', body, { 'idempotency-key': 'kept-1' });
    assert.deepEqual([again.status, again.body], [202, first.body]);
    const refused = await post<ProblemBody>('/v1/messages', body, { 'idempotency-key': 'kept-2' });
    await change(id, { text: 'Hello' });
    const still = await post<ProblemBody>('/v1/messages', body, { 'idempotency-key': 'kept-2' });
    assert.deepEqual([still.status, still.body], [422, refused.body]);
    await world.http.delete(`/v1/templates/${id}`, { token: sending.token });
    assert.equal((await post<ProblemBody>('/v1/messages', body)).body.code, 'reference_not_found');
  });

  it('a test goes to whom the address is proven to belong, counts, and to nobody else', async () => {
    const { id } = await made({ name: 'tested', subject: 'Test {{name}}', text: 'Hello {{name}}' });
    const { email } = sending.customer;
    const used = await sending.used('day');
    const sent = await post<Accepted>(`/v1/templates/${id}/test`, { to: email, variables: { name: 'Ann' } });
    assert.equal(sent.status, 202, sent.text);
    assert.equal(await sending.used('day'), used + 1);
    assert.equal((await contentOf(sent.body.id)).subject, 'Test Ann');
    const stranger = { to: 'somebody@elsewhere.example', variables: { name: 'Ann' } };
    const refused = await post<ProblemBody>(`/v1/templates/${id}/test`, stranger);
    assert.deepEqual([refused.status, refused.body.code], [422, 'test_recipient_not_verified']);
    const missing = await post<ProblemBody>(`/v1/templates/${id}/test`, { to: email });
    assert.equal(missing.body.code, 'template_variable_missing');
    assert.equal(await sending.used('day'), used + 1);
  });
});
