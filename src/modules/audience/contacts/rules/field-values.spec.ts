import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  consentAfter,
  CONSENT_SOURCES,
  CONSENT_STATES,
  type ConsentSource,
  type ContactConsent,
} from './consent-state.js';
import { orderFor, prefixOf } from './contact-order.js';
import { keyFault } from './field-keys.js';
import type { FieldType } from './field-type.js';
import { MAX_FIELDS_BYTES, MAX_TEXT_CHARS, readFieldValues } from './field-values.js';
import { languageOf, timeZoneOf } from './locale.js';
import { phoneOf } from './phone.js';
import { readTags } from './tags.js';

const TYPES = new Map<string, FieldType>([
  ['city', 'text'],
  ['age', 'number'],
  ['vip', 'boolean'],
  ['born', 'date'],
]);

describe('values of contact fields', () => {
  const table: [string, unknown, string | null][] = [
    ['city', 'Paris', null],
    ['city', null, null],
    ['city', 'x'.repeat(MAX_TEXT_CHARS), null],
    ['city', 'x'.repeat(MAX_TEXT_CHARS + 1), 'too_long'],
    ['city', 5, 'wrong_type'],
    ['city', 'a\u0000b', 'invalid_characters'],
    ['city', '\udc00', 'invalid_characters'],
    ['age', 36.5, null],
    ['age', '36', 'wrong_type'],
    ['age', Number.NaN, 'wrong_type'],
    ['age', Number.POSITIVE_INFINITY, 'wrong_type'],
    ['vip', false, null],
    ['vip', 'false', 'wrong_type'],
    ['born', '2024-02-29', null],
    ['born', '2025-02-29', 'wrong_format'],
    ['born', '2024-02-29T00:00:00Z', 'wrong_format'],
    ['born', 20240229, 'wrong_type'],
    ['zip', '1', 'unknown_field'],
    ['constructor', '1', 'unknown_field'],
  ];
  for (const [key, value, code] of table)
    it(`${key} = ${String(value).slice(0, 30)}: ${code ?? 'kept'}`, () => {
      const read = readFieldValues(TYPES, { [key]: value });
      if (code === null) assert.deepEqual(read, { ok: true, values: { [key]: value } });
      else assert.deepEqual(read, { ok: false, faults: [{ field: `fields.${key}`, code, message: '' }] });
    });

  it('together they have a size; every fault is told', () => {
    const types = new Map<string, FieldType>(Array.from({ length: 60 }, (_, n) => [`t${n}`, 'text']));
    const much = Object.fromEntries([...types.keys()].map((key) => [key, 'x'.repeat(600)]));
    assert.ok(JSON.stringify(much).length > MAX_FIELDS_BYTES);
    assert.deepEqual(readFieldValues(types, much), {
      ok: false,
      faults: [{ field: 'fields', code: 'too_large', message: '' }],
    });
    const read = readFieldValues(TYPES, { city: 1, age: 'x', vip: true });
    assert.deepEqual(!read.ok && read.faults.map(({ field }) => field), ['fields.city', 'fields.age']);
  });

  it('whatever is sent is kept as it is or refused with a place', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('city', 'age', 'vip', 'born', 'x'), fc.jsonValue()), (given) => {
        const read = readFieldValues(TYPES, given);
        if (read.ok) assert.deepEqual({ ...read.values }, { ...given });
        else assert.ok(read.faults.every(({ field, code }) => field.startsWith('fields') && code !== ''));
      }),
    );
  });
});

describe('keys, tags, numbers, languages', () => {
  it('keys are plain and not ours', () => {
    for (const key of ['city', 'City_2', 'a']) assert.equal(keyFault(key), null, key);
    for (const key of ['', '2a', 'a-b', 'a b', 'größe', '__proto__', 'a'.repeat(51)])
      assert.equal(keyFault(key), 'wrong_format', key);
    for (const key of ['email', 'EMAIL', 'lastSentAt', 'constructor', 'inList'])
      assert.equal(keyFault(key), 'reserved', key);
  });

  it('tags are composed, trimmed, each once, in order', () => {
    assert.deepEqual(readTags([' b', 'a', 'jose\u0301', 'josé', 'b']), { ok: true, tags: ['a', 'b', 'josé'] });
    assert.deepEqual(readTags(['a', '\u202e']), { ok: false, at: 1, code: 'invalid_characters' });
  });

  it('numbers need their country', () => {
    assert.equal(phoneOf('0033 6 12 34 56 78'), '+33612345678');
    for (const text of ['', '0612345678', '+', '+1', '+999999999999', '+33612345678 ext. 5', `+33${'6'.repeat(60)}`])
      assert.equal(phoneOf(text), null, text);
  });

  it('languages and zones are those that exist', () => {
    assert.deepEqual(
      [languageOf('FR'), languageOf('pt_br'), languageOf('x'), languageOf('<script>')],
      ['fr', 'pt-BR', null, null],
    );
    assert.deepEqual([timeZoneOf('Europe/Paris'), timeZoneOf('Mars/Olympus')], ['Europe/Paris', null]);
  });

  it('what is asked for says the order', () => {
    assert.deepEqual(
      [orderFor({}), orderFor({ email: 'a', updatedTo: 'x' }), orderFor({ updatedFrom: 'x' })],
      ['newest', 'email', 'updated'],
    );
    assert.equal(prefixOf(' ADA@'), 'ada@');
  });
});

describe('what follows from evidence', () => {
  const before = fc.constantFrom<ContactConsent>('none', 'pending', 'granted', 'withdrawn');
  const source = fc.constantFrom(...(Object.keys(CONSENT_SOURCES) as ConsentSource[]));
  const evidence = fc.record({ state: fc.constantFrom(...CONSENT_STATES), source, isAboutList: fc.boolean() });

  it('nobody is brought back but by himself or by evidence about him alone', () => {
    fc.assert(
      fc.property(evidence, (said) => {
        const returns = consentAfter('withdrawn', said) !== 'withdrawn';
        assert.equal(returns, said.state === 'granted' && CONSENT_SOURCES[said.source].undoesWithdrawal);
      }),
    );
  });

  it('a consent is taken back by what is about everything, whoever says it, and by nothing else', () => {
    fc.assert(
      fc.property(before, evidence, (was, said) => {
        const takesBack = said.state === 'withdrawn' && !said.isAboutList;
        if (takesBack) assert.equal(consentAfter(was, said), 'withdrawn');
        else if (was === 'granted') assert.equal(consentAfter(was, said), 'granted');
      }),
    );
  });
});
