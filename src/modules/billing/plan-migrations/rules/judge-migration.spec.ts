import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { money } from '../../../../kernel/money.js';
import { instantOf } from '../../../../kernel/time/instant.js';
import type { Interval, Plan } from '../../catalogue/index.js';
import { judgeMigration, type MigrationWish, sourcesOf } from './judge-migration.js';

const NOW = instantOf('2030-01-10T10:00:00Z');

function version(change: Partial<Plan> & { version: number }, intervals: Interval[] = ['month', 'year']): Plan {
  return {
    id: 'essential',
    offer: 'freemium-fr',
    tier: 'essential',
    custom: false,
    prices: intervals.map((interval) => ({ interval, price: money(2500) })),
    policies: { 'quota.timezone': 'Europe/Paris' },
    validFrom: instantOf('2029-01-01T00:00:00Z'),
    ...change,
  } as Plan;
}

const FIRST = version({ version: 1 });
const SECOND = version({ version: 2 });
const LATER = version({ version: 3, validFrom: instantOf('2030-03-01T00:00:00Z') });
const MONTHLY = version({ version: 2 }, ['month']);
const OTHER = version({ version: 1, id: 'premium' });
const wish = (change: Partial<MigrationWish> = {}): MigrationWish => ({ effectiveFrom: '2030-02-09', ...change });
const verdict = (versions: Plan[], change: Partial<MigrationWish> = {}): string => {
  const judged = judgeMigration(versions, wish(change), NOW);
  return judged.kind === 'refused' ? judged.code : `${judged.to.id} ${judged.to.version}`;
};

describe('which migrations make sense', () => {
  const CASES: [string, Plan[], Partial<MigrationWish>, string][] = [
    ['the newest version by default', [FIRST, SECOND], {}, 'essential 2'],
    ['not one that is sold later than that', [FIRST, SECOND, LATER], {}, 'essential 2'],
    ['one that is sold by then', [FIRST, SECOND, LATER], { effectiveFrom: '2030-03-02' }, 'essential 3'],
    ['the version that is named', [FIRST, SECOND, LATER], { toVersion: 2, effectiveFrom: '2030-04-01' }, 'essential 2'],
    ['another plan', [FIRST], { otherPlan: [OTHER] }, 'premium 1'],
    ['29 days from today', [FIRST, SECOND], { effectiveFrom: '2030-02-08' }, 'too_early'],
    ['a version that does not exist', [FIRST, SECOND], { toVersion: 4 }, 'unknown_version'],
    ['a version that is not sold by then', [FIRST, SECOND, LATER], { toVersion: 3 }, 'unknown_version'],
    ['only one version', [FIRST], {}, 'nothing_to_migrate'],
    ['another offer', [FIRST], { otherPlan: [version({ ...OTHER, offer: 'suite' })] }, 'plan_of_other_offer'],
    ['to a free plan', [FIRST], { otherPlan: [version({ ...OTHER, tier: 'free' })] }, 'plan_not_migratable'],
    ['to a custom plan', [FIRST], { otherPlan: [version({ ...OTHER, custom: true })] }, 'plan_not_migratable'],
    [
      'of a custom plan, to its next version',
      [version({ ...FIRST, custom: true }), version({ ...SECOND, custom: true })],
      {},
      'essential 2',
    ],
    ['years were sold and are no longer', [FIRST, MONTHLY], {}, 'interval_not_sold'],
  ];
  for (const [name, versions, change, expected] of CASES) {
    it(`D-17: ${name}: ${expected}`, () => assert.equal(verdict(versions, change), expected));
  }

  it('those before the version move; of another plan, all do', () => {
    assert.deepEqual(sourcesOf([FIRST, SECOND, LATER], SECOND), [FIRST]);
    assert.deepEqual(sourcesOf([FIRST, SECOND], OTHER), [FIRST, SECOND]);
  });
});
