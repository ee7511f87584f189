import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { DAY_MS, instantOf, toIso } from '../../../src/kernel/time/instant.js';
import { startWorld, type World } from '../../support/world.js';
import { rows } from '../accounts/account-world.js';
import { Importer } from './import-steps.js';

describe('exporting contacts', () => {
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  after(() => world.close());

  const exported = async (importer: Importer, query = ''): Promise<string> => {
    const answer = await world.http.get(`/v1/contacts/export?format=csv${query}`, { token: importer.token });
    assert.equal(answer.status, 200, answer.text);
    assert.equal(answer.headers.get('content-type'), 'text/csv; charset=utf-8');
    return answer.text;
  };

  it('what was exported is imported again as it was, whatever stands in it, and no cell of it is a formula', async () => {
    const text = fc.stringMatching(/^[a-zé=+'",;|@ \n-]{1,12}$/).map((one) => one.trim());
    const contact = fc.record({
      tags: fc.uniqueArray(
        fc.stringMatching(/^[a-z=+'",;| -]{1,8}$/).map((one) => one.trim()),
        { maxLength: 3 },
      ),
      fields: fc.record(
        {
          note: text.filter((one) => one !== ''),
          sum: fc.oneof(
            fc.integer(),
            fc.double({ noDefaultInfinity: true, noNaN: true }).map((n) => n + 0),
          ),
          vip: fc.boolean(),
          since: fc.integer({ min: -25_567, max: 47_482 }).map((day) => toIso(instantOf(day * DAY_MS)).slice(0, 10)),
        },
        { requiredKeys: [] },
      ),
    });
    const people = fc.sample(contact, 300);
    const [from, to] = [await Importer.start(world), await Importer.start(world)];
    for (const importer of [from, to])
      await importer.withFields({ note: 'text', sum: 'number', vip: 'boolean', since: 'date' });
    await rows(
      world,
      `insert into contacts (id, account_id, email, fields, tags, created_at, updated_at)
       select gen_random_uuid(), $1, x.email, x.fields::jsonb, array(select jsonb_array_elements_text(x.tags::jsonb)), now(), now()
         from unnest($2::text[], $3::text[], $4::text[]) x (email, fields, tags)`,
      [
        from.accountId,
        people.map((_, n) => `p${String(n).padStart(3, '0')}@x.example`),
        people.map(({ fields }) => JSON.stringify(fields)),
        people.map(({ tags }) => JSON.stringify(tags.filter((tag) => tag !== '').sort())),
      ],
    );
    const file = await exported(from, '&bom=true');
    assert.ok(file.startsWith('email,phone,language,timeZone,tags,note,since,sum,vip,'), 'fetch reads the mark');
    const cells = (parse(file, { bom: true }) as string[][]).flat();
    assert.deepEqual(
      cells.filter((cell) => /^[=+\-@\t\r]/.test(cell)),
      [],
    );
    const done = await to.imported([['file', `\uFEFF${file}`]]);
    assert.deepEqual([done.created, done.rejected], [300, 0], await to.rejects(done.id));
    assert.deepEqual(await to.contacts(), await from.contacts());
  });

  it('takes the filters of the list, and knows no other account', async () => {
    const [importer, other] = [await Importer.start(world), await Importer.start(world)];
    await importer.imported([['file', 'email,tags\na@x.example,vip\nb@x.example,\n']]);
    await other.imported([['file', 'email\nc@x.example\n']]);
    const emails = async (query: string): Promise<string[]> =>
      (await exported(importer, query)).trimEnd().split('\r\n').slice(1).map((line) => line.split(',')[0]!); // prettier-ignore
    assert.deepEqual((await emails('')).sort(), ['a@x.example', 'b@x.example']);
    assert.deepEqual(await emails('&tag=vip'), ['a@x.example']);
    assert.deepEqual(await emails('&email=b@'), ['b@x.example']);
    const wrong = await world.http.get('/v1/contacts/export?format=xlsx&limit=1', { token: importer.token });
    assert.equal(wrong.status, 422);
  });
});
