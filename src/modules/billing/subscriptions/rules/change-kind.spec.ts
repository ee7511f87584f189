import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { money } from '../../../../kernel/money.js';
import { type Choice, type Effective, judgeChange } from './change-kind.js';

type Yearly = 'period_end' | 'forbidden_in_period';

function choice(
  id: string,
  change: { interval?: 'month' | 'year'; yearly?: Yearly; offer?: string; custom?: boolean } = {},
): Choice {
  const [tier, size] = id.split(' ') as [string, string];
  const volume = Number(size) * 1_000;
  const monthly = BigInt(Number(size) * (tier === 'premium' ? 200 : 100));
  const custom = change.custom ?? false;
  return {
    interval: change.interval ?? 'month',
    plan: {
      id,
      offer: change.offer ?? 'freemium-fr',
      custom,
      monthlyVolume: volume,
      quota: { monthly: volume, daily: null },
      prices: custom
        ? []
        : [
            { interval: 'month', price: money(monthly) },
            { interval: 'year', price: money(monthly * 10n) },
          ],
      policies: {
        'change.downgrade.yearly': change.yearly ?? 'forbidden_in_period',
        'rate.perHour': null,
      } as Choice['plan']['policies'],
    },
  };
}

const said = (current: Choice, wanted: Choice, asked?: Effective): string => {
  const verdict = judgeChange(current, wanted, asked);
  if (verdict.kind === 'refused') return verdict.code;
  return `${verdict.kind} ${verdict.effective}${verdict.startsNewPeriod ? ', new period' : ''}`;
};

describe('changes of plan', () => {
  const year = { interval: 'year' } as const;
  const table: [string, Choice, Choice, Effective | undefined, string][] = [
    ['R-031: a higher plan', choice('essential 30'), choice('essential 50'), undefined, 'upgrade now'],
    [
      'R-031: a higher plan, wished for later',
      choice('essential 30'),
      choice('essential 50'),
      'period_end',
      'upgrade period_end',
    ],
    ['R-031: a lower plan', choice('essential 100'), choice('essential 30'), undefined, 'downgrade period_end'],
    ['a lower plan at once', choice('essential 100'), choice('essential 30'), 'now', 'downgrade_only_at_period_end'],
    ['the same volume, better', choice('essential 50'), choice('premium 50'), undefined, 'upgrade now'],
    ['dearer, but for fewer mails', choice('essential 30'), choice('premium 15'), undefined, 'downgrade period_end'],
    ['cheaper, but for more mails', choice('premium 15'), choice('essential 20'), undefined, 'downgrade period_end'],
    [
      'R-033: a lower yearly plan at once',
      choice('essential 100', year),
      choice('essential 50', year),
      'now',
      'downgrade_not_allowed_in_yearly_period',
    ],
    [
      'R-033: the same, to be done at renewal',
      choice('essential 100', year),
      choice('essential 50', year),
      undefined,
      'downgrade period_end',
    ],
    [
      'a lower yearly plan at once where the terms allow changes',
      choice('essential 100', { ...year, yearly: 'period_end' }),
      choice('essential 50', year),
      'now',
      'downgrade_only_at_period_end',
    ],
    [
      'R-033: a higher yearly plan',
      choice('essential 100', year),
      choice('essential 150', year),
      undefined,
      'upgrade now',
    ],
    [
      'a higher plan, from month to year',
      choice('essential 30'),
      choice('essential 50', year),
      undefined,
      'upgrade now, new period',
    ],
    [
      'the same plan, from month to year',
      choice('essential 30'),
      choice('essential 30', year),
      undefined,
      'downgrade period_end',
    ],
    [
      'a higher plan, from year to month',
      choice('essential 30', year),
      choice('essential 50'),
      undefined,
      'downgrade period_end',
    ],
    ['nothing new', choice('essential 30'), choice('essential 30'), undefined, 'same_plan'],
    [
      'another offer',
      choice('essential 30'),
      choice('essential 50', { offer: 'relay' }),
      undefined,
      'plan_of_other_offer',
    ],
    ['a custom plan', choice('essential 30'), choice('custom 900', { custom: true }), undefined, 'quote_required'],
  ];
  for (const [name, current, wanted, asked, verdict] of table) {
    it(`${name} → ${verdict}`, () => assert.equal(said(current, wanted, asked), verdict));
  }
});
