import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { LANGUAGES, type Language } from '../../../src/kernel/texts.js';
import { FIND, parametersOf } from '../../../src/modules/support/help/data/help-search.repository.js';
import { wishOf } from '../../../src/modules/support/help/rules/search-wish.js';
import { SEED_ARTICLES } from '../../../src/modules/support/help/rules/seed-articles.table.js';
import { CountUse } from '../../../src/modules/support/help/use-cases/count-use.js';
import { HelpSuggestions, SearchArticles } from '../../../src/modules/support/help/use-cases/search-articles.query.js';
import { SeedHelpCentre } from '../../../src/modules/support/help/use-cases/seed-help-centre.js';
import { startWorld, type World } from '../../support/world.js';
import { rows } from '../accounts/account-world.js';
import { type Article, helpDesk, type Listed } from './help-in-world.js';
import { HELP_QUERIES } from './help-queries.table.js';
import { type Colleague, colleague } from './support-world.js';

describe('the help centre', () => {
  let world: World;
  let agent: Colleague;
  before(async () => {
    world = await startWorld();
    await world.app.get(SeedHelpCentre).run();
    agent = await colleague(world, 'author@posthorn.test', ['support_agent']);
  });
  after(() => world.close());
  const { read, find } = helpDesk(() => ({ world, agent }));

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
    await rows(world, 'vacuum analyze help_pages');
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

  it('asks below each article whether it helped: without script, once a day, and not by another site’s hands', async () => {
    const path = '/help/de/return-path';
    const counted = async (): Promise<Record<string, number>> => {
      const [sums] = await rows<Record<string, number>>(
        world,
        `select coalesce(sum(u.opened), 0)::int as opened, coalesce(sum(u.helpful), 0)::int as helpful,
                coalesce(sum(u.unhelpful), 0)::int as unhelpful
           from help_usage u join help_articles a on a.id = u.article_id where a.slug = 'return-path'`,
      );
      return sums!;
    };
    const vote = (helpful: string, headers: Record<string, string> = {}, to = path) =>
      world.http.post(`${to}/votes`, {
        body: new URLSearchParams({ helpful }).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      });
    const { text, headers } = await world.http.get<string>(path);
    assert.match(text, /<form method="post" action="\/help\/de\/return-path\/votes">.*name="helpful" value="yes"/);
    assert.equal(headers.get('referrer-policy'), 'same-origin', 'a browser that hides everything could not vote');
    await world.http.call('HEAD', path, {});
    assert.deepEqual(await counted(), { opened: 1, helpful: 0, unhelpful: 0 });

    for (const origin of ['https://evil.example', 'null']) {
      const forged = await vote('no', { origin });
      assert.deepEqual([forged.status, (forged.body as { code: string }).code], [403, 'forbidden'], origin);
    }
    assert.equal((await vote('perhaps')).status, 422);
    assert.equal((await vote('yes', {}, '/help/de/no-such')).status, 404);
    assert.equal((await vote('yes', {}, '/help/xx/return-path')).status, 404);

    const said = await vote('yes', { origin: new URL(world.http.url).origin });
    assert.deepEqual([said.status, said.headers.get('location')], [303, `${path}?thanks`]);
    assert.equal((await vote('no')).status, 303, 'nobody learns whether he was counted');
    const thanked = await world.http.get<string>(`${path}?thanks`);
    assert.match(thanked.text, /<p role="status">Danke/);
    assert.doesNotMatch(thanked.text, /return-path\/votes/);
    assert.deepEqual(await counted(), { opened: 1, helpful: 1, unhelpful: 0 });
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
});
