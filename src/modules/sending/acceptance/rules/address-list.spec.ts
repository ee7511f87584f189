import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseMailboxes } from './address-list.js';

const read = (value: string) => parseMailboxes(value)?.map(({ phrase, address }) => [phrase, address.email]) ?? null;

describe('address headers', () => {
  const good: [string, [string, string][]][] = [
    ['a@x.example', [['', 'a@x.example']]],
    [
      'Ada <a@x.example>, b@y.example',
      [
        ['Ada', 'a@x.example'],
        ['', 'b@y.example'],
      ],
    ],
    ['"Smith, John" (boss, really) <j@x.example>', [['"Smith, John"', 'j@x.example']]],
    ['=?utf-8?q?J=C3=B6rg?= M. <j@x.example>', [['=?utf-8?q?J=C3=B6rg?= M.', 'j@x.example']]],
    ['a@x.example (one (nested) comment)', [['', 'a@x.example']]],
    [
      'team: a@x.example, B <b@x.example>;, c@x.example',
      [
        ['', 'a@x.example'],
        ['B', 'b@x.example'],
        ['', 'c@x.example'],
      ],
    ],
    ['undisclosed-recipients:;', []],
    [', ,a@x.example,,', [['', 'a@x.example']]],
    ['"ada"@x.example', [['', 'ada@x.example']]],
  ];
  for (const [value, mailboxes] of good) {
    it(`reads ${value}`, () => assert.deepEqual(read(value), mailboxes));
  }

  const bad = [
    'a@x.example b@y.example',
    'Ada <a@x.example> <b@y.example>',
    '<a@x.example> Ada',
    'Ada <a@x.example',
    '"Ada <a@x.example>',
    'a@x.example (open',
    'a b@x.example',
    '<@route.example:a@x.example>',
    'ceo@other.example <a@x.example',
    'a@x.example>',
    'team: a@x.example',
    'x: y: a@x.example;',
    '"a@x.example"@y.example',
    'a@b@x.example',
    'a@[127.0.0.1]',
    '\\a@x.example',
  ];
  for (const value of bad) it(`refuses ${value}`, () => assert.equal(read(value), null));

  it('T32: a hundred thousand brackets, quotes and commas cost no time', () => {
    for (const piece of ['(', '((()', '<', '"', '"\\', ',', 'a:', ';', 'a@x.example,']) {
      const started = performance.now();
      parseMailboxes(piece.repeat(100_000));
      assert.ok(performance.now() - started < 1_000, piece);
    }
  });
});
