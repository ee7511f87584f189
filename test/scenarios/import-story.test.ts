import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { parse } from 'csv-parse/sync';
import { type FormPart, Importer } from '../integration/audience/import-steps.js';
import { startWorld, type World } from '../support/world.js';

/** As a shop's own program writes it: semicolons, days first, Windows' letters, a formula, and rows that are none. */
const FILE = Buffer.from(
  [
    'E-Mail;Prénom;Client depuis;Achats;Étiquettes',
    'zoe@Shop.example;Zoé;03/02/2024;12;vip,lyon',
    '"=HYPERLINK(""http://evil.example"")@shop.example";Eve;03/02/2024;1;',
    'luc@shop.example;=1+1;28/02/2024;7;lyon',
    'marie@shop.example;Marie;31/02/2024;2;',
    'not an address;Nobody;01/01/2024;0;',
    'zoe@shop.example;Zoé;03/02/2024;13;paris',
  ].join('\r\n'),
  'latin1',
);

describe('a shop brings its customers in a file, and takes them with it', () => {
  let world: World;
  let shop: Importer;
  before(async () => {
    world = await startWorld();
    shop = await Importer.start(world);
  });
  after(() => world.close());

  const call = <T>(method: string, path: string, body?: unknown) =>
    world.http.call<T>(method, path, { token: shop.token, ...(body === undefined ? {} : { body }) });

  it('looks at it, says what its columns are, reads what was refused, and gets it all back without a formula', async () => {
    for (const field of [
      { key: 'firstName', type: 'text' },
      { key: 'since', type: 'date' },
      { key: 'orders', type: 'number' },
    ])
      assert.equal((await call('POST', '/v1/contact-fields', field)).status, 201);
    const list = await call<{ id: string }>('POST', '/v1/lists', { name: 'Customers' });

    const preview = await shop.preview([['file', FILE]]);
    assert.equal(preview.status, 200, preview.text);
    const { fileId, columns, delimiter, encoding } = preview.body;
    assert.deepEqual([columns.length, delimiter, encoding], [5, ';', 'Windows-1252'], preview.text);
    assert.equal(columns[0]!.target, 'email');

    const parts: FormPart[] = [
      ['fileId', fileId],
      ['listId', list.body.id],
      [
        'mapping',
        JSON.stringify({
          '#1': 'email',
          '#2': 'fields.firstName',
          '#3': 'fields.since',
          '#4': 'fields.orders',
          '#5': 'tags',
        }),
      ],
      ['dateFormat', 'dmy'],
      ['consent', JSON.stringify({ at: '2026-01-02', where: 'the till', how: 'a box ticked', textVersion: '1' })],
    ];
    const done = await shop.imported(parts);
    assert.deepEqual([done.status, done.created, done.updated, done.rejected], ['done', 2, 1, 3], JSON.stringify(done));
    assert.deepEqual(await shop.emails(), ['luc@shop.example', 'zoe@shop.example']);
    const [, zoe] = await shop.contacts();
    assert.deepEqual(zoe!['fields'], { firstName: 'Zoé', since: '2024-02-03', orders: 13 }, 'the last row counts');
    assert.equal((await call<{ memberCount: number }>('GET', `/v1/lists/${list.body.id}`)).body.memberCount, 2);

    const rejects = parse(await shop.rejects(done.id), { bom: true }) as string[][];
    assert.deepEqual(
      rejects.slice(1).map(([line]) => Number(line)),
      [3, 5, 6],
    );
    const exported = await call('GET', '/v1/contacts/export?format=csv');
    assert.equal(exported.status, 200);
    const rows = parse(exported.text, { columns: true, bom: true }) as Record<string, string>[];
    assert.deepEqual(rows.map(({ email }) => email).sort(), ['luc@shop.example', 'zoe@shop.example']);
    for (const cell of [...rejects.flat(), ...rows.flatMap((row) => Object.values(row))])
      assert.ok(!/^[=+\-@\t\r]/.test(cell), `a spreadsheet would run ${cell}`);

    // The same file back: nobody new, and nothing that was said is lost.
    const again = await shop.imported([['file', exported.text]]);
    assert.deepEqual([again.created, again.rejected], [0, 0], await shop.rejects(again.id));
    assert.deepEqual((await shop.contacts())[0]!['fields'], { firstName: '=1+1', since: '2024-02-28', orders: 7 });
  });

  it('who is erased while a file waits is not brought back by it', async () => {
    const preview = await shop.preview([['file', 'email,note\ngone@shop.example,x\nstays@shop.example,y\n']]);
    const { fileId } = preview.body;
    const erased = await call<{ counts: Record<string, number> }>('POST', '/v1/contacts/erasures', {
      email: 'gone@shop.example',
    });
    assert.equal(erased.status, 201, erased.text);
    assert.ok(erased.body.counts['importFilesWaiting']! >= 1, 'the receipt says that a file waits');
    const done = await shop.imported([
      ['fileId', fileId],
      ['mapping', JSON.stringify({ email: 'email' })],
    ]);
    assert.deepEqual([done.created, done.skipped, done.rejected], [1, 1, 0], JSON.stringify(done));
    assert.ok(!(await shop.emails()).includes('gone@shop.example'));
    // Whoever brings a new file afterwards says so anew.
    const later = await shop.imported([['file', 'email\ngone@shop.example\n']]);
    assert.equal(later.created, 1);
  });
});
