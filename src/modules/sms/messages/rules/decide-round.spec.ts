import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Instant } from '../../../../kernel/time/instant.js';
import { decideRound, type PartOutcome, type Round } from './decide-round.js';
import { isEnd, MESSAGE_STATES, PART_STATES, type PartStatus, SMS_STATUSES, statusOfParts } from './message-states.js';

const NOW = 1_000_000 as Instant;
const round = (outcomes: [number, PartOutcome][], more: Partial<Round> = {}): Round => ({
  before: ['waiting'],
  outcomes: new Map(outcomes),
  tries: 0,
  again: false,
  onUnknown: 'keep',
  now: NOW,
  ...more,
});
const accepted: PartOutcome = { kind: 'accepted', carrierId: 'a' };

describe('what came of a round', () => {
  it('an answer is paid for and waits for its receipt', () => {
    const decision = decideRound(round([[1, accepted]]));
    assert.deepEqual(
      [decision.status, decision.accepted, decision.next, decision.giveBack],
      ['submitted', 1, null, false],
    );
  });

  it('a refusal is given back, and only it', () => {
    const all = decideRound(round([[1, { kind: 'refused', code: 'x' }]]));
    assert.deepEqual([all.status, all.accepted, all.giveBack], ['rejected', 0, true]);
    const half = decideRound(round([[1, accepted], [2, { kind: 'refused', code: 'x' }]], { before: ['waiting', 'waiting'] })); // prettier-ignore
    assert.deepEqual([half.status, half.accepted, half.giveBack], ['submitted', 1, true]);
  });

  it('what nobody knows is neither sent again nor given back', () => {
    const decision = decideRound(round([[1, { kind: 'unknown', code: 'no_answer' }]]));
    assert.deepEqual([decision.status, decision.next, decision.giveBack], ['unknown', null, false]);
  });

  it('unless the route’s policy says so, and then once', () => {
    const first = decideRound(round([[1, { kind: 'unknown', code: 'no_answer' }]], { onUnknown: 'resend' }));
    assert.equal(first.next?.again, true);
    const second = decideRound(
      round([[1, { kind: 'unknown', code: 'no_answer' }]], { before: ['unknown'], onUnknown: 'resend', again: true }),
    );
    assert.equal(second.next, null);
  });

  it('a worker that died takes no part back that a carrier has', () => {
    const lost: PartOutcome = { kind: 'unknown', code: 'worker_lost' };
    const decision = decideRound(round([[1, lost], [2, lost]], { before: ['submitted', 'waiting'] })); // prettier-ignore
    assert.deepEqual(
      decision.parts.map(({ part, status }) => [part, status]),
      [[2, 'unknown']],
    );
  });

  it('throttling is no try; faults are, and end some time', () => {
    const throttled = decideRound(round([[1, { kind: 'throttled', code: 'throttled' }]], { tries: 5 }));
    assert.deepEqual([throttled.status, throttled.next?.tries, throttled.next?.because], ['waiting', 5, 'throttled']);
    const again = decideRound(round([[1, { kind: 'retry', code: 'system_error' }]]));
    assert.deepEqual([again.status, again.next?.tries], ['waiting', 1]);
    const last = decideRound(round([[1, { kind: 'retry', code: 'system_error' }]], { tries: 5 }));
    assert.deepEqual([last.status, last.next, last.giveBack], ['failed', null, true]);
  });
});

describe('the life of a message', () => {
  it('ends stay, and only what nobody knew may still be learned', () => {
    const finals = SMS_STATUSES.filter((status) => MESSAGE_STATES.isFinal(status));
    assert.deepEqual(finals, ['delivered', 'expired', 'failed', 'rejected', 'cancelled']);
    for (const status of SMS_STATUSES) assert.equal(isEnd(status), finals.includes(status));
    assert.equal(MESSAGE_STATES.mayBecome('unknown', 'delivered'), true);
    assert.equal(MESSAGE_STATES.mayBecome('submitted', 'queued'), false);
  });

  it('receipts in any order and number lead to one state', () => {
    const receipts = fc.array(
      fc.record({
        part: fc.integer({ min: 0, max: 2 }),
        status: fc.constantFrom<PartStatus>('buffered', 'unknown', 'delivered'),
      }),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(receipts, (told) => {
        const parts: PartStatus[] = ['submitted', 'submitted', 'submitted'];
        for (const { part, status } of [
          ...told,
          ...[0, 1, 2].map((part) => ({ part, status: 'delivered' as const })),
        ]) {
          if (PART_STATES.mayBecome(parts[part]!, status)) parts[part] = status;
        }
        assert.equal(statusOfParts(parts), 'delivered');
      }),
    );
  });

  it('the part that is furthest behind speaks; of ends the worst', () => {
    assert.equal(statusOfParts(['delivered', 'submitted']), 'submitted');
    assert.equal(statusOfParts(['delivered', 'unknown']), 'unknown');
    assert.equal(statusOfParts(['delivered', 'expired', 'failed']), 'failed');
    assert.equal(statusOfParts(['delivered', 'delivered']), 'delivered');
  });
});
