import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { rows } from '../accounts/account-world.js';
import { startWorld, type World } from '../../support/world.js';
import { signUp } from '../billing/account-in-world.js';
import { operatorOf } from '../billing/payments-in-world.js';
import { packsOf } from './credits-in-world.js';

interface Rate {
  country: string;
  network: string | null;
  credits: string;
  validFrom: string;
  validTo: string | null;
}
interface Diff {
  added: Rate[];
  changed: { before: Rate; after: Rate }[];
  removed: Rate[];
  code: string;
  errors?: { field: string; code: string }[];
}
const HEADER = 'country,network,credits,validFrom,validTo';

describe('the rate card', () => {
  let world: World;
  let staff: string;
  before(async () => {
    world = await startWorld({ API_RATE_LIMIT: '1000000' });
    await world.moveTo('2030-05-31T10:00:00Z');
    staff = await operatorOf(world);
  });
  after(() => world.close());

  const load = (file: string | Buffer, query = '', token = staff) =>
    world.http.call<Diff>('POST', `/v1/admin/sms/rates/import${query}`, {
      token,
      headers: { 'content-type': 'text/csv' },
      body: Buffer.from(file),
    });
  const sums = ({ added, changed, removed }: Diff) => [added.length, changed.length, removed.length];
  const price = async (token: string, country: string): Promise<string[]> => {
    const answer = await world.http.get<{ data: Rate[] }>(`/v1/sms/rates?country=${country}`, { token });
    return answer.body.data.map(({ network, credits }) => `${network ?? country} ${credits}`);
  };
  const card = async (): Promise<string> => {
    const answer = await world.http.get<{ data: Rate[] }>('/v1/admin/sms/rates?limit=500', { token: staff });
    const lines = answer.body.data.map((rate) => [rate.country, rate.network, rate.credits, rate.validFrom, rate.validTo].join(',')); // prettier-ignore
    return [HEADER, ...lines, ''].join('\n');
  };

  it('what is read can be written back, and changes nothing', async () => {
    const answer = await load(await card());
    assert.equal(answer.status, 200, answer.text);
    assert.deepEqual(sums(answer.body), [0, 0, 0]);
    assert.deepEqual(await rows(world, `select 1 from audit_log where action = 'sms_rates.imported'`), []);
  });

  it('a preview says exactly what an import then does; rates begin and end with their days', async () => {
    const { token } = await signUp(world, 'suite');
    const file = (await card())
      .replace('FR,,0.8,2020-01-01,', 'FR,,0.8,2020-01-01,2030-05-31\nFR,,0.85,2030-06-01,\nFR,20801,0.7,2020-01-01,')
      .replace('US,,0.45,2020-01-01,', 'US,,0.5,2020-01-01,')
      .replace(/^PL,.*\n/m, '');
    const preview = await load(file, '?dryRun=true');
    assert.equal(preview.status, 200, preview.text);
    const diff = preview.body;
    assert.deepEqual(diff.added.map((rate) => `${rate.country} ${rate.network ?? ''} ${rate.credits} ${rate.validFrom}`), ['FR  0.85 2030-06-01', 'FR 20801 0.7 2020-01-01']); // prettier-ignore
    assert.deepEqual(diff.changed.map(({ before, after }) => `${before.country} ${before.credits} ${before.validTo} ${after.credits} ${after.validTo}`), ['FR 0.8 null 0.8 2030-05-31', 'US 0.45 null 0.5 null']); // prettier-ignore
    assert.deepEqual(diff.removed.map(({ country }) => country), ['PL']); // prettier-ignore
    assert.deepEqual(await price(token, 'US'), ['US 0.45']);
    const imported = await load(file);
    assert.deepEqual(imported.body, diff);
    assert.deepEqual(sums((await load(file)).body), [0, 0, 0]);
    const audited = await rows<{ changes: { counts: { to: object } } }>(world, `select changes from audit_log where action = 'sms_rates.imported'`); // prettier-ignore
    assert.deepEqual(audited.map(({ changes }) => changes.counts.to), [{ added: 2, changed: 2, removed: 1 }]); // prettier-ignore
    assert.deepEqual([await price(token, 'US'), await price(token, 'PL')], [['US 0.5'], []]);
    assert.deepEqual(await price(token, 'FR'), ['FR 0.8', '20801 0.7']);
    await world.moveTo('2030-05-31T22:00:00Z');
    // Midnight in Paris: the first of June. 1,000 ÷ 0.85 = 1,176.4…
    assert.deepEqual(await price(token, 'FR'), ['FR 0.85', '20801 0.7']);
    const [pack] = await packsOf(world, token, '?country=FR');
    assert.deepEqual(pack!.yields, [{ country: 'FR', messages: 1_176 }]);
  });

  it('one bad line refuses the file and is named; nothing of it is taken', async () => {
    const before = await card();
    const cases: [file: string | Buffer, field: string, code: string][] = [
      ['', 'line 1', 'empty_file'],
      [`${HEADER}\n`, 'line 1', 'empty_file'],
      [`${HEADER}\nIT,,1,2026-01-01,\nFR,,0.8,2026-13-01,\n`, 'line 3, validFrom', 'date_malformed'],
      [`${HEADER}\n\n\nfr,,0.8,2026-01-01,\n`, 'line 4, country', 'country_unknown'],
      [`${HEADER}\nIT,,"1,2026-01-01,\n`, 'line 2', 'malformed'],
      [`country;network;credits;validFrom;validTo\nIT;;0,8;2026-01-01;\n`, 'line 2, credits', 'credits_malformed'],
      [`${HEADER}\r\nIT,,1,2026-01-01,2030-12-31\r\nIT,,2,2030-06-01,\r\n`, 'line 3, validFrom', 'overlap'],
      [Buffer.from([0, 1, 2, 3, 255]), 'line 1', 'column_unknown'],
      ['{"rates": []}', 'line 1', 'column_unknown'],
      [`${HEADER}\n${'IT,,1,2026-01-01,'.repeat(100)}`, 'line 2', 'wrong_number_of_cells'],
    ];
    for (const [file, field, code] of cases) {
      const answer = await load(file);
      const body = answer.body;
      assert.deepEqual([answer.status, body.code], [422, 'rate_file_refused'], answer.text.slice(0, 300));
      assert.deepEqual([body.errors?.[0]?.field, body.errors?.[0]?.code], [field, code], String(file).slice(0, 80));
    }
    const huge = await load(Buffer.alloc(4 * 1024 * 1024 + 1, `${HEADER}\n`));
    assert.ok([413, 422].includes(huge.status), huge.text);
    assert.equal((await load(before, '?dryRun=perhaps')).status, 422);
    const { token } = await signUp(world, 'suite');
    assert.equal((await load(before, '', token)).status, 403);
    assert.equal(await card(), before);
  });

  it('a mark of the byte order, semicolons and Windows line ends are no obstacle', async () => {
    const semicolons = (await card()).replaceAll(',', ';').replaceAll('\n', '\r\n');
    const answer = await load(Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(semicolons)]));
    assert.deepEqual([answer.status, sums(answer.body)], [200, [0, 0, 0]], answer.text);
  });
});
