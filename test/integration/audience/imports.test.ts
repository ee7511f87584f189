import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startWorld, type World } from '../../support/world.js';
import { rows } from '../accounts/account-world.js';
import { Importer } from './import-steps.js';

describe('importing contacts', () => {
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  after(() => world.close());

  it('a file is looked at, its columns are understood, and every row gets a verdict', async () => {
    const importer = await Importer.start(world);
    await importer.withFields({ city: 'text', age: 'number', born: 'date', vip: 'boolean' });
    const file = [
      'E-Mail;City;Age;Born;VIP;Tags;Telefon;Notes',
      'ada@x.example;Paris;36;10.12.1815;ja;a,b;+33612345678;first',
      'no address;Paris;1;;;;;',
      'bob@x.example;"Köln; am Rhein";1.234,5;1990-01-31;nein;;;',
      'eve@x.example;;old;;;;;',
      '"broken@x.example;;1;;;;;',
      'max@x.example;;;31.02.2020;;;;',
      'tel@x.example;;;;;;12;',
      ';;;;;;;',
      'ADA@x.example;Lyon;;;;c;;',
      'a@x.example;b;1;;;;;;surplus',
    ].join('\r\n');
    const preview = await importer.preview([['file', file]]);
    assert.equal(preview.status, 200, preview.text);
    const { encoding, delimiter, header, mapping, columns, estimatedRows, problems } = preview.body;
    assert.deepEqual([encoding, delimiter, header, estimatedRows], ['UTF-8', ';', true, 8]);
    assert.deepEqual(mapping, {
      'E-Mail': 'email',
      City: 'fields.city',
      Age: 'fields.age',
      Born: 'fields.born',
      VIP: 'fields.vip',
      Tags: 'tags',
      Telefon: 'phone',
      Notes: null,
    });
    assert.deepEqual(columns.at(-1), {
      ...{ name: 'Notes', place: 8, target: null, reason: 'unknown' },
      ...{ suggestion: { key: 'notes', type: 'text' }, samples: ['first'] },
    });
    assert.deepEqual(
      problems.map(({ code, line }) => [code, line]),
      [
        ['row_malformed', 6],
        ['cell_count', 11],
      ],
    );

    const done = await importer.imported([
      ['fileId', preview.body.fileId],
      ['mapping', JSON.stringify(mapping)],
      ['onDuplicate', 'update'],
    ]);
    const { status, rows: judged, created, updated, skipped, rejected, progress } = done;
    assert.deepEqual([status, judged, created, updated, skipped, rejected], ['done', 9, 2, 1, 0, 6]);
    assert.deepEqual([progress.percent, progress.secondsLeft], [100, 0]);
    const [ada, bob] = await importer.contacts();
    assert.deepEqual(ada, {
      ...{ email: 'ada@x.example', phone: '+33612345678', language: null, time_zone: null, mail_consent: 'none' },
      ...{ fields: { city: 'Lyon', age: 36, born: '1815-12-10', vip: true }, tags: ['a', 'b', 'c'] },
    });
    assert.deepEqual(bob!['fields'], { city: 'Köln; am Rhein', age: 1234.5, born: '1990-01-31', vip: false });
    const lines = (await importer.rejects(done.id)).trimEnd().split('\r\n');
    assert.equal(lines[0], 'line,rejectedField,rejectCode,rejectMessage,E-Mail,City,Age,Born,VIP,Tags,Telefon,Notes');
    assert.deepEqual(
      lines.slice(1).map((line) => line.split(',').slice(0, 3)),
      [
        ['3', 'email', 'address_invalid'],
        ['5', 'fields.age', 'number_wrong'],
        ['6', '', 'unbalanced_quotes'],
        ['7', 'fields.born', 'date_wrong'],
        ['8', 'phone', 'phone_invalid'],
        ['11', '', 'too_many_cells'],
      ],
    );
    const [kept] = await rows<{ n: number }>(
      world,
      `select count(*) as n from blobs where account_id = $1 and state = 1`,
      [importer.accountId],
    );
    assert.equal(kept!.n, 0, 'the file is gone with the end of its import');
  });
});
