import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { startWorld, type World } from '../../support/world.js';
import { rows } from '../accounts/account-world.js';
import { WITHOUT_SCHEDULER } from './next-january.js';
import { type Buyer, card, gatewayEvent, orderSeats, suiteCustomer, trialBalance } from './payments-in-world.js';

const TOKENS = [
  'tok_ok',
  'tok_declined',
  'tok_insufficient_funds',
  'tok_requires_action',
  'tok_timeout',
  'tok_ok_then_declined',
] as const;

type Step =
  | { kind: 'order'; buyer: number; token: number; quantity: number; key: number }
  | { kind: 'event'; payment: number; id: number; type: string }
  | { kind: 'wait'; minutes: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant('order' as const),
    buyer: fc.nat(1),
    token: fc.nat(TOKENS.length - 1),
    quantity: fc.integer({ min: 1, max: 3 }),
    key: fc.nat(20),
  }),
  fc.record({
    kind: fc.constant('event' as const),
    payment: fc.nat(30),
    id: fc.nat(2),
    type: fc.constantFrom('succeeded', 'failed', 'requires_action'),
  }),
  fc.record({ kind: fc.constant('wait' as const), minutes: fc.constantFrom(1, 10, 60, 1_600) }),
);

/** What must hold after anything. */
const WRONG: Record<string, string> = {
  'a ledger transaction that is off': `select 1 from ledger_entries group by transaction_id, currency having sum(amount_minor) <> 0`,
  'a gap in the numbers': `select 1 from invoices group by series having max(sequence) <> count(*) or min(sequence) <> 1`,
  'an invoice without its payment': `select 1 from invoices i join orders o on o.id = i.order_id
    where not exists (select from payments p where p.purpose_id = o.id and p.state = 'succeeded')`,
  'a payment without its invoice': `select 1 from payments p join orders o on o.id = p.purpose_id
    where p.state = 'succeeded' and o.state <> 'invoiced'`,
  'an add-on that is active without an invoice, or the other way round': `select 1 from add_ons
    where (status = 'active') <> (invoice_id is not null)`,
  'a charge that nobody knows of': `select 1 from sandbox_charges c left join payments p on p.id = c.reference
    where c.state = 'succeeded' and coalesce(p.state, 'none') not in ('succeeded', 'pending')`,
  'money that the gateway has not': `select 1 from payments p left join sandbox_charges c on c.reference = p.id
    where p.state = 'succeeded' and (c.state is distinct from 'succeeded' or c.amount_minor <> p.amount_minor)`,
  'an invoice of another amount than was paid': `select 1 from invoices i join payments p on p.purpose_id = i.order_id
    where p.state = 'succeeded' and (p.amount_minor <> i.gross_minor or i.paid_minor <> i.gross_minor)`,
};

describe('whatever happens, in any order, several things at once', () => {
  let world: World;
  let buyers: Buyer[];
  before(async () => {
    world = await startWorld({ ...WITHOUT_SCHEDULER, DATABASE_POOL: '30' });
    buyers = [await suiteCustomer(world), await suiteCustomer(world)];
  });
  after(() => world.close());

  async function take(one: Step, run: number): Promise<void> {
    if (one.kind === 'wait') return world.advance(`PT${one.minutes}M`);
    if (one.kind === 'order') {
      const buyer = buyers[one.buyer]!;
      const method = await card(world, buyer.token, TOKENS[one.token]);
      const answer = await orderSeats(world, buyer, one.quantity, method, {
        'idempotency-key': `run-${run}-${one.key}`,
      });
      assert.ok([201, 202, 402, 409, 422].includes(answer.status), answer.text);
      return;
    }
    const payments = await rows<{ id: string }>(world, 'select id from payments order by id desc limit 30');
    const payment = payments[one.payment % Math.max(1, payments.length)];
    if (!payment) return;
    // An event may be told again and again, and is always about the same payment.
    const answer = await gatewayEvent(world, `pay_${payment.id}`, `run-${run}-${payment.id}-${one.id}`, one.type);
    assert.ok([200, 404].includes(answer.status), answer.text);
  }

  it('the books balance, numbers have no gap, and everything is paid exactly once', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(step, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 4 }),
        async (rounds) => {
          run += 1;
          for (const round of rounds) {
            // The clock is moved alone: a move waits until nothing is on its way.
            await Promise.all(round.filter(({ kind }) => kind !== 'wait').map((one) => take(one, run)));
            for (const wait of round.filter(({ kind }) => kind === 'wait').slice(0, 1)) await take(wait, run);
            for (const [about, sql] of Object.entries(WRONG)) assert.deepEqual(await rows(world, sql), [], about);
            assert.equal((await trialBalance(world)).total, '0.00');
          }
        },
      ),
      { numRuns: 12, interruptAfterTimeLimit: 40_000, markInterruptAsFailure: false },
    );
    const { accounts } = await trialBalance(world);
    assert.equal(accounts.find(({ account }) => account === 'receivable')?.balance ?? '0.00', '0.00');
  });
});
