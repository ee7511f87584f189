import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startWorld, type World } from '../../support/world.js';
import { rows } from '../accounts/account-world.js';
import { faultsOf, type FormPart, Importer, reasonsOf } from './import-steps.js';

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

  it('Excel’s own file, old code pages, any dialect: each is read as it was meant', async () => {
    const importer = await Importer.start(world);
    await importer.withFields({ name: 'text' });
    const files: Buffer[] = [
      Buffer.from('\uFEFFemail\tname\r\nu16@x.example\tHélène\r\n', 'utf16le'),
      Buffer.from('email;name\r\nw1252@x.example;Zoé «5 €»\r\n'.replace('€', '\u0080'), 'latin1'),
      Buffer.from('\uFEFFemail,name\nbom@x.example,Žofie\n'),
      Buffer.from("sep=|\nemail|name\nsep@x.example|'=1+1\n"),
      Buffer.from('email,name\rmac@x.example,"Mac, ""old"" "\r'),
      Buffer.from('none@x.example\nnone2@x.example'),
      Buffer.from('email,name\na@x.example,A\n\uFEFFemail,name\nmid@x.example,B\n'),
    ];
    for (const file of files) {
      const done = await importer.imported([['file', file]]);
      assert.equal(done.status, 'done');
    }
    const names = Object.fromEntries(
      (await importer.contacts()).map(({ email, fields }) => [email, (fields as { name?: string }).name]),
    );
    assert.deepEqual(names, {
      'a@x.example': 'A',
      'bom@x.example': 'Žofie',
      'mac@x.example': 'Mac, "old"',
      'mid@x.example': 'B',
      'none2@x.example': undefined,
      'none@x.example': undefined,
      'sep@x.example': '=1+1',
      'u16@x.example': 'Hélène',
      'w1252@x.example': 'Zoé «5 €»',
    });
  });

  it('of rows of one address the last counts, or the first, as the account says', async () => {
    const importer = await Importer.start(world);
    await importer.withFields({ city: 'text' });
    const file: FormPart = [
      'file',
      'email,city\na@x.example,Paris\nb@x.example,Rome\nA@x.example,Lyon\na@x.example,\n',
    ];
    const skip = await importer.imported([file, ['onDuplicate', 'skip']]);
    assert.deepEqual([skip.created, skip.updated, skip.skipped, skip.rejected, skip.rows], [2, 0, 2, 0, 4]);
    assert.deepEqual(reasonsOf(skip), ['contact_exists: 2']);
    const cities = async (): Promise<unknown[]> =>
      (await importer.contacts()).map(({ fields }) => (fields as { city?: string }).city);
    assert.deepEqual(await cities(), ['Paris', 'Rome']);
    const update = await importer.imported([file]);
    assert.deepEqual([update.created, update.updated, update.skipped, update.rows], [0, 4, 0, 4]);
    assert.deepEqual(await cities(), ['Lyon', 'Rome'], 'an empty cell takes nothing away');
  });

  it('who is put on a list agreed to it: the statement is required, and is evidence for each of them', async () => {
    const importer = await Importer.start(world);
    const [plain, double] = [await importer.list(), await importer.list(true)];
    const file: FormPart = ['file', 'email\na@x.example\nb@x.example\n'];
    const without = await importer.start([['listId', plain], file]);
    assert.equal(without.status, 422);
    assert.deepEqual(faultsOf(without), ['consent: required']);
    const half = { at: '2999-01-01', where: '', how: 'box', doubleOptIn: 'yes', colour: 'red' };
    const wrong = await importer.start([['listId', plain], file, ['consent', JSON.stringify(half)]]);
    assert.deepEqual(faultsOf(wrong), [
      ...['consent.colour: unknown_field', 'consent.at: in_future', 'consent.where: required'],
      ...['consent.textVersion: required', 'consent.doubleOptIn: wrong_type'],
    ]);
    const said = { at: '2026-02-01', where: 'https://shop.example', how: 'box ticked', textVersion: '7' };
    const consent: FormPart = ['consent', JSON.stringify(said)];
    const done = await importer.imported([['listId', plain], consent, file]);
    assert.deepEqual([done.status, done.listId, done.created], ['done', plain, 2]);
    assert.deepEqual(await importer.members(plain), { 'a@x.example': 'active', 'b@x.example': 'active' });
    await importer.imported([['listId', double], consent, file]);
    assert.deepEqual(await importer.members(double), { 'a@x.example': 'pending', 'b@x.example': 'pending' });
    const evidence = await rows(
      world,
      `select channel, state, source, place, method, text_version, at from contact_consents where account_id = $1 limit 1`,
      [importer.accountId],
    );
    const at = Date.UTC(2026, 1, 1);
    assert.deepEqual(evidence, [
      ...[
        {
          channel: 'mail',
          state: 'granted',
          source: 'import',
          place: said.where,
          method: said.how,
          text_version: '7',
          at,
        },
      ],
    ]);

    await rows(world, `update list_members set status = 'unsubscribed' where account_id = $1`, [importer.accountId]);
    const again = await importer.imported([['listId', plain], consent, file]);
    assert.deepEqual(reasonsOf(again), ['unsubscribed: 2']);
    assert.equal((await importer.members(plain))['a@x.example'], 'unsubscribed', 'who has left stays away');
  });

  it('what is no list of contacts is refused at once, with everything that is wrong, and no file stays', async () => {
    const importer = await Importer.start(world);
    const good = 'email,name\na@x.example,A\n';
    const foreign = await (await Importer.start(world)).list();
    const cases: [string, FormPart[], string[]][] = [
      ['a workbook', [['file', Buffer.from('504b03041400', 'hex')]], ['file: file_is_spreadsheet']],
      ['an archive', [['file', Buffer.from('1f8b0800', 'hex')]], ['file: file_is_archive']],
      ['nothing', [['file', '']], ['file: file_empty']],
      ['names alone', [['file', 'email,name\n']], ['file: file_empty']],
      ['ten thousand columns', [['file', `${'a,'.repeat(10_000)}\nx@x.example\n`]], ['file: too_many_columns']],
      ['no file', [['onDuplicate', 'skip']], ['file: required']],
      ['no addresses', [['file', 'a,b\n1,2\n']], ['mapping: email_missing']],
      [
        'no JSON',
        [
          ['mapping', '{'],
          ['file', good],
        ],
        ['mapping: invalid_json'],
      ],
      [
        'a foreign list',
        [
          ['listId', foreign],
          ['consent', GIVEN],
          ['file', good],
        ],
        ['listId: reference_not_found'],
      ],
      ['an unknown file', [['fileId', 'cif_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11']], ['fileId: reference_not_found']],
      [
        'a field behind the file',
        [
          ['file', good],
          ['colour', 'red'],
        ],
        ['colour: unknown_field'],
      ],
      [
        'all at once',
        [
          ['encoding', 'klingon'],
          ['delimiter', 'x'],
          ['onDuplicate', 'merge'],
          ['file', good],
        ],
        ['encoding: not_allowed', 'delimiter: not_allowed', 'onDuplicate: not_allowed'],
      ],
    ];
    for (const [name, parts, faults] of cases) {
      const answer = await importer.start(parts);
      assert.equal(answer.status, 422, `${name}: ${answer.text}`);
      assert.deepEqual(faultsOf(answer), faults, name);
    }
    const two = await importer.start([
      ['file', good],
      ['file', good],
    ]);
    assert.ok(two.status === 422 || two.status === 413, two.text);
    const json = await world.http.post('/v1/imports', { token: importer.token, body: {} });
    assert.equal(json.status, 415);
    const kept = await rows(world, 'select from blobs where account_id = $1 and state <> 2', [importer.accountId]);
    assert.equal(kept.length, 0);
  });

  it('many addresses that must not be written to, and many refused rows, are told as warnings', async () => {
    const importer = await Importer.start(world);
    await rows(
      world,
      `insert into suppressions (id, account_id, email_key, email, scope, reason, source, created_at)
       select gen_random_uuid(), $1, 'c' || n || '@x.example', 'c' || n || '@x.example', 0, 'manual', 'import', now() from generate_series(1, 10) n`,
      [importer.accountId],
    );
    const lines = Array.from({ length: 80 }, (_, n) => (n < 20 ? `nobody ${n}` : `C${n - 19}@x.example`));
    const done = await importer.imported([['file', `email\n${lines.join('\n')}\n`]]);
    assert.deepEqual([done.rows, done.rejected, done.suppressed], [80, 20, 10]);
    assert.deepEqual(done.warnings, [
      { code: 'many_rejected', share: 0.25 },
      { code: 'many_suppressed', share: 0.125 },
    ]);
  });

  it('an import that is asked for twice with one key is one import', async () => {
    const importer = await Importer.start(world);
    const key = { 'idempotency-key': 'once' };
    const first = await importer.start([['file', 'email\na@x.example\n']], key);
    const second = await importer.start([['file', 'email\na@x.example\n']], key);
    assert.deepEqual([first.status, second.status, second.body.id], [202, 202, first.body.id]);
    await importer.ended(first.body.id);
    const list = await world.http.get<{ data: { id: string }[] }>('/v1/imports?limit=5', { token: importer.token });
    assert.deepEqual(
      list.body.data.map(({ id }) => id),
      [first.body.id],
    );
  });

  it('files are forgotten: a day after a look, and refused rows after thirty', async () => {
    const importer = await Importer.start(world);
    const looked = await importer.preview([['file', 'email\na@x.example\n']]);
    const done = await importer.imported([['file', 'email\nno address\nb@x.example\n']]);
    assert.equal(done.rejected, 1);
    assert.equal((await importer.rejects(done.id)).trimEnd().split('\r\n').length, 2);
    await world.advance('P1DT1M');
    assert.deepEqual(faultsOf(await importer.start([['fileId', looked.body.fileId]])), ['fileId: reference_not_found']);
    await world.advance('P30D');
    const late = await world.http.get(`/v1/imports/${done.id}/rejects`, { token: importer.token });
    assert.equal(late.status, 410, late.text);
    const left = await rows(world, 'select from contact_import_rejects where account_id = $1', [importer.accountId]);
    const blobs = await rows(world, 'select from blobs where account_id = $1 and state = 1', [importer.accountId]);
    assert.deepEqual([left.length, blobs.length], [0, 0]);
  });
});

const GIVEN = JSON.stringify({ at: '2026-02-01', where: 'shop', how: 'box', textVersion: '1' });
