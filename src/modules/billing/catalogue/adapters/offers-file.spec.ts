import assert from 'node:assert/strict';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { faultsOfOffersText, OffersFileError, readOffersFile } from './offers-file.js';

interface Parts {
  policies?: string;
  free?: string;
  plans?: string[];
}

/** Nine lines before the second plan; each plan and the policies are lines of their own. */
function file({ policies = '{}', free = FREE, plans = [] }: Parts = {}): string {
  return [
    '{ "offers": [', // 1
    '  {', // 2
    '    "code": "own",', // 3
    '    "name": "Own",', // 4
    '    "currency": "EUR",', // 5
    `    "policies": ${policies},`, // 6
    '    "plans": [', // 7
    [free, ...plans].join(',\n'), // 8, 9 …
    '    ]',
    '  }',
    '] }',
  ].join('\n');
}
const plan = (code: string, change: object = {}): string =>
  JSON.stringify({
    code,
    name: 'Plan',
    tier: 'essential',
    monthlyVolume: 100,
    quota: { monthly: 100, daily: null },
    prices: [{ interval: 'month', amount: '25.00' }],
    features: {},
    ...change,
  });
const FREE = plan('own.free', { tier: 'free', prices: [] });
const priced = (...prices: [string, string][]) => ({
  prices: prices.map(([interval, amount]) => ({ interval, amount })),
});
const AMOUNT = 'must be an amount such as "25.00", not negative';
const at = '/offers/0/plans';

