import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { addMs, DAY_MS, systemNow, toIso } from '../../src/kernel/time/instant.js';
import { HttpCaller } from '../support/http-caller.js';
import { type Product, startProduct } from '../support/product-process.js';
import { threeWays } from '../integration/browser/three-ways.js';
import { startBrowser } from '../support/browser.js';
import { PdfReader } from '../support/pdf-reader.js';
import { compiled, house, script } from '../tidy/house.js';

/** A safety net only: two installations start one after the other, and weeks go by. */
const PATIENCE_MS = 170_000;
const PARTS = [
  ['the first day', 'The association signs up'],
  ['the month before', 'A pro-forma came by mail'],
  ['the week’s first half', 'What became of the campaign'],
  ['its second half', 'Today: from here on'],
  ['today', 'Ctrl-C ends it'],
] as const;
const PASSWORD = 'a long walk in the morning';
const OPERATOR = { email: 'operator@posthorn.localhost', password: 'the quick brown operator' };

interface Page<T> {
  data: T[];
}
interface Address {
  id: string;
  checks: { result: string }[];
}
interface Invoice {
  id: string;
  number: string;
  status: string;
  vatAmount: { amount: string };
  vatBreakdown: { treatment: string; vatRate: string }[];
}

/** The long demo with few mails: what it leaves must be there, and true. */
describe('npm run demo -- --full', () => {
  const state = join(tmpdir(), `posthorn-demo-${process.pid}-${Math.random().toString(36).slice(2)}`);
  const usual = ['--full', '--main', join(compiled, 'src/main.js'), '--scale', '0.03'];
  let demo: ChildProcess;
  let again: Product | undefined;
  let output = '';
  let http: HttpCaller;
  const tokens = new Map<string, string>();

  before(() => {
    demo = spawn(process.execPath, [join(house, 'scripts/demo.mjs'), ...usual, '--state', state], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [demo.stdout!, demo.stderr!])
      stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  });
  after(async () => {
    if (demo.exitCode === null) {
      demo.kill('SIGINT');
      await once(demo, 'exit');
    }
    again?.process.kill('SIGTERM');
    await again?.ended;
    rmSync(state, { recursive: true, force: true });
  });

  async function signIn(body: object): Promise<string> {
    const answer = await http.post<{ accessToken: string }>('/v1/auth/login', { body });
    assert.equal(answer.status, 200, answer.text);
    return answer.body.accessToken;
  }
  /** Of the customers, as the demo told them. */
  const usernames = (): [string, string][] =>
    [...output.matchAll(/^ +(\S.*?) +user name (m\d+),/gm)].map(([, name, username]) => [name!, username!]);
  async function as<T>(who: string, path: string): Promise<T> {
    const answer = await http.get<T>(path, { token: tokens.get(who)! });
    assert.equal(answer.status, 200, `${path}: ${answer.text}`);
    return answer.body;
  }
  const list = async <T>(who: string, path: string): Promise<T[]> => (await as<Page<T>>(who, path)).data;
  const invoices = async (who: string) =>
    (await list<Invoice>(who, '/v1/invoices')).map(
      ({ status, vatBreakdown: [vat] }) => `${vat!.treatment} ${vat!.vatRate} ${status}`,
    );

  /** Resolves when the demo has said it; rejects when it ends first. */
  const said = (words: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = (): void => void (output.includes(words) && resolve());
      demo.stdout!.on('data', look);
      demo.once('exit', (code) => reject(new Error(`the demo ended with ${code}:\n${output}`)));
      look();
    });

  // One test for each part, so that none is silent for long on a busy machine.
  for (const [part, words] of PARTS)
    it(`tells ${part}`, { timeout: PATIENCE_MS }, async () => {
      await said(words);
    });

  it('names ten places, and who may sign in', async () => {
    http = new HttpCaller(/It runs at (\S+);/.exec(output)![1]!);
    tokens.set('operator', await signIn(OPERATOR));
    for (const [name, username] of usernames()) tokens.set(name, await signIn({ username, password: PASSWORD }));
    assert.equal(output.match(/^ +\d+ {2}.+(?:https?|file):\/\/\S+$/gm)?.length, 10, output);
    assert.deepEqual([...tokens.keys()], ['operator', 'Atelier Lumière', 'Nordlicht Versand', 'Sentieri del Ticino']);
  });

  it('the agency: taxed at home; one plan has renewed, one has ended; its campaign is told to the last reader', async () => {
    const who = 'Atelier Lumière';
    assert.deepEqual(await invoices(who), ['FR_METRO 20 paid', 'FR_METRO 20 paid', 'FR_METRO 20 paid']);
    const plans = await list<{ planCode: string; status: string }>(who, '/v1/subscriptions');
    const told = plans.map(({ planCode, status }) => `${planCode} ${status}`);
    assert.ok(told.includes('freemium-fr.premium-15k active'), told.join());
    assert.ok(told.includes('freemium-fr.essential-15k ended'), told.join());
    const campaigns = await list<{ id: string; state: string; winner: object | null }>(who, '/v1/campaigns');
    assert.deepEqual(
      campaigns.map(({ state }) => state),
      ['scheduled', 'done'],
    );
    const report = await as<Record<string, number>>(who, `/v1/campaigns/${campaigns[1]!.id}/report`);
    assert.equal(report['accepted'], 90);
    assert.equal(report['delivered']! + report['bounced']!, 90);
    assert.ok(report['bounced']! >= 1 && report['uniqueOpens']! >= 10, JSON.stringify(report));
    assert.equal(report['complained'], 1);
    const [imported] = await list<{ rejected: number; created: number }>(who, '/v1/imports');
    assert.deepEqual([imported!.created, imported!.rejected], [90, 2]);
  });

  it('the shop: reverse charge, a credit note, texts, a webhook that was heard', async () => {
    const who = 'Nordlicht Versand';
    const told = await invoices(who);
    assert.ok(told.length >= 4 && told.every((line) => line.startsWith('EU_RC 0 ')), told.join());
    assert.equal((await list(who, '/v1/credit-notes')).length, 1);
    const texts = await list<{ status: string }>(who, '/v1/sms/messages?limit=500');
    assert.deepEqual(
      ['delivered', 'failed'].map((wanted) => texts.filter(({ status }) => status === wanted).length),
      [59, 1],
    );
    assert.match(output, /the shop’s server heard: .*delivered \d+.*sms\.delivered 59, sms\.failed 1/);
  });

  it('mail of an address that is bound as another one counts for the address that the world sees', async () => {
    const who = 'Nordlicht Versand';
    const { data } = await as<Page<{ address: string; state: string }>>(who, '/v1/dedicated-ips');
    assert.deepEqual(
      data.map(({ address, state: its }) => [address, its]),
      [['198.51.100.21', 'warming']],
    );
    const from = toIso(addMs(systemNow(), -11 * DAY_MS)).slice(0, 10);
    const rows = await list<{ group: string | null; delivered: number }>(
      who,
      `/v1/stats?interval=day&from=${from}&groupBy=ip&limit=500`,
    );
    const groups = new Set(rows.filter(({ delivered }) => delivered > 0).map(({ group }) => group));
    assert.ok(groups.has('198.51.100.21'), [...groups].join());
  });

  it('the association: outside the Union, renewed from its wallet; its letter became a ticket, answered and rated', async () => {
    const who = 'Sentieri del Ticino';
    assert.deepEqual(await invoices(who), ['OUT_B2B 0 paid', 'OUT_B2B 0 paid']);
    const [ticket] = await list<{ id: string; channel: string; status: string; rating: number }>(
      who,
      '/v1/support/tickets',
    );
    assert.deepEqual([ticket!.channel, ticket!.status, ticket!.rating], ['email', 'solved', 5]);
    const messages = await list<{ text: string }>(who, `/v1/support/tickets/${ticket!.id}/messages`);
    assert.equal(messages.length, 3);
    assert.ok(
      messages.some(({ text }) => text === 'Grazie, chiarissimo!'),
      JSON.stringify(messages),
    );
  });

  it('leaves work for staff, and books that balance', async () => {
    const requests = await list<{ status: string }>('operator', '/v1/admin/ip-requests');
    assert.deepEqual(requests.map(({ status }) => status).sort(), ['pending_review', 'provisioned']);
    const tickets = await list<{ status: string; language: string }>('operator', '/v1/admin/tickets');
    assert.ok(tickets.some(({ status, language }) => status === 'new' && language === 'fr'));
    const lines = await list<{ state: string }>('operator', '/v1/admin/payments/reconciliation');
    assert.deepEqual(lines.map(({ state: its }) => its).sort(), ['matched', 'matched', 'unmatched']);
    assert.equal((await as<{ total: string }>('operator', '/v1/admin/ledger')).total, '0.00');
  });

  it('today’s mail is in the inbox, with an invoice attached', async () => {
    const to = encodeURIComponent('buchhaltung@nordlicht-versand.example');
    const { body } = await http.get<Page<{ id: string }>>(`/dev/inbox?to=${to}`, {
      headers: { accept: 'application/json' },
    });
    assert.ok(body.data.length >= 2);
    const { text } = await http.get<string>(`/dev/inbox/${body.data[0]!.id}/raw`);
    assert.match(text, /application\/pdf/);
  });

  it('keeps charts and documents that need no sign-in', () => {
    const look = join(state, 'look');
    const files = readdirSync(look);
    const textOf = (file: string): string => readFileSync(join(look, file), 'utf8');
    const page = textOf('index.html');
    for (const file of files.filter((one) => one !== 'index.html')) assert.ok(page.includes(`"${file}"`), file);
    for (const file of files.filter((one) => one.endsWith('.svg'))) assert.match(textOf(file), /^<svg[^]*<title/);
    const wordsOf = (file: string): string => new PdfReader(readFileSync(join(look, file))).pages().join('\n');
    const documents = files.filter((one) => one.endsWith('.pdf'));
    const titles = documents.map((file) => wordsOf(file));
    for (const word of ['Facture', 'Rechnung', 'Fattura', 'Gutschrift'])
      assert.ok(
        titles.some((text) => text.includes(word)),
        word,
      );
  });

  it(
    'what stands at /docs can be sent as it stands: an address approved, a ticket answered, an invoice credited',
    {
      timeout: PATIENCE_MS,
    },
    async (t) => {
      const browser = await startBrowser();
      if (typeof browser === 'string') return t.skip(browser);
      await threeWays(browser, http.url, OPERATOR).finally(() => browser.close());
      const requests = await list<{ status: string }>('operator', '/v1/admin/ip-requests');
      assert.ok(requests.every(({ status }) => status !== 'pending_review'));
    },
  );

  it('is not begun where one runs already, nor where something else lies', async () => {
    const again = await script('scripts/demo.mjs', [...usual, '--state', state]);
    assert.equal(again.code, 1);
    assert.match(again.output, /still runs/);
    const elsewhere = `${state}-not-a-demo`;
    mkdirSync(elsewhere);
    writeFileSync(join(elsewhere, 'precious'), 'mine');
    const refused = await script('scripts/demo.mjs', [...usual, '--state', elsewhere]);
    assert.equal(refused.code, 1);
    assert.match(refused.output, /is not a demo's/);
    assert.equal(readFileSync(join(elsewhere, 'precious'), 'utf8'), 'mine');
    rmSync(elsewhere, { recursive: true });
  });

  it('Ctrl-C ends it in order, and it says how to show it again', { timeout: 120_000 }, async () => {
    demo.kill('SIGINT');
    const [code] = (await once(demo, 'exit')) as [number | null];
    assert.equal(code, 0, output);
    assert.match(output, new RegExp(`POSTHORN_STATE_DIR=${state} npm start`));
  });

  it(
    'npm start shows it again: staff and customers sign in, and names and addresses are found good',
    {
      timeout: PATIENCE_MS,
    },
    async () => {
      const program = [join(house, 'scripts/start.mjs'), '--main', join(compiled, 'src/main.js')];
      again = startProduct({ POSTHORN_STATE_DIR: state }, program);
      await again.said('Posthorn runs');
      http = new HttpCaller(/(http:\/\/\S+)\/v1/.exec(again.output())![1]!);
      tokens.set('operator', await signIn(OPERATOR));
      const addresses = await list<Address>('operator', '/v1/admin/ips');
      assert.equal(addresses.length, 3);
      for (const { id } of addresses) {
        const { body } = await http.post<Address>(`/v1/admin/ips/${id}/check`, { token: tokens.get('operator')! });
        const found = body.checks.map(({ result }) => result);
        assert.ok(found.includes('ok') && !found.includes('failed'), JSON.stringify(body));
      }
      for (const [who, username] of usernames()) {
        const token = await signIn({ username, password: PASSWORD });
        const domains = (await http.get<Page<{ id: string }>>('/v1/domains', { token })).body.data;
        assert.equal(domains.length, 1, who);
        const answer = await http.post<{ status: string }>(`/v1/domains/${domains[0]!.id}/verify`, { token });
        assert.equal(answer.body.status, 'verified', answer.text);
      }
    },
  );
});
