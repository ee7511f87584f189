import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { blocksOf } from '../../support/examples/blocks.js';
import { Workbench } from '../../support/examples/programs.js';
import { startWorld, type World } from '../../support/world.js';

const OPERATE = 'docs/operate';
const PAGES = readdirSync(OPERATE)
  .filter((name) => name.endsWith('.md'))
  .map((name) => `${OPERATE}/${name}`);
/** What an operator types on his machines is shown as `text`: it needs root, a server or another machine. What asks the API is `sh`, and runs here. */
const LANGUAGES = new Set(['sh', 'text', 'sql', 'json', 'yaml', 'mermaid']);

describe('the examples of docs/operate', () => {
  let world: World;
  let given: Record<string, string>;
  before(async () => {
    // Nobody answers for blocklists here, at once; the zone is that of a page.
    world = await startWorld({ DNS_SERVERS: '127.0.0.1:1', DKIM_ZONE: 'dkim.mail.example.org' });
    given = { URL: world.http.url, STAFF: await world.operator() };
  });
  after(() => world.close());

  for (const page of PAGES) {
    const blocks = blocksOf(page).filter(({ language }) => language === 'sh');
    if (blocks.length === 0) continue;
    it(`${page}: ${blocks.length} in the shell, one after the other`, async () => {
      const bench = new Workbench(given);
      try {
        const { code, output } = await bench.shell(blocks);
        assert.equal(code, 0, output);
      } finally {
        bench.close();
      }
    });
  }

  it('each block says what it is', () => {
    for (const page of PAGES)
      for (const { line, language } of blocksOf(page))
        assert.ok(LANGUAGES.has(language), `${page}:${line} “${language}”`);
  });
});