describe('OFFERS_FILE', () => {
  const good: [string, Parts][] = [
    ['an operator’s own catalogue', { policies: '{ "quota.onExceed": "suspend" }', plans: [plan('own.1')] }],
    [
      'several versions of a plan, each from the end of the one before',
      {
        plans: [
          plan('own.1', { validUntil: '2030-03-01' }),
          plan('own.1', { validFrom: '2030-03-01', validUntil: '2030-05-01T00:00:00+02:00' }),
          plan('own.1', { validFrom: '2030-05-01' }),
          plan('own.1', { validFrom: '2031-05-01' }),
        ],
      },
    ],
  ];
  for (const [name, parts] of good) it(`accepts ${name}`, () => assert.deepEqual(faultsOfOffersText(file(parts)), []));

  const table: [string, Parts, string[]][] = [
    [
      'negative prices',
      { plans: [plan('own.1', priced(['month', '-25.00'], ['year', '-240.00']))] },
      [`line 9: ${at}/1/prices/0/amount ${AMOUNT}`, `line 9: ${at}/1/prices/1/amount ${AMOUNT}`],
    ],
    [
      'a price that is a number',
      { plans: [plan('own.1', { prices: [{ interval: 'month', amount: 25 }] })] },
      [`line 9: ${at}/1/prices/0/amount must be string`],
    ],
    ['an unknown key', { plans: [plan('own.1', { colour: 'red' })] }, [`line 9: ${at}/1/colour is not known here`]],
    [
      'a policy nobody knows',
      { policies: '{ "quota.onExeed": "reject" }' },
      ['line 6: /offers/0/policies/quota.onExeed is not known here'],
    ],
    [
      'a policy with a value nobody knows',
      { policies: '{ "quota.onExceed": "shrug" }' },
      ['line 6: /offers/0/policies/quota.onExceed must be equal to one of the allowed values: reject, suspend, queue'],
    ],
    [
      'a zone that does not exist',
      { policies: '{ "quota.timezone": "Europe/Atlantis" }' },
      ['line 6: /offers/0/policies/quota.timezone is no time zone'],
    ],
    [
      'a key that is missing',
      { plans: ['{ "code": "own.1" }'] },
      ['name', 'tier', 'monthlyVolume', 'quota', 'prices', 'features'].map(
        (key) => `line 9: ${at}/1/${key} is missing`,
      ),
    ],
    [
      'a key that occurs twice',
      { policies: '{ "rate.perHour": 1, "rate.perHour": 2 }' },
      ['line 6: key rate.perHour occurs twice'],
    ],
    [
      'two plans of one code',
      { plans: [plan('own.1'), plan('own.1')] },
      [`line 10: ${at}/2/code two plans are called own.1`],
    ],
    [
      'two free plans',
      { plans: [plan('own.gratis', { tier: 'free', prices: [] })] },
      [`line 9: ${at}/1/tier offer own has more than one free plan`],
    ],
    [
      'a free plan with a price',
      { free: plan('own.free', { tier: 'free' }) },
      [`line 8: ${at}/0/prices must be empty on a free plan`],
    ],
    [
      'a plan for sale without a price',
      { plans: [plan('own.1', { prices: [] })] },
      [`line 9: ${at}/1/prices must not be empty on a plan that can be bought`],
    ],
    [
      'an interval with two prices',
      { plans: [plan('own.1', priced(['month', '25.00'], ['month', '26.00']))] },
      [`line 9: ${at}/1/prices/1/interval is priced twice`],
    ],
    [
      'versions that overlap',
      { plans: [plan('own.1', { validUntil: '2030-03-02' }), plan('own.1', { validFrom: '2030-03-01' })] },
      [`line 10: ${at}/2/validFrom overlaps the version before`],
    ],
    [
      'versions of the same day',
      { plans: [plan('own.1', { validFrom: '2030-03-01' }), plan('own.1', { validFrom: '2030-03-01' })] },
      [`line 10: ${at}/2/validFrom overlaps the version before`],
    ],
    [
      'a gap between versions',
      { plans: [plan('own.1', { validUntil: '2030-03-01' }), plan('own.1', { validFrom: '2030-03-02' })] },
      [`line 10: ${at}/2/validFrom leaves a gap after the version before`],
    ],
    [
      'a gap at the end',
      { plans: [plan('own.1', { validUntil: '2030-03-01' })] },
      [`line 9: ${at}/1/validUntil leaves a gap: no version follows`],
    ],
    [
      'a version that ends before it begins',
      {
        plans: [
          plan('own.1', { validFrom: '2030-03-01', validUntil: '2030-02-01' }),
          plan('own.1', { validFrom: '2030-04-01' }),
        ],
      },
      [
        `line 9: ${at}/1/validUntil must be later than validFrom`,
        `line 10: ${at}/2/validFrom leaves a gap after the version before`,
      ],
    ],
    [
      'a day that no calendar has',
      { plans: [plan('own.1', { validFrom: '2030-02-31' })] },
      [`line 9: ${at}/1/validFrom is no day of the calendar`],
    ],
    [
      'a version that makes a plan free',
      { plans: [plan('own.1'), plan('own.1', { validFrom: '2030-03-01', tier: 'free', prices: [] })] },
      [
        `line 10: ${at}/2/tier offer own has more than one free plan`,
        `line 10: ${at}/2/tier must not make a free plan, or a custom one, something else`,
      ],
    ],
    [
      'everything at once, in the order of the lines',
      {
        policies: '{ "quota.onExceed": "shrug", "colour": "red" }',
        plans: [plan('own.1', priced(['month', '-1.00'])), plan('own.2'), plan('own.2'), plan('own.3', { prices: [] })],
      },
      [
        'line 6: /offers/0/policies/quota.onExceed must be equal to one of the allowed values: reject, suspend, queue',
        'line 6: /offers/0/policies/colour is not known here',
        `line 9: ${at}/1/prices/0/amount ${AMOUNT}`,
        `line 11: ${at}/3/code two plans are called own.2`,
        `line 12: ${at}/4/prices must not be empty on a plan that can be bought`,
      ],
    ],
  ];
  for (const [name, parts, faults] of table) {
    it(`refuses ${name}, and names the line`, () => assert.deepEqual(faultsOfOffersText(file(parts)), faults));
  }

  it('refuses what is no JSON, and names file and line', async () => {
    const path = join(await mkdtemp(join(tmpdir(), 'posthorn-offers-')), 'offers.json');
    for (const [text, line] of [
      ['', 1],
      ['{\n  "offers": [\n    // none\n  ]\n}', 3],
      ['{\n  "offers": [],\n}', 3],
    ] as const) {
      await writeFile(path, text);
      await assert.rejects(readOffersFile(path), (error: unknown) => {
        assert.ok(error instanceof OffersFileError);
        assert.match(error.message, new RegExp(`${path}[^]*line ${line}:`));
        return true;
      });
    }
    await assert.rejects(readOffersFile(`${path}.gone`), OffersFileError);
  });
});
