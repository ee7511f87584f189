import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Ruling, trustAfter } from './ruling.js';

const ASKED = { kind: 'authorization', wantedTier: null } as const;
const RISK = { kind: 'risk', wantedTier: null } as const;
const NEW = { reviewedTier: null };
type Final = Exclude<Ruling, { decision: 'ask' }>;
const approve = (more: object = {}): Final => ({ decision: 'approve', reason: null, ...more });
const limit = (more: object): Final => ({ decision: 'limit', reason: 'A new list', ...more });

describe('what a ruling does to the trust of an account', () => {
  const table: [string, ReturnType<typeof trustAfter>, object][] = [
    ['approved: the full plan', trustAfter(approve(), ASKED, NEW), { reviewedTier: 4, grantedTier: null }],
    [
      'approved as wished',
      trustAfter(approve(), { ...ASKED, wantedTier: 2 }, NEW),
      { reviewedTier: 2, grantedTier: null },
    ],
    ['approved to a named tier', trustAfter(approve({ tier: 3 }), ASKED, NEW), { reviewedTier: 3, grantedTier: null }],
    [
      'an approval never lowers an earlier one',
      trustAfter(approve({ tier: 2 }), ASKED, { reviewedTier: 3 }),
      { reviewedTier: 3, grantedTier: null },
    ],
    ['a risk that was none', trustAfter(approve(), RISK, NEW), { reviewedTier: 0 }],
    [
      'a risk that was none, and a tier',
      trustAfter(approve({ tier: 4 }), RISK, NEW),
      { reviewedTier: 4, grantedTier: null },
    ],
    ['limited to a tier', trustAfter(limit({ tier: 1 }), RISK, NEW), { grantedTier: 1 }],
    ['limited in speed', trustAfter(limit({ ratePerHour: 100 }), ASKED, NEW), { ratePerHour: 100 }],
    ['refused', trustAfter({ decision: 'refuse', reason: 'No' }, ASKED, NEW), {}],
  ];
  for (const [name, change, expected] of table) it(name, () => assert.deepEqual(change, expected));
});
