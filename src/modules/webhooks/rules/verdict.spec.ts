import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { instantOf } from '../../../kernel/time/instant.js';
import { excerptOf } from './excerpt.js';
import { verdictOf } from './verdict.js';

const NOW = instantOf('2026-03-01T10:00:00Z');
const answered = (status: number, headers: Record<string, string> = {}) =>
  verdictOf({ kind: 'answered', status, headers, body: Buffer.from('x') }, NOW, NOW);

describe('what a receiver says', () => {
  const CASES = [
    [200, true, null],
    [204, true, null],
    [302, false, 'redirect'],
    [400, false, 'rejected'],
    [410, false, 'gone'],
    [429, false, 'too_many_requests'],
    [500, false, 'receiver_error'],
  ] as const;
  for (const [status, received, error] of CASES) {
    it(`${status}: ${error ?? 'received'}`, () => {
      const verdict = answered(status);
      assert.deepEqual([verdict.received, verdict.error, verdict.gone], [received, error, status === 410]);
    });
  }

  it('only 429 and 503 may ask for rest', () => {
    for (const [status, rests] of [
      [429, true],
      [503, true],
      [500, false],
      [200, false],
    ] as const) {
      assert.equal(answered(status, { 'retry-after': '60' }).restUntil !== null, rests);
    }
  });

  it('an endless answer that began with 200 is an acceptance, one that began with 500 is none', () => {
    const endless = (status: number) => verdictOf({ kind: 'failed', reason: 'too_large', status }, NOW, NOW);
    assert.deepEqual([endless(200).received, endless(500).received], [true, false]);
    assert.equal(verdictOf({ kind: 'failed', reason: 'timeout' }, NOW, NOW).error, 'timeout');
  });

  it('whatever bytes come, the excerpt is short, and shows no tag and no control character', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 4_000 }), (bytes) => {
        const excerpt = excerptOf(Buffer.from(bytes));
        if (excerpt === null) return bytes.length === 0;
        return !/[<>"'\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(excerpt) && [...excerpt].length <= 500 * 6;
      }),
    );
  });
});
