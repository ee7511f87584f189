import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { instantOf, toIso } from '../../../../kernel/time/instant.js';
import type { Plan } from '../../catalogue/index.js';
import { type Subscription, UNTOUCHED } from '../../subscriptions/index.js';
import { dueAct, judgeRenewal } from './renewal.js';

const at = (text: string) => instantOf(`${text}+01:00`);
const end = at('2027-01-01T00:00:00');
const plan = {
  policies: { 'quota.timezone': 'Europe/Rome', 'expiry.graceDays': 10, 'expiry.mode': 'purge' },
} as unknown as Plan;

function subscription(change: Partial<Subscription>): Subscription {
  return {
    ...UNTOUCHED,
    id: 's',
    accountId: 'a',
    planVersionId: 'v',
    offer: 'suite',
    free: false,
    status: 'active',
    interval: 'year',
    anchorAt: at('2026-01-01T09:00:00'),
    createdAt: at('2026-01-01T09:00:00'),
    termStartAt: at('2026-01-01T00:00:00'),
    termEndAt: end,
    dueAt: end,
    ...change,
  };
}

describe('what is due', () => {
  const table: [string, Partial<Subscription>, string, string][] = [
    ['inside the term', {}, '2026-12-31T23:59:59', 'wait'],
    ['at its end', {}, '2027-01-01T00:00:00', 'renew'],
    ['at its end, cancelled', { endsAt: end, autoRenew: false }, '2027-01-01T00:00:00', 'end_of_term'],
    ['a retry', { status: 'past_due', dueAt: at('2027-01-04T00:00:00') }, '2027-01-04T00:00:00', 'renew'],
    [
      'the window of an expired one',
      { status: 'expired', dueAt: at('2027-01-11T00:00:00') },
      '2027-01-11T00:00:00',
      'close_window',
    ],
    ['an order nobody paid', { status: 'pending_payment' }, '2027-01-01T00:00:00', 'lapse'],
    ['a charge that is under way', { dueAt: at('2027-01-01T01:00:00') }, '2027-01-01T00:00:30', 'wait'],
    ['nothing ever again', { status: 'ended', dueAt: null }, '2030-01-01T00:00:00', 'wait'],
  ];
  for (const [name, change, now, act] of table) {
    it(`${name}: ${act}`, () => assert.equal(dueAct(subscription(change), at(now)), act));
  }
});

describe('renewing late', () => {
  const verdict = (change: Partial<Subscription>, now: string) => {
    const judged = judgeRenewal(subscription(change), plan, 'year', at(now));
    return judged.kind === 'allowed' ? `${toIso(judged.term.start)} … ${toIso(judged.term.end)}` : judged.kind;
  };

  it('R-071: paid on day 5, the new term starts at the old end', () => {
    const term = '2026-12-31T23:00:00.000Z … 2027-12-31T23:00:00.000Z';
    assert.equal(verdict({ status: 'expired' }, '2027-01-05T12:00:00'), term);
  });
  it('R-070: on 10 January at 23:59 it is possible, on 11 January it is not', () => {
    assert.match(verdict({ status: 'expired' }, '2027-01-10T23:59:00'), /…/);
    assert.equal(verdict({ status: 'expired' }, '2027-01-11T00:00:00'), 'too_late');
  });
  it('a running term is not renewed twice', () => assert.equal(verdict({}, '2026-06-01T00:00:00'), 'not_yet'));
  it('what has ended stays ended', () => assert.equal(verdict({ status: 'ended' }, '2027-01-02T00:00:00'), 'too_late'));
});
