import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addMs, DAY_MS, HOUR_MS, type Instant, instantOf } from '../../../kernel/time/instant.js';
import { failed, NO_FACTS } from './settlement.js';

const now = instantOf('2026-05-14T08:00:00Z');

function deferred(facts: { createdAt: Instant; tries: number; ambiguous?: boolean }): unknown[] {
  const { result } = failed({
    delivery: { id: 'd', attempt: facts.tries + 1, ambiguous: false, expiresAt: null, ...facts },
    failure: { stage: 'rcpt', code: 451, enhancedCode: '4.7.1', text: 'Greylisted, come back later' },
    facts: NO_FACTS,
    now,
    random: 0,
    sourceIp: 'any',
    retryLaneId: null,
  });
  return [result.event, result.triedSince ?? null];
}

describe('a deferral', () => {
  const cases: [name: string, facts: Parameters<typeof deferred>[0], expected: unknown[]][] = [
    [
      'of the first attempt begins the days, also of mail that was scheduled for weeks',
      at(-20 * DAY_MS, 0),
      ['deferred', now],
    ],
    ['later keeps them', at(-4 * DAY_MS, 7), ['deferred', null]],
    ['at the end of five days is the last', at(-5 * DAY_MS, 60), ['expired', null]],
    ['an hour before it is not', at(-5 * DAY_MS + HOUR_MS, 60), ['deferred', null]],
    [
      'after a worker that died over the first attempt begins them',
      { ...at(-20 * DAY_MS, 1), ambiguous: true },
      ['deferred', now],
    ],
  ];
  for (const [name, facts, expected] of cases) it(name, () => assert.deepEqual(deferred(facts), expected));
});

function at(ms: number, tries: number): { createdAt: Instant; tries: number } {
  return { createdAt: addMs(now, ms), tries };
}
