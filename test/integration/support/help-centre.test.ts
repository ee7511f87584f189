import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { deflateSync } from 'node:zlib';
import { LANGUAGES, type Language } from '../../../src/kernel/texts.js';
import { parametersOf, FIND } from '../../../src/modules/support/help/data/help-search.repository.js';
import { wishOf } from '../../../src/modules/support/help/rules/search-wish.js';
import { SEED_ARTICLES } from '../../../src/modules/support/help/rules/seed-articles.table.js';
import { SearchArticles, HelpSuggestions } from '../../../src/modules/support/help/use-cases/search-articles.query.js';
import { CountUse } from '../../../src/modules/support/help/use-cases/count-use.js';
import { ChannelTexts } from '../../../src/modules/support/help/use-cases/channel-texts.js';
import { SeedHelpCentre } from '../../../src/modules/support/help/use-cases/seed-help-centre.js';
import { startWorld, type World } from '../../support/world.js';
import { rows } from '../accounts/account-world.js';
import { HELP_QUERIES } from './help-queries.table.js';
import { type Colleague, colleague } from './support-world.js';

interface Article {
  slug: string;
  title: string;
  excerpt: string;
  lang: string;
  body: string;
  media: { id: string; kind: string; url: string; alt: string }[];
}
interface StaffArticle {
  slug: string;
  status: string;
  version: number;
  publishedVersion: number | null;
  origin: string;
  translations: Record<string, { title: string; excerpt: string; body: string }>;
}
interface Listed {
  data: Article[];
  nextCursor: string | null;
}

const TEXT = { title: 'Quarks', excerpt: 'About quarks.', body: '## Up\n\nAnd down.' };

