import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { listIdsIn, MAX_DEPTH, MAX_NODES, readCondition } from './read-condition.js';

const LIST = '0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11';
const FACTS = {
  fields: new Map([
    ['city', 'text'],
    ['age', 'number'],
  ] as const),
  lists: new Map([[LIST, 'Newsletter']]),
};
const CITY = { field: 'city', op: 'eq', value: 'Paris' };

const nested = (levels: number): object => (levels === 0 ? CITY : { not: nested(levels - 1) });
const faultsOf = (condition: unknown): string[] => {
  const read = readCondition(condition, FACTS);
  return read.ok ? [] : read.faults.map(({ field, pointer, code }) => `${field} ${pointer} ${code}`);
};

describe('reading conditions', () => {
  it('names and types are found among what the account has', () => {
    const read = readCondition({ all: [CITY, { inList: `lst_${LIST}` }] }, FACTS);
    assert.deepEqual(read, {
      ok: true,
      tree: {
        test: 'all',
        of: [
          { test: 'field', name: 'city', kind: 'text', own: true, op: 'eq', value: 'Paris' },
          { test: 'list', listId: LIST, name: 'Newsletter' },
        ],
      },
    });
  });

  it('a place is told as a path and as a pointer', () => {
    assert.deepEqual(faultsOf({ any: [CITY, { not: { field: 'age', op: 'in', value: [1, '2'] } }] }), [
      'condition.any[1].not.value[1] /any/1/not/value/1 wrong_type',
    ]);
  });

  it(`${MAX_DEPTH} levels are read, one more is not`, () => {
    assert.deepEqual(faultsOf(nested(MAX_DEPTH - 1)), []);
    assert.match(faultsOf(nested(MAX_DEPTH))[0]!, /too_deep$/);
  });

  it(`${MAX_NODES} conditions are read, one more is not, and it says so once`, () => {
    const many = (count: number): object => ({ any: Array.from({ length: count - 1 }, () => CITY) });
    assert.deepEqual(faultsOf(many(MAX_NODES)), []);
    assert.deepEqual(faultsOf(many(MAX_NODES * 50)), [
      `condition.any[${MAX_NODES - 1}] /any/${MAX_NODES - 1} too_many`,
    ]);
  });

  it('addresses are compared in small letters, and values of a list once', () => {
    const read = readCondition({ field: 'email', op: 'in', value: ['Ann@Mail.example', 'ann@mail.example'] }, FACTS);
    assert.ok(read.ok && read.tree.test === 'field');
    assert.deepEqual(read.tree.value, ['ann@mail.example']);
  });

  it('the lists of a condition are found whatever else is wrong with it', () => {
    assert.deepEqual(listIdsIn({ all: [{ not: { inList: `lst_${LIST}` } }, 7, { inList: 'x' }] }), [LIST]);
    assert.deepEqual(listIdsIn(null), []);
  });

  it('whatever is sent, it is read or refused with places, never an error', () => {
    const keys = fc.constantFrom('all', 'any', 'not', 'inList', 'field', 'op', 'value', '__proto__', 'toString');
    const values = fc.constantFrom('city', 'age', 'eq', 'in', 'withinDays', 'createdAt', 'toString', 'hasOwnProperty');
    const anything = fc.oneof(
      fc.jsonValue(),
      fc.object({ key: keys, values: [values, fc.jsonValue()], maxDepth: 6, maxKeys: 4 }),
    );
    fc.assert(
      fc.property(anything, (given) => {
        const read = readCondition(given, FACTS);
        listIdsIn(given);
        assert.ok(
          read.ok || (read.faults.length > 0 && read.faults.every(({ field }) => field.startsWith('condition'))),
        );
      }),
      { numRuns: 1_000 },
    );
  });
});
