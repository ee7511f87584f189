import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { isAboutConnections, type LimitQuestion, nextLimit } from './learned-limit.js';

const MINUTE = 60_000;
const quiet: LimitQuestion = {
  outcome: 'clean',
  learned: null,
  base: 20,
  cap: 60,
  open: 20,
  sinceChangeMs: null,
  sinceComplaintMs: null,
  latencyMs: 25,
  bestLatencyMs: 25,
  cleanInARow: 1_000,
  cleanSinceStep: 100,
};

describe('learned limits', () => {
  it('follow this table', () => {
    const table: [string, Partial<LimitQuestion>, number | 'stay' | 'rest'][] = [
      ['a complaint halves', { outcome: 'complained' }, 10],
      ['half of what is open, when that is less', { outcome: 'complained', open: 7 }, 3],
      ['of a learned limit, too', { outcome: 'complained', learned: 10, open: 10, sinceComplaintMs: MINUTE }, 5],
      ['the same wave counts once', { outcome: 'complained', learned: 10, open: 19, sinceComplaintMs: 2_000 }, 'stay'],
      [
        'but not when the new limit is refused',
        { outcome: 'complained', learned: 10, open: 10, sinceComplaintMs: 2_000 },
        5,
      ],
      ['never below one', { outcome: 'complained', learned: 3, open: 3 }, 1],
      ['with one left the site rests', { outcome: 'complained', learned: 1, open: 1 }, 'rest'],
      ['a provider with one connection rests', { outcome: 'complained', base: 1, cap: 1, open: 1 }, 'rest'],
      [
        'one more after five clean minutes',
        { learned: 10, sinceChangeMs: 5 * MINUTE, sinceComplaintMs: 5 * MINUTE },
        11,
      ],
      ['not before', { learned: 10, sinceChangeMs: 4 * MINUTE, sinceComplaintMs: 30 * MINUTE }, 'stay'],
      ['up to the shaping while a complaint is remembered', { learned: 20, sinceComplaintMs: 600 * MINUTE }, 'stay'],
      ['a proven site earns one for ten messages', {}, 30],
      ['never more than the double', { learned: 2, cleanSinceStep: 1_000, sinceComplaintMs: 1_441 * MINUTE }, 4],
      ['up to the cap', { learned: 58 }, 60],
      ['not above it', { learned: 60 }, 'stay'],
      ['a stranger is not proven', { cleanInARow: 199 }, 'stay'],
      ['a slow site gets no more', { latencyMs: 1_500 }, 'stay'],
      ['nor one that says nothing', { latencyMs: null }, 'stay'],
      ['nor one that takes four times as long as it did', { latencyMs: 401, bestLatencyMs: 100 }, 'stay'],
      ['what nobody notices is no crowd', { latencyMs: 100, bestLatencyMs: 2 }, 30],
      ['too much mail halves as well', { outcome: 'throttled' }, 10],
      [
        'once for all connections that hear it',
        { outcome: 'throttled', learned: 10, open: 10, sinceComplaintMs: 2_000 },
        'stay',
      ],
      ['and one is left: the rest is somebody else’s', { outcome: 'throttled', learned: 1, open: 1 }, 'stay'],
      ['what cannot be opened takes back what was earned', { outcome: 'strained', learned: 60, open: 50 }, 30],
      ['down to the shaping', { outcome: 'strained', learned: 24, open: 20 }, 20],
      ['and not below it', { outcome: 'strained', learned: 10, open: 10 }, 'stay'],
      ['a provider whose shaping is its cap stays there', { base: 5, cap: 5 }, 'stay'],
    ];
    for (const [name, question, expected] of table) {
      const answer = nextLimit({ ...quiet, ...question });
      assert.equal(answer.kind === 'limit' ? answer.limit : answer.kind, expected, name);
    }
  });

  it('say what set them: good answers, a reply, or quiet minutes after one', () => {
    const by = (question: Partial<LimitQuestion>): string | null => {
      const answer = nextLimit({ ...quiet, ...question });
      return answer.kind === 'limit' ? answer.by : null;
    };
    assert.equal(by({}), 'grown');
    assert.equal(by({ outcome: 'complained' }), 'lowered');
    assert.equal(by({ outcome: 'throttled' }), 'lowered');
    assert.equal(by({ outcome: 'strained', learned: 60, open: 50 }), 'lowered');
    assert.equal(by({ learned: 10, sinceChangeMs: 5 * MINUTE, sinceComplaintMs: 5 * MINUTE }), 'recovered');
  });

  it('stay within one and the cap, whatever happens', () => {
    const step = fc.record({
      outcome: fc.constantFrom('complained' as const, 'clean' as const, 'throttled' as const, 'strained' as const),
      afterMs: fc.integer({ min: 0, max: 26 * 60 * MINUTE }),
      open: fc.integer({ min: 0, max: 200 }),
      latencyMs: fc.option(fc.integer({ min: 0, max: 3_000 })),
      bestLatencyMs: fc.option(fc.integer({ min: 0, max: 3_000 })),
      clean: fc.integer({ min: 0, max: 5_000 }),
    });
    const shapes = fc.record({ base: fc.integer({ min: 1, max: 40 }), more: fc.integer({ min: 0, max: 60 }) });
    fc.assert(
      fc.property(shapes, fc.array(step, { maxLength: 60 }), ({ base, more }, steps) => {
        const cap = base + more;
        let [learned, until, changed, complained, now]: [number | null, number, number | null, number | null, number] =
          [null, 0, null, null, 0];
        for (const { outcome, afterMs, open, latencyMs, bestLatencyMs, clean } of steps) {
          now += afterMs;
          const inForce: number | null = until > now ? learned : null;
          const answer = nextLimit({
            outcome,
            learned: inForce,
            base,
            cap,
            open,
            latencyMs,
            bestLatencyMs,
            sinceChangeMs: changed === null ? null : now - changed,
            sinceComplaintMs: complained === null ? null : now - complained,
            cleanInARow: clean,
            cleanSinceStep: clean,
          });
          if (outcome === 'complained' || (outcome === 'throttled' && answer.kind === 'limit')) complained = now;
          if (answer.kind !== 'limit') continue;
          assert.ok(answer.limit >= 1 && answer.limit <= cap, `${answer.limit} of ${cap}`);
          assert.ok(answer.forMs > 0);
          assert.equal(answer.limit > (inForce ?? base), outcome === 'clean');
          if (outcome === 'strained')
            assert.ok(answer.limit >= base, 'what nobody complained of costs no more than what was earned');
          [learned, until, changed] = [answer.limit, now + answer.forMs, now];
        }
      }),
    );
  });

  it('are asked for by words about connections only', () => {
    const table: [number | null, string, boolean][] = [
      [421, '4.7.0 Too many concurrent SMTP connections; please try again later', true],
      [421, 'mx.example Too many connections from your IP', true],
      [421, '4.3.2 too many sessions from your host', true],
      [452, '4.3.2 Maximum number of connections reached', true],
      [421, '4.7.28 unusual rate of mail', false],
      [450, '4.2.1 receiving mail at a rate that prevents', false],
      [452, '4.5.3 too many recipients', false],
      [554, '5.7.1 too many connections', false],
      [null, 'too many connections', false],
    ];
    for (const [code, text, expected] of table) assert.equal(isAboutConnections({ code, text }), expected, text);
  });
});
