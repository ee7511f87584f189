import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { eventually } from '../../support/eventually.js';
import { startWorld, type World } from '../../support/world.js';
import { packOf } from './credits-in-world.js';
import { approvedSender } from './senders-in-world.js';
import { putSettings, type SmsCustomer, smsCustomer } from './sms-in-world.js';

/** `    POST /v1/… {…} → 201` */
const EXAMPLE = /^ {4}(GET|POST|PUT) (\S+)(?: (\{.*\}|\(the file\)))? → (\d{3})$/;
/** `| 160 characters … | 1 part | 1 × 10 × 1.00 = **10** |` */
const COUNTED = /^\| (\d+) characters(.*?) \| (\d+) parts?(?: \([^)]*\))? \| .* = \*\*(\d+)\*\* \|$/;
const CARD = 'country,network,credits,validFrom,validTo\nFR,,0.8,2020-01-01,\nIT,,1,2020-01-01,\n';

describe('what the pages about texts say', () => {
  let world: World;
  let one: SmsCustomer;
  before(async () => {
    world = await startWorld({ API_RATE_LIMIT: '1000000' });
    one = await smsCustomer(world);
    await putSettings(world, one.token, { allowedCountries: ['FR', 'IT'] });
    await approvedSender(world, one.token, 'ACME', ['IT']);
  });
  after(() => world.close());

  const linesOf = (page: string): string[] =>
    readFileSync(join(process.cwd(), 'docs/integrate', page), 'utf8').split('\n');

  for (const [page, least] of [
    ['sms.md', 8],
    ['sms-prices.md', 7],
  ] as const) {
    it(`the examples of ${page} answer as it says, one after the other`, async () => {
      const pack = (await packOf(world, one.token)).id;
      let run = 0;
      for (const line of linesOf(page).filter((text) => text.startsWith('    '))) {
        const [, method, path, body, status] = EXAMPLE.exec(line) ?? [];
        assert.ok(method && path && status, `no example: ${line}`);
        const token = path.startsWith('/v1/admin/') ? await world.operator() : one.token;
        const file = { headers: { 'content-type': 'text/csv' }, body: Buffer.from(CARD) };
        const given = body === undefined ? {} : { body: JSON.parse(readable(body).replace('$PACK', pack)) as unknown };
        const answer = await world.http.call(method, path, { token, ...(body === '(the file)' ? file : given) });
        assert.equal(String(answer.status), status, `${line}\n${answer.text}`);
        run += 1;
      }
      assert.ok(run >= least, `${run} examples`);
    });
  }

  it('sms-prices.md counts as the product counts', async () => {
    await putSettings(world, one.token, { allowedCountries: ['FR', 'IT'] });
    const counted = linesOf('sms-prices.md').flatMap((line) => COUNTED.exec(line) ?? []);
    assert.equal(counted.length, 3 * 5);
    for (const line of linesOf('sms-prices.md')) {
      const [, characters, more, parts, credits] = COUNTED.exec(line) ?? [];
      if (characters === undefined) continue;
      const text = `${more!.includes('ç') ? 'ç' : 'a'}${'a'.repeat(Number(characters) - 1)}`;
      const to = Array.from({ length: 10 }, (_, i) => `+39347123450${i}`);
      const body = { from: 'ACME', to, text, kind: 'transactional' };
      const path = '/v1/sms/estimate';
      const answer = await world.http.post<{ parts: number; credits: string }>(path, { token: one.token, body });
      assert.deepEqual([answer.body.parts, answer.body.credits], [Number(parts), credits], `${line}\n${answer.text}`);
    }
  });

  it('everything that sms.md says can happen to a text in the sandbox does', async () => {
    const line =
      linesOf('sms.md')
        .join(' ')
        .match(/last four digits say what happens: (.*?)\. ?$/m)?.[1] ?? '';
    const endings = [...line.matchAll(/(9\d{3}) /g)].map(([, ending]) => ending!);
    assert.deepEqual(endings, ['9001', '9002', '9003', '9004', '9005', '9006', '9007']);
    const to = endings.map((ending) => `+3361237${ending}`);
    const body = { from: 'ACME', to, text: 'x', kind: 'transactional' };
    const sent = await world.http.post<{ id: string }>('/v1/sms/messages', { token: one.token, body });
    assert.equal(sent.status, 202, sent.text);
    const wanted = 'failed expired rejected rejected delivered submitted unknown';
    await eventually(wanted, async () => {
      const answer = await world.http.get<{ messages: { to: string; status: string }[] }>(
        `/v1/sms/messages/${sent.body.id}`,
        { token: one.token },
      );
      const status = (number: string) => answer.body.messages.find((sms) => sms.to === number)?.status;
      return to.map(status).join(' ') === wanted;
    });
  });
});

/** Placeholders are what a reader fills in. */
function readable(body: string): string {
  return body === '(the file)' ? '{}' : body;
}
