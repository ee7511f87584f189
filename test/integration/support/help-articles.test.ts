import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { ChannelTexts } from '../../../src/modules/support/help/use-cases/channel-texts.js';
import { SeedHelpCentre } from '../../../src/modules/support/help/use-cases/seed-help-centre.js';
import { startWorld, type World } from '../../support/world.js';
import { rows } from '../accounts/account-world.js';
import { helpDesk, mp4, png, TEXT } from './help-in-world.js';
import { type Colleague, colleague } from './support-world.js';

describe('articles as staff write them', () => {
  let world: World;
  let agent: Colleague;
  before(async () => {
    world = await startWorld();
    await world.app.get(SeedHelpCentre).run();
    agent = await colleague(world, 'author@posthorn.test', ['support_agent']);
  });
  after(() => world.close());
  const { read, find, staff, write, act, change } = helpDesk(() => ({ world, agent }));

  it('keeps versions, publishes one, withdraws it, and goes back', async () => {
    const made = await write('quarks', { en: TEXT, de: { ...TEXT, title: 'Quarks und Leptonen' } });
    assert.deepEqual([made.status, made.body.status, made.body.version], [201, 'draft', 1]);
    assert.equal((await read('quarks')).status, 404);
    assert.equal((await write('quarks', { en: TEXT })).body.code, 'article_exists');
    assert.deepEqual([(await act('quarks', 'publish')).body.publishedVersion, (await read('quarks')).status], [1, 200]);
    assert.equal((await find('Leptonen', 'de')).body.data[0]?.slug, 'quarks');

    const changed = await change('quarks', { translations: { en: { ...TEXT, title: 'Gluons' } } });
    assert.deepEqual([changed.body.version, changed.body.publishedVersion], [2, 1]);
    assert.equal((await read('quarks')).body.title, 'Quarks', 'readers see the published version');
    assert.equal((await change('quarks', { topics: ['technical'] })).body.version, 2, 'nothing new makes no version');
    await act('quarks', 'publish');
    assert.equal((await read('quarks')).body.title, 'Gluons');

    assert.equal((await act('quarks', 'versions/1/restore')).body.version, 3);
    await act('quarks', 'publish');
    assert.equal((await read('quarks')).body.title, 'Quarks');
    const versions = await world.http.get<{ data: { version: number; editor: string }[] }>(
      '/v1/admin/articles/quarks/versions',
      { token: agent.token },
    );
    assert.deepEqual(
      versions.body.data.map(({ version }) => version),
      [3, 2, 1],
    );
    assert.equal((await act('quarks', 'versions/99/restore')).status, 404);

    await act('quarks', 'withdraw');
    assert.equal((await read('quarks')).status, 404);
    assert.deepEqual((await find('Leptonen', 'de')).body.data, []);
    assert.equal((await act('quarks', 'publish')).status, 200);
    const audit = await rows<{ action: string }>(
      world,
      `select action from audit_log where target_id = 'quarks' and actor_id = $1 order by id`,
      [agent.id],
    );
    assert.deepEqual(
      audit.map(({ action }) => action.slice('article.'.length)),
      [...['created', 'published', 'changed', 'published', 'restored', 'published', 'withdrawn', 'published']],
    );
  });

  it('have no name that something else has', async () => {
    for (const slug of ['deflection', 'synonyms']) {
      const refused = await write(slug, { en: TEXT });
      const [fault] = (refused.body as unknown as { errors: { field: string; code: string }[] }).errors;
      assert.deepEqual([refused.status, fault!.field, fault!.code], [422, 'slug', 'reserved']);
    }
  });

  it('may be as long as they like in five languages, and no longer', async () => {
    const body = 'é'.repeat(50_000);
    const longest = Object.fromEntries(['en', 'fr', 'de', 'es', 'it'].map((lang) => [lang, { ...TEXT, body }]));
    assert.equal((await write('longest', longest)).status, 201);
    assert.equal((await write('longer', { en: { ...TEXT, body: `${body}é` } })).status, 422);
    assert.equal((await write('too-much', { en: { ...TEXT, body: 'x'.repeat(1_048_576) } })).status, 413);
  });

  it('staff say which words mean the same; no release overwrites it', async () => {
    interface Synonyms {
      groups: string[][];
      origin: string;
      code?: string;
      errors?: { field: string; code: string }[];
    }
    const path = '/v1/admin/articles/synonyms';
    const read = () => world.http.get<Synonyms>(`${path}?lang=fr`, { token: agent.token });
    const say = (groups: unknown, headers: Record<string, string> = {}) =>
      world.http.call<Synonyms>('PUT', path, { token: agent.token, body: { lang: 'fr', groups }, headers });
    const before = await read();
    assert.equal(before.body.origin, 'product');
    assert.deepEqual((await find('zibeline', 'fr')).body.data, []);
    const own = [...before.body.groups, ['zibeline', 'facture']];
    const written = await say(own, { 'if-match': before.headers.get('etag')! });
    assert.deepEqual([written.status, written.body.origin], [200, 'staff'], written.text);
    assert.ok((await find('zibeline', 'fr')).body.data.some(({ slug }) => slug === 'invoices-vat'));
    const late = await say([], { 'if-match': before.headers.get('etag')! });
    assert.deepEqual([late.status, late.body.code], [412, 'version_conflict']);

    await rows(world, `update help_seeds set digest = 'of an older release'`);
    await world.app.get(SeedHelpCentre).run();
    assert.deepEqual((await read()).body.groups, own);
    assert.ok((await find('zibeline', 'fr')).body.data.length > 0);

    for (const [groups, field, code] of [
      [[['seul']], 'groups[0]', 'too_few'],
      [[['prix', '   ']], 'groups[0][1]', 'wrong_format'],
      [[['prix', 7]], 'groups[0][1]', 'wrong_type'],
      [['prix'], 'groups', 'wrong_type'],
    ] as const) {
      const { status, body } = await say(groups);
      assert.deepEqual([status, body.errors?.[0]?.field, body.errors?.[0]?.code], [422, field, code]);
    }
    const back = await say(null);
    assert.deepEqual([back.body.origin, back.body.groups], ['product', before.body.groups]);
    assert.deepEqual((await find('zibeline', 'fr')).body.data, []);
    const audit = await rows<{ changes: Record<string, { to: unknown }> }>(
      world,
      `select changes from audit_log where action = 'help_synonyms.changed' order by id`,
    );
    assert.deepEqual(
      audit.map(({ changes }) => [changes['origin']?.to, changes['added']?.to, changes['removed']?.to]),
      [
        ['staff', ['zibeline, facture'], []],
        ['product', [], ['zibeline, facture']],
      ],
    );
  });

  it('tells the second of two editors that the article is another one by now', async () => {
    const before = await staff('bounces');
    const seen = before.headers.get('etag')!;
    const edit = (title: string) =>
      change('bounces', { translations: { it: { ...before.body.translations['it']!, title } } }, { 'if-match': seen });
    const answers = await Promise.all([edit('Uno'), edit('Due')]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 412]);
  });

  it('R-143: what speaks for a channel and against it is told in the reader’s language, and staff change it', async () => {
    const texts = world.app.get(ChannelTexts);
    const german = await texts.all('de');
    assert.deepEqual(
      german.map(({ channel }) => channel),
      ['ticket', 'email', 'chat', 'phone'],
    );
    assert.ok(german.every(({ pros, cons }) => pros.length > 0 && cons.length > 0));
    const put = await world.http.call('PUT', '/v1/admin/support/channels/chat', {
      token: agent.token,
      body: { lang: 'de', pros: ['Sofort'], cons: ['Nur werktags'] },
    });
    assert.equal(put.status, 200);
    assert.deepEqual((await texts.one('chat', 'de')).pros, ['Sofort']);
    assert.notDeepEqual((await texts.one('chat', 'fr')).pros, ['Sofort']);
    const told = await rows(world, `select 1 from audit_log where action = 'support_channel.described'`);
    assert.equal(told.length, 1);
    const unknown = await world.http.call('PUT', '/v1/admin/support/channels/fax', { token: agent.token, body: {} });
    assert.equal(unknown.status, 404);
  });

  const upload = (content: Buffer, filename: string) =>
    world.http.post<{ id: string; kind: string; contentType: string; code?: string }>(
      `/v1/admin/article-media?filename=${filename}`,
      { token: agent.token, body: content, headers: { 'content-type': 'application/octet-stream' } },
    );

  it('R-151: an article with two pictures and a film shows all three to anybody', async () => {
    const files = [await upload(png(), 'one.png'), await upload(png(), 'two.png'), await upload(mp4(), 'film.mp4')];
    assert.deepEqual(
      files.map(({ body }) => body.contentType),
      ['image/png', 'image/png', 'video/mp4'],
    );
    const [first, second, film] = files.map(({ body }) => body.id);
    await write(
      'with-pictures',
      { en: { ...TEXT, body: `Look:\n\n![one](media:${first})\n\nAnd so on.` } },
      { media: [first, second, film].map((id) => ({ id, alt: { en: 'Seen <here>' } })) },
    );
    await act('with-pictures', 'publish');
    const { body } = await read('with-pictures', 'fr');
    assert.deepEqual(
      body.media.map(({ kind, alt }) => [kind, alt]),
      [
        ['image', 'Seen <here>'],
        ['image', 'Seen <here>'],
        ['video', 'Seen <here>'],
      ],
    );
    const page = await world.http.get<string>('/help/en/with-pictures');
    for (const id of [first, second, film]) assert.ok(page.text.includes(`src="/help/media/${id}"`));
    assert.ok(!page.text.includes('<here>'));
    const shown = await world.http.get(`/help/media/${film}`, { headers: { range: 'bytes=4-7' } });
    assert.deepEqual([shown.status, shown.text], [206, 'ftyp']);
    assert.equal(shown.headers.get('x-content-type-options'), 'nosniff');
    assert.match(shown.headers.get('content-security-policy') ?? '', /sandbox/);
  });

  it('takes no file for an article that is no picture or film, whatever it is called', async () => {
    for (const content of [
      'MZ\u0090 program',
      '<svg xmlns="http://www.w3.org/2000/svg"/>',
      '<html>',
      '%PDF-1.7',
      'PK\u0003\u0004',
    ])
      assert.equal((await upload(Buffer.from(content), 'x.png')).body.code, 'media_type_not_allowed', content);
    assert.equal((await upload(Buffer.alloc(0), 'x.png')).status, 422);
    assert.equal((await upload(Buffer.concat([png(), Buffer.alloc(6 * 1024 * 1024)]), 'x.png')).status, 413);
    const foreign = { id: 'amd_00000000-0000-7000-8000-000000000000', alt: {} };
    assert.equal((await write('foreign-media', { en: TEXT }, { media: [foreign] })).body.code, 'validation_failed');
  });

  it('writes what staff wrote as text, never as markup', async () => {
    const body = [
      '<script>alert(1)</script> <img src=x onerror=alert(1)>',
      '[a](javascript:alert(1)) [b](//evil.example) [c](https://a.example/"onclick=x) [d](data:text/html,x)',
      '`<b>` **<i>** ![x](media:amd_nothing)',
      '| <u> | b |\n|---|---|\n| <s> | [x](vbscript:x) |',
    ].join('\n\n');
    await write('hostile', { en: { title: '</title><script>', excerpt: '"><svg onload=x>', body } });
    await act('hostile', 'publish');
    const { text } = await world.http.get<string>('/help/en/hostile');
    assert.doesNotMatch(text, /<(script|svg|b|i|u|s|img)\b/i);
    assert.doesNotMatch(text, /href="(javascript|vbscript|data|\/\/)|onclick=x"/i);
  });

  it('renews what came with the product and leaves alone what staff touched or withdrew', async () => {
    const mine = await change('webhooks', { topics: ['technical', 'consulting'] });
    assert.equal(mine.body.origin, 'staff');
    await act('sms', 'withdraw');
    await rows(world, `update help_articles set seed_digest = 'older' where seed_digest is not null`);
    await rows(world, 'delete from help_seeds');
    await Promise.all([world.app.get(SeedHelpCentre).run(), world.app.get(SeedHelpCentre).run()]);
    assert.equal((await staff('webhooks')).body.version, mine.body.version);
    assert.equal((await read('sms')).status, 404);
    const renewed = (await staff('plans')).body;
    assert.deepEqual([renewed.version, renewed.publishedVersion, renewed.origin], [2, 2, 'product']);
    await world.app.get(SeedHelpCentre).run();
    assert.equal((await staff('plans')).body.version, 2);
  });

  it('shows in English what the reader’s language does not have', async () => {
    await write('only-english', { en: { ...TEXT, title: 'Zebra crossing' } });
    await act('only-english', 'publish');
    assert.equal((await read('only-english', 'it')).body.lang, 'en');
    const [hit] = (await find('zebra', 'it')).body.data;
    assert.deepEqual([hit?.slug, hit?.lang], ['only-english', 'en']);
    assert.match((await world.http.get<string>('/help/it/only-english')).text, /solo in inglese/);
    assert.equal((await write('no-english', { de: TEXT })).status, 201);
    assert.equal((await act('no-english', 'publish')).body.code, 'article_incomplete');
  });
});