describe('the help centre', () => {
  let world: World;
  let agent: Colleague;
  before(async () => {
    world = await startWorld();
    await world.app.get(SeedHelpCentre).run();
    agent = await colleague(world, 'author@posthorn.test', ['support_agent']);
  });
  after(() => world.close());

  const read = (slug: string, lang = 'en') => world.http.get<Article>(`/v1/support/articles/${slug}?lang=${lang}`);
  const find = (q: string, lang: string) =>
    world.http.get<Listed>(`/v1/support/articles?lang=${lang}&q=${encodeURIComponent(q)}`);
  const staff = (slug: string, more = '') =>
    world.http.get<StaffArticle>(`/v1/admin/articles/${slug}${more}`, { token: agent.token });
  const write = (slug: string, translations: object, more: object = {}) =>
    world.http.post<StaffArticle & { code?: string }>('/v1/admin/articles', {
      token: agent.token,
      body: { slug, topics: ['technical'], translations, ...more },
    });
  const act = (slug: string, action: string) =>
    world.http.post<StaffArticle & { code?: string }>(`/v1/admin/articles/${slug}/${action}`, { token: agent.token });
  const change = (slug: string, body: object, headers: Record<string, string> = {}) =>
    world.http.patch<StaffArticle>(`/v1/admin/articles/${slug}`, { token: agent.token, body, headers });

  it('comes with 25 articles in five languages, listed in pages and read without signing in', async () => {
    assert.equal(Object.keys(SEED_ARTICLES).length, 25);
    for (const lang of LANGUAGES) {
      const seen: Article[] = [];
      for (let cursor = ''; ;) {
        const path = `/v1/support/articles?lang=${lang}&limit=10${cursor && `&cursor=${cursor}`}`;
        const { body } = await world.http.get<Listed>(path);
        seen.push(...body.data);
        if (body.nextCursor === null) break;
        cursor = body.nextCursor;
      }
      assert.deepEqual(new Set(seen.map(({ slug }) => slug)), new Set(Object.keys(SEED_ARTICLES)));
      assert.ok(seen.every((one) => one.lang === lang && !('body' in one)));
    }
    const one = await read('spf-dkim-dmarc', 'de');
    assert.match(one.body.body, /## Schritte/);
  });

  for (const language of LANGUAGES) {
    it(`finds what people mean in ${language}`, async () => {
      assert.ok(HELP_QUERIES[language].length >= 15);
      const search = world.app.get(SearchArticles);
      const missed: string[] = [];
      for (const [query, slug] of HELP_QUERIES[language]) {
        const found = await search.run(query, language, 3);
        if (!found.some((one) => one.slug === slug))
          missed.push(`${query}: ${found.map((one) => one.slug).join(', ')}`);
      }
      assert.deepEqual(missed, []);
    });
  }

  it('R-121: what somebody is about to ask is answered with articles before', async () => {
    const suggestions = world.app.get(HelpSuggestions);
    const draft = { subject: 'DKIM einrichten', text: 'Wie trage ich das im DNS ein?', language: 'de' as const };
    const found = await suggestions.forDraft(draft, 5);
    assert.ok(found.length > 0 && found.length <= 5);
    assert.deepEqual([found[0]!.slug, found[0]!.lang], ['spf-dkim-dmarc', 'de']);
    assert.deepEqual(Object.keys(found[0]!).sort(), ['excerpt', 'lang', 'slug', 'title']);
    const strange = { subject: 'Xylophon Zugspitze', text: 'Blau.', language: 'de' as const };
    assert.deepEqual(await suggestions.forDraft(strange, 5), []);
  });

  it('looks up words in the index, however many pages there are', async () => {
    await rows(
      world,
      `insert into help_pages (article_id, lang, slug, title, excerpt, body, topics, media, words, published_at)
       select gen_random_uuid(), 'es', 'filler-' || n, 't', 'e', 'b', '{}', '[]',
              ('_es palabra' || n || ' cosa' || n % 997)::tsvector, now() from generate_series(1, 20000) n`,
    );
    const wish = wishOf('domiciliacion bancaria', 'es');
    const plan = await rows<{ 'QUERY PLAN': string }>(
      world,
      `explain ${FIND}`,
      parametersOf([{ language: 'es', words: wish }], 5),
    );
    const text = plan.map((line) => line['QUERY PLAN']).join('\n');
    await rows(world, `delete from help_pages where slug like 'filler-%'`);
    assert.match(text, /Bitmap Index Scan on help_pages_words_idx/);
  });

  it('answers hostile questions without falling over', async () => {
    const questions = [
      'x'.repeat(10_000),
      `a${'\u0000'}b`,
      "') or 1=1 --",
      '& | ! :* <-> (',
      "'''\\",
      'the of and',
      '   ',
      '日本語',
      '🙂',
      'a'.repeat(499),
    ];
    for (const question of [...questions, 'word '.repeat(99), '-'.repeat(300), '%_\\'])
      for (const lang of LANGUAGES) {
        const { status } = await find(question, lang);
        assert.ok([200, 422].includes(status), `${status} for ${JSON.stringify(question.slice(0, 20))}`);
      }
    const suggestions = world.app.get(HelpSuggestions);
    const long = { subject: 'x '.repeat(5_000), text: `\u0000${'y '.repeat(50_000)}`, language: 'it' as const };
    assert.deepEqual(await suggestions.forDraft(long, 5), []);
    assert.equal((await find('dkim', 'xx')).status, 422);
    for (const slug of ['no-such', '%00', 'A', '..%2f..', 'x'.repeat(400)])
      assert.equal((await read(slug)).status, 404);
  });

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

  it('shows articles as pages that run nothing, in five languages that know of each other', async () => {
    const start = await world.http.get('/help', { headers: { 'accept-language': 'es' } });
    assert.deepEqual([start.status, start.headers.get('location')], [302, '/help/es']);
    const page = await world.http.get<string>('/help/de/spf-dkim-dmarc');
    assert.equal(page.status, 200);
    assert.match(page.headers.get('content-security-policy')!, /^default-src 'none';style-src 'sha256-/);
    assert.doesNotMatch(page.text, /<script|\son\w+=|javascript:/i);
    for (const lang of LANGUAGES) assert.ok(page.text.includes(`hreflang="${lang}" href="`));
    assert.match(page.text, /<html lang="de">[\s\S]*<h1>SPF, DKIM und DMARC einrichten<\/h1>[\s\S]*<table>/);
    const found = await world.http.get<string>(`/help/fr?q=${encodeURIComponent('"><script>alert(1)</script>')}&utm=x`);
    assert.equal(found.status, 200);
    assert.doesNotMatch(found.text, /<script/);
    assert.match((await world.http.get<string>('/help/it?q=disdetta')).text, /\/help\/it\/plans/);
    for (const path of ['/help/xx', '/help/de/no-such', '/help/de/%3Cscript%3E', '/help/media/amd_x'])
      assert.equal((await world.http.get(path)).status, 404, path);
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

  it('measures what it spares: suggested, read, solved, and opened a ticket all the same', async () => {
    const uses = world.app.get(CountUse);
    const context = { topic: 'training', language: 'de' as Language };
    await uses.shown(context, ['statistics', 'templates', 'no-such']);
    await uses.shown(context, ['statistics']);
    await world.http.get('/v1/support/articles/statistics?lang=de&topic=training');
    const vote = (helpful: boolean) =>
      world.http.post('/v1/support/articles/statistics/votes', {
        body: { helpful, solved: helpful, lang: 'de', topic: 'training' },
      });
    assert.deepEqual([(await vote(true)).status, (await vote(false)).status], [204, 204], 'the second is not counted');
    const { body } = await world.http.get<{
      articles: Record<string, unknown>[];
      topics: Record<string, unknown>[];
    }>('/v1/admin/articles/deflection', { token: agent.token });
    assert.deepEqual(
      body.articles.find(({ slug }) => slug === 'statistics'),
      { slug: 'statistics', shown: 2, opened: 1, solved: 1, helpful: 1, unhelpful: 0 },
    );
    assert.deepEqual(
      body.topics.find(({ topic }) => topic === 'training'),
      { topic: 'training', shown: 2, continued: 0, opened: 1, solved: 1, deflected: 1 },
    );
    const odd = await world.http.get('/v1/admin/articles/deflection?from=2026-02-30', { token: agent.token });
    assert.equal(odd.status, 422);
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

/** A picture of one pixel. */
function png(): Buffer {
  const chunk = (name: string, data: Buffer): Buffer => {
    const size = Buffer.alloc(4);
    size.writeUInt32BE(data.length);
    return Buffer.concat([size, Buffer.from(name), data, Buffer.alloc(4)]);
  };
  const head = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.from([0, 0]))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The beginning of a film. */
function mp4(): Buffer {
  return Buffer.concat([
    Buffer.from([0, 0, 0, 24]),
    Buffer.from('ftypisom'),
    Buffer.alloc(12),
    Buffer.from('isomavc1'),
  ]);
}
