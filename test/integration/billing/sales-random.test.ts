import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { addLocalDays, localDate } from '../../../src/kernel/time/calendar.js';
import { scaleOf } from '../../support/scale.js';
import { startWorld, type World } from '../../support/world.js';
import { type Deed, SubscriptionModel } from '../../scenarios/subscription-model.js';
import { PLANS } from '../../scenarios/subscription-plans.js';
import { Shop } from '../../scenarios/subscription-shop.js';
import { rows } from '../accounts/account-world.js';
import { WITHOUT_SCHEDULER } from './next-january.js';

type Move =
  { do: 'wait'; days: number } | { do: 'deed'; deed: Deed['do']; plan: number; yearly: boolean; more: number };
/** The examples, and lives drawn by chance. */
const LIVES = scaleOf('RANDOM_LIVES', 14);
const OFFERS = ['freemium-fr', 'suite'] as const;
const CARDS = { tok_ok: 'good', tok_ok_then_declined: 'good_once', tok_declined: 'bad' } as const;
const EFFECTIVE = [undefined, undefined, 'now', 'period_end'] as const;

const move: fc.Arbitrary<Move> = fc.oneof(
  fc.record({ do: fc.constant('wait' as const), days: fc.constantFrom(1, 3, 5, 9, 12, 27, 31, 31, 62, 366) }),
  fc.record({
    do: fc.constant('deed' as const),
    deed: fc.constantFrom<Deed['do']>(
      ...(['buy', 'change', 'change', 'take_back', 'cancel', 'resume', 'renew', 'remove_card'] as const),
    ),
    plan: fc.nat(3),
    yearly: fc.boolean(),
    more: fc.nat(3),
  }),
);
interface Story {
  offer: (typeof OFFERS)[number];
  card: keyof typeof CARDS;
  moves: Move[];
}
const story: fc.Arbitrary<Story> = fc.record({
  offer: fc.constantFrom(OFFERS[0], OFFERS[0], OFFERS[0], OFFERS[1]),
  card: fc.constantFrom(...(['tok_ok', 'tok_ok', 'tok_ok_then_declined', 'tok_declined'] as const)),
  moves: fc.array(move, { minLength: 4, maxLength: 16 }),
});

const deed = (name: Deed['do'], plan = 0, more = 0): Move => ({ do: 'deed', deed: name, plan, yearly: false, more });
const wait = (days: number): Move => ({ do: 'wait', days });
/** Lives that chance might miss: up, down and up again; refused, paid late; cancelled, resumed, ended, bought anew. */
const EXAMPLES: [Story][] = [
  {
    offer: OFFERS[0],
    card: 'tok_ok' as const,
    moves: [deed('buy'), deed('change', 2), wait(9), deed('change', 0), deed('take_back'), deed('change', 1), wait(31)],
  },
  {
    offer: OFFERS[0],
    card: 'tok_ok_then_declined' as const,
    moves: [
      deed('buy'),
      wait(31),
      deed('renew'),
      wait(5),
      deed('renew', 0, 3),
      wait(31),
      deed('remove_card'),
      wait(62),
    ],
  },
  {
    offer: OFFERS[0],
    card: 'tok_ok' as const,
    moves: [deed('buy'), deed('cancel'), deed('resume'), wait(9), deed('cancel'), wait(31), deed('buy', 3), wait(31)],
  },
].map((one): [Story] => [one]);

function deedOf(one: Move & { do: 'deed' }, offer: (typeof OFFERS)[number]): Deed {
  const plan = PLANS[offer][one.plan % PLANS[offer].length]!;
  const term = one.yearly ? 'year' : 'month';
  if (one.deed === 'buy') return { do: 'buy', plan, term };
  if (one.deed === 'change') return { do: 'change', plan, term, effective: EFFECTIVE[one.more] };
  if (one.deed === 'renew') return { do: 'renew', withNewCard: one.more > 1 };
  return { do: one.deed };
}

/** Purged accounts forget their contracts; what they were charged stays. */
function comparable<T extends { status: string; invoices: string[] }>(seen: T | null | undefined) {
  return seen?.status === 'deleted' ? { status: 'deleted', invoices: seen.invoices } : (seen ?? null);
}

describe('a subscription, whatever its customer does', () => {
  let world: World;
  let shop: Shop;
  before(async () => {
    world = await startWorld(WITHOUT_SCHEDULER);
    await world.moveTo('2027-01-29T10:00:00Z');
    shop = new Shop(world);
  });
  after(() => world.close());

  const today = (): string => localDate(world.now(), 'Europe/Paris');

  it('has the status, the term, the scheduled change and the invoices that a separate model says', async () => {
    const done = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(story, async ({ offer, card, moves }) => {
        const customer = await shop.customer(offer, card);
        const ends = offer === 'suite' ? 'purges' : 'falls_back';
        const model = new SubscriptionModel(ends, { kind: CARDS[card], charges: 0, removed: false });
        for (const one of moves) {
          if (one.do === 'wait') {
            const day = addLocalDays(today(), one.days);
            await world.moveTo(`${day}T10:00:00Z`);
            model.liveUntil(day);
          } else {
            const deed = deedOf(one, offer);
            if (deed.do === 'buy' ? !model.mayBuy : model.seen() === null && deed.do !== 'remove_card') continue;
            if (model.seen()?.status === 'deleted') continue;
            const [expected, did] = [model.take(deed, today()), await shop.take(customer, deed)];
            assert.equal(did, expected, `${today()} ${JSON.stringify(deed)}`);
            const name = `${deed.do} ${did ? 'done' : 'refused'}`;
            done.set(name, (done.get(name) ?? 0) + 1);
          }
          const seen = (await shop.seen()).get(customer.scope.accountId);
          const { hours = '00:0000:00', ...facts } = seen ?? {};
          assert.equal(hours, '00:0000:00', 'terms begin and end at midnight');
          const expected = comparable(model.seen());
          if (seen || expected?.status !== 'deleted') {
            assert.deepEqual(comparable(seen ? (facts as typeof seen) : null), expected, today());
          }
        }
        await rows(world, 'update subscriptions set due_at = null where account_id = $1', [customer.scope.accountId]);
      }),
      { numRuns: LIVES, examples: EXAMPLES },
    );
    // The examples alone see to each of these, whatever chance adds.
    for (const name of ['change done', 'cancel done', 'resume done', 'renew done', 'renew refused']) {
      assert.ok(done.has(name), `${name} never happened: ${JSON.stringify([...done])}`);
    }
  });
});
