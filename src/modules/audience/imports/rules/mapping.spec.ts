import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { mapRow, type MappedRow } from './map-row.js';
import { proposeMapping } from './propose-mapping.js';
import { readMapping } from './read-mapping.js';
import type { Targets } from './targets.js';

const FIELDS = { city: 'text', age: 'number', first_name: 'text' } as const;
const KEYS = new Set(Object.keys(FIELDS));

describe('what columns are', () => {
  const named: [string, string | null][] = [
    ['E-Mail-Adresse', 'email'],
    ['Adresse électronique', 'email'],
    ['Correo electrónico', 'email'],
    ['Téléphone portable', 'phone'],
    ['Handynummer', 'phone'],
    ['First Name', 'fields.first_name'],
    ['fields.city', 'fields.city'],
    ['CITY', 'fields.city'],
    ['Sprache', 'language'],
    ['time zone', 'timeZone'],
    ['Etiquetas', 'tags'],
    ['rejectCode', null],
  ];
  for (const [header, target] of named)
    it(`${header} is ${target ?? 'ours'}`, () => assert.equal(proposeMapping([header], [], FIELDS)[0]!.target, target));

  it('by what stands in them, where their names say nothing', () => {
    const rows = [
      ['1', 'ada@x.example', '+33 6 12 34 56 78', '007', '1,5'],
      ['2', 'bob@x.example', '+49 171 1234567', '008', '2'],
    ];
    const found = proposeMapping(['#1', 'Kontakt', 'Nr', 'Code', 'Summe'], rows, {});
    assert.deepEqual(
      found.map(({ target, reason, suggestion }) => [target, reason, suggestion?.type]),
      [
        [null, 'unknown', undefined],
        ['email', 'content', undefined],
        ['phone', 'content', undefined],
        [null, 'unknown', 'text'],
        [null, 'unknown', 'number'],
      ],
    );
  });

  it('a column that is called address and holds streets is none of addresses', () => {
    const rows = [['1 rue de la Paix', 'ada@x.example']];
    assert.deepEqual(
      proposeMapping(['Adresse', 'Contact'], rows, {}).map(({ target }) => target),
      [null, 'email'],
    );
  });

  it('of two columns of one name the first counts', () => {
    const found = proposeMapping(['email', 'E-Mail'], [['a@x.example', 'b@x.example']], {});
    assert.deepEqual(
      found.map(({ target, reason }) => [target, reason]),
      [
        ['email', 'name'],
        [null, 'twice'],
      ],
    );
  });
});

describe('what the customer says columns are', () => {
  const headers = ['E-Mail', 'Ville', 'Ville', 'Age'];
  const targets = (mapping: unknown): Targets | string[] => {
    const read = readMapping(mapping, headers, KEYS);
    return read.ok ? read.targets : read.faults.map(({ field, code }) => `${field}: ${code}`);
  };
  const cases: [string, unknown, Targets | string[]][] = [
    ['by name', { 'E-Mail': 'email', Age: 'fields.age' }, ['email', null, null, 'fields.age']],
    [
      'in another case, a field by its key alone',
      { 'e-mail': 'email', age: 'age' },
      ['email', null, null, 'fields.age'],
    ],
    ['by place', { '#1': 'email', '#3': 'fields.city', '#2': null }, ['email', null, 'fields.city', null]],
    ['the other way round', { email: 'E-Mail', fields: { age: 'Age' } }, ['email', null, null, 'fields.age']],
    ['the other way round, by places', { email: 0, age: 3 }, ['email', null, null, 'fields.age']],
    ['several columns of one name', { 'E-Mail': 'email', Ville: 'fields.city' }, ['mapping.Ville: column_ambiguous']],
    [
      'no such column, no such field',
      { 'E-Mail': 'email', Pays: null, Age: 'shoe' },
      ['mapping.Pays: column_unknown', 'mapping.Age: reference_not_found'],
    ],
    ['twice the same', { 'E-Mail': 'email', Age: 'email' }, ['mapping.Age: duplicate']],
    ['no address', { Age: 'fields.age' }, ['mapping: email_missing']],
    ['no object', ['email'], ['mapping: wrong_type']],
  ];
  for (const [name, mapping, expected] of cases) it(name, () => assert.deepEqual(targets(mapping), expected));
});

describe('a row as a contact', () => {
  const plan = {
    targets: ['email', 'fields.city', 'fields.age', 'tags', 'phone'] as const,
    types: { city: 'text', age: 'number' } as const,
    formats: { dateOrder: null, decimal: null },
  };
  const row = (...cells: string[]): MappedRow => mapRow(cells, plan);

  it('empty cells say nothing, apostrophes before formulas go, tags are parted', () => {
    assert.deepEqual(row(' a@x.example ', "'=1+1", '', 'a; b|a,"c"', "'+33612345678"), {
      ok: true,
      contact: { email: 'a@x.example', fields: { city: '=1+1' }, tags: ['a; b|a', 'c'], phone: '+33612345678' },
    });
    assert.deepEqual(row('a@x.example', '', '', 'a; b|a', ''), {
      ok: true,
      contact: { email: 'a@x.example', tags: ['a', 'b'] },
    });
  });

  const refused: [string, string[], string][] = [
    ['no address', ['', 'Paris'], 'email: required'],
    ['a number that is none', ['a@x.example', '', 'x'], 'fields.age: number_wrong'],
    ['NUL', ['a@x.example', 'Pa\u0000ris'], 'fields.city: control_characters'],
    ['letters that were lost', ['a@x.example', 'K\uFFFDln'], 'fields.city: wrong_encoding'],
    ['a cell too many', ['a@x.example', '', '', '', '', 'x'], ': too_many_cells'],
    ['a cell of a novel', ['a@x.example', 'x'.repeat(10_001)], 'fields.city: too_long'],
  ];
  for (const [name, cells, expected] of refused)
    it(name, () => {
      const found = row(...cells);
      assert.equal(found.ok ? 'taken' : `${found.field}: ${found.code}`, expected);
    });

  it('fewer cells, and empty ones behind the last, are no fault', () => {
    assert.ok(row('a@x.example').ok && row('a@x.example', '', '', '', '', '', ' ').ok);
  });
});
