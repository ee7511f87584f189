import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { type Block, blocksOf, proseOf, readPage } from '../../support/examples/blocks.js';
import { bodyFaults } from '../../support/examples/contract.js';
import { NOT_RUN, RUN_BY } from '../../support/examples/not-run.table.js';
import { has, Workbench } from '../../support/examples/programs.js';
import { signUpCustomer } from '../../support/customer.js';
import { startWorld, type World } from '../../support/world.js';

const INTEGRATE = 'docs/integrate';
const PAGES = ['README.md', ...readdirSync(INTEGRATE).map((name) => `${INTEGRATE}/${name}`)].filter((page) =>
  page.endsWith('.md'),
);
/** Told apart from what runs: shown for a reader's eyes only. */
const FOR_EYES = new Set(['text', 'html', 'mermaid', 'ini']);
const CALL = /^ {4}(?:GET|POST|PUT|PATCH|DELETE) \/\S+.* → \d{3}$/;

const isExcepted = (block: Block): boolean =>
  NOT_RUN.some(({ page, begins }) => block.page === page && block.code.startsWith(begins));
const runnable = (page: string, language: string): Block[] =>
  blocksOf(page).filter((block) => block.language === language && !isExcepted(block));
const needs = (block: Block): string | null => /^needs: (\S+)$/.exec(block.remark)?.[1] ?? null;
/** Code that is no program but something to take over; documented.test.ts of its module calls it. */
const isFile = (block: Block): boolean => block.remark.startsWith('example: ');

describe('the examples of README.md and docs/integrate', () => {
  let world: World;
  let given: Record<string, string>;
  const benches: Workbench[] = [];
  const bench = (standIn = false): Workbench => {
    const one = new Workbench(given, standIn);
    benches.push(one);
    return one;
  };

  before(async () => {
    world = await startWorld();
    const customer = await signUpCustomer(world);
    const credential = await world.http.post<{ username: string; password: string }>('/v1/smtp-credentials', {
      token: customer.secret,
      body: { name: 'examples' },
    });
    const certificate = world.config.facts.tlsCertFile;
    given = {
      URL: world.http.url,
      INBOX: `${world.http.url}/dev/inbox`,
      SECRET: customer.secret,
      ME: customer.email,
      SMTP_HOST: 'localhost',
      SMTP_PORT: String(world.config.values.SMTP_SUBMISSION_PORTS[0]),
      SMTP_USER: credential.body.username,
      SMTP_PASSWORD: credential.body.password,
      NODE_EXTRA_CA_CERTS: certificate,
      SSL_CERT_FILE: certificate,
    };
  });
  after(async () => {
    for (const one of benches) one.close();
    await world.close();
  });

  for (const page of PAGES) {
    const [always, sometimes] = [runnable(page, 'sh').filter((b) => !needs(b)), runnable(page, 'sh').filter(needs)];
    if (always.length > 0)
      it(`${page}: ${always.length} in the shell, one after the other`, async () => {
        const { code, output } = await bench().shell(always);
        assert.equal(code, 0, output);
      });

    for (const block of sometimes)
      it(
        `${page}:${block.line} in the shell`,
        { skip: !has(needs(block)!) && `${needs(block)} is not installed` },
        async () => {
          const { code, output } = await bench().shell([block]);
          assert.equal(code, 0, output);
        },
      );

    for (const [language, command] of [
      ['js', 'node'],
      ['python', 'python3'],
      ['php', 'php'],
    ] as const)
      for (const block of runnable(page, language).filter((one) => !isFile(one)))
        it(
          `${page}:${block.line} in ${language}`,
          { skip: !has(command) && `${command} is not installed` },
          async () => {
            const { code, output } = await bench().program(language, block.code);
            assert.equal(code, 0, output);
          },
        );

    for (const block of runnable(page, 'json'))
      it(`${page}:${block.line} fits the contract: ${block.remark}`, () => {
        assert.equal(bodyFaults(block.remark, block.code), null);
      });
  }

  it('our stand-in for curl does what curl does', async () => {
    const call = (body: string): Block => ({
      ...{ page: 'here', line: 1, language: 'sh', remark: '' },
      code: `curl -s "$URL/v1/addresses/validate" -H "Authorization: Bearer $SECRET" -H 'Content-Type: application/json' -d '${body}'\n`,
    });
    for (const standIn of [true, false]) {
      const good = await bench(standIn).shell([call('{"email": "no address"}')]);
      assert.equal(good.code, 0, good.output);
      assert.match(good.output, /"verdict":"invalid"/);
      const bad = await bench(standIn).shell([call('{"mail": 1}')]);
      assert.equal(bad.code, 22, bad.output);
      assert.match(bad.output, /"code":"unknown_field"/);
    }
  });
});

describe('no example is forgotten', () => {
  it('each has a language that is run or shown for a reason', () => {
    // TypeScript stands on the client's page alone: test/tidy/contract-client.test.ts checks it beside the package.
    const known = new Set(['sh', 'js', 'python', 'php', 'json', 'ts', ...FOR_EYES]);
    const strange = PAGES.flatMap((page) => blocksOf(page))
      .filter((block) => !known.has(block.language) && !isExcepted(block))
      .map(({ page, line, language }) => `${page}:${line} “${language}”`);
    assert.deepEqual(strange, []);
  });

  it('each exception stands for an example, with a reason', () => {
    const all = PAGES.flatMap((page) => blocksOf(page));
    for (const { page, begins, because } of NOT_RUN) {
      assert.ok(
        all.some((block) => block.page === page && block.code.startsWith(begins)),
        `${page} has no example that begins “${begins}”`,
      );
      assert.ok(because.length > 30, because);
    }
  });

  it('what is indented is a call, and somebody makes it', () => {
    for (const page of PAGES) {
      const lines = proseOf(readPage(page))
        .split('\n')
        .filter((line, at, every) => line.startsWith('    ') && (every[at - 1] === '' || /^ {4}/.test(every[at - 1]!)));
      for (const line of lines) assert.match(line, CALL, page);
      if (lines.length === 0) continue;
      const name = page.replace(`${INTEGRATE}/`, '');
      const runner = RUN_BY[name];
      assert.ok(runner, `${page} has calls, and no test makes them`);
      assert.ok(readFileSync(join(process.cwd(), runner), 'utf8').includes(name), `${runner} does not know ${name}`);
    }
  });

  it('a page that nobody runs is named here no more', () => {
    for (const name of Object.keys(RUN_BY)) assert.ok(PAGES.includes(`${INTEGRATE}/${name}`), name);
  });
});
