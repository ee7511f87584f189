import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addMs, HOUR_MS, instantOf } from '../../../../kernel/time/instant.js';
import { DEFAULT_SHAPING, type Shaping } from '../../rules/shaping.table.js';
import { type LearnedThere, limitsInForce, type SetByStaff } from './limits-in-force.js';

const NOW = instantOf('2026-03-02T10:00:00Z');
const plain: LearnedThere = {
  ip: 'any',
  learnedMax: null,
  learnedBy: null,
  learnedFrom: null,
  learnedBecause: null,
  learnedAt: null,
  learnedUntil: null,
};
const set: SetByStaff = {
  connections: null,
  ratePerSecond: null,
  messagesPerConnection: null,
  setAt: NOW,
  setBy: 'staff-7',
  note: 'agreed',
  until: null,
};
const learned = (learnedMax: number, more: Partial<LearnedThere>): LearnedThere => ({
  ...plain,
  learnedMax,
  learnedAt: NOW,
  learnedUntil: addMs(NOW, HOUR_MS),
  ...more,
});
const of = (addresses: LearnedThere[], byStaff: SetByStaff[] = [], shaping: Partial<Shaping> = {}) =>
  limitsInForce({ shaping: { ...DEFAULT_SHAPING, ...shaping }, byStaff, addresses, now: NOW });
const connections = (...asked: Parameters<typeof of>) => of(...asked).filter(({ limit }) => limit === 'connections');

describe('what set a limit that is in force', () => {
  const table: [string, LearnedThere[], SetByStaff[], Partial<Shaping>, (string | number | null)[]][] = [
    ['nothing was learned', [plain], [], {}, ['any', 20, 'initial', null, null, null]],
    ['nothing was sent yet', [], [], {}, [null, 20, 'initial', null, null, null]],
    [
      'good answers',
      [learned(34, { learnedBy: 'grown', learnedFrom: 412, learnedBecause: 'an old complaint' })],
      [],
      {},
      ['any', 34, 'grown', 412, null, null],
    ],
    [
      'a reply',
      [learned(5, { learnedBy: 'lowered', learnedBecause: '421 too many connections' })],
      [],
      {},
      ['any', 5, 'lowered', null, '421 too many connections', null],
    ],
    [
      'quiet minutes after a reply',
      [learned(6, { learnedBy: 'recovered', learnedBecause: '421 too many connections' })],
      [],
      {},
      ['any', 6, 'recovered', null, '421 too many connections', null],
    ],
    [
      'its time is over',
      [learned(5, { learnedBy: 'lowered', learnedUntil: NOW })],
      [],
      {},
      ['any', 20, 'initial', null, null, null],
    ],
    [
      'a person',
      [plain],
      [{ ...set, connections: 3 }],
      { connections: 3, mostConnections: 3 },
      ['any', 3, 'staff', null, null, 'staff-7'],
    ],
    [
      'a person who allows less than was earned',
      [learned(34, { learnedBy: 'grown' })],
      [{ ...set, connections: 3 }],
      { connections: 3, mostConnections: 3 },
      ['any', 3, 'staff', null, null, 'staff-7'],
    ],
    [
      'a reply below what a person allows',
      [learned(2, { learnedBy: 'lowered', learnedBecause: '421 no' })],
      [{ ...set, connections: 3 }],
      { connections: 3, mostConnections: 3 },
      ['any', 2, 'lowered', null, '421 no', null],
    ],
    ['a version that did not say: more', [learned(34, {})], [], {}, ['any', 34, 'grown', null, null, null]],
    [
      'a version that did not say: less',
      [learned(4, { learnedBecause: '421 no' })],
      [],
      {},
      ['any', 4, 'lowered', null, '421 no', null],
    ],
  ];
  for (const [name, addresses, byStaff, shaping, expected] of table)
    it(name, () => {
      const [found] = connections(addresses, byStaff, shaping);
      const { ip, value, setBy, goodAnswers, reply, staff } = found!;
      assert.deepEqual([ip, value, setBy, goodAnswers, reply, staff], expected);
    });

  it('each address has its own; the rate is named only where there is one, with who set it', () => {
    assert.deepEqual(
      connections([plain, learned(30, { ip: '192.0.2.1', learnedBy: 'grown' })]).map(({ ip, setBy }) => [ip, setBy]),
      [
        ['any', 'initial'],
        ['192.0.2.1', 'grown'],
      ],
    );
    assert.deepEqual(
      of([plain]).map(({ limit }) => limit),
      ['connections', 'messages_per_connection'],
    );
    const provider = { ...set, ratePerSecond: 9, setBy: 'staff-1' };
    const rate = of([plain], [provider, { ...set, ratePerSecond: 4 }], { ratePerSecond: 4 });
    const found = rate.find(({ limit }) => limit === 'messages_per_second')!;
    assert.deepEqual([found.value, found.setBy, found.staff, found.note], [4, 'staff', 'staff-7', 'agreed']);
  });
});
