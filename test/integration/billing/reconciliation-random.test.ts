import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { formatAmount, money } from '../../../src/kernel/money.js';
import { ReconcileWallets } from '../../../src/modules/billing/wallet/index.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { camt053, type CamtVersion, type StatementLine } from '../../support/bank-statements.js';
import { startWorld, type World } from '../../support/world.js';
import { invoiceNow, offlineMethod, walletOf } from './open-invoices-in-world.js';
import { type Buyer, type InvoiceBody, invoicesOf, operatorOf, orderSeats, suiteCustomer, trialBalance } from './payments-in-world.js'; // prettier-ignore

/** What a payer does: pays one of two invoices, his wallet, both invoices at once, or nobody knows what. */
const PURPOSES = ['first', 'second', 'wallet', 'both', 'nothing', 'debit', 'dollars', 'pending'] as const;
type Purpose = (typeof PURPOSES)[number];

interface Payment {
  purpose: Purpose;
  minor: number;
}

/** In which files, of which version, each payment is told, and how often. */
interface Plan {
  payments: Payment[];
  files: { version: CamtVersion; of: number[] }[];
}

const plan: fc.Arbitrary<Plan> = fc
  .array(fc.record({ purpose: fc.constantFrom(...PURPOSES), minor: fc.integer({ min: 1, max: 9_000 }) }), {
    minLength: 1,
    maxLength: 10,
  })
  .chain((payments) =>
    fc.record({
      payments: fc.constant(payments),
      files: fc.array(
        fc.record({
          version: fc.constantFrom<CamtVersion>('02', '08'),
          of: fc.array(fc.nat(payments.length - 1), { maxLength: 12 }),
        }),
        { minLength: 1, maxLength: 6 },
      ),
    }),
  );

const GROSS = 12_000;
const euros = (minor: number): string => formatAmount(money(minor));

describe('whatever banks tell, in whatever files, all at once', () => {
  let world: World;
  let token: string;
  before(async () => {
    world = await startWorld({ API_RATE_LIMIT: '1000000' });
    token = await operatorOf(world);
  });
  after(() => world.close());
  let run = 0;

  const bankBalance = async (): Promise<number> =>
    Number((await trialBalance(world)).accounts.find(({ account }) => account === 'bank')?.balance ?? 0);
  const upload = async (lines: StatementLine[], version: CamtVersion): Promise<void> => {
    const headers = { 'content-type': 'application/xml' };
    const body = camt053(lines, { version });
    const answer = await world.http.post('/v1/admin/payments/reconciliation', { token, body, headers });
    assert.equal(answer.status, 200, answer.text);
  };
  const order = async (buyer: Buyer, method: string): Promise<InvoiceBody> => {
    await orderSeats(world, buyer, 1, method);
    return (await invoicesOf(world, buyer.token))[0]!;
  };

  it('each payment counts once, where it was meant to or in the queue, and not a cent is made or lost', async () => {
    await fc.assert(
      fc.asyncProperty(plan, async ({ payments, files }) => {
        run += 1;
        const buyer = await suiteCustomer(world);
        const method = await offlineMethod(world, buyer);
        const [first, second] = [await order(buyer, method), await order(buyer, method)];
        const wallet = await world.http.get<{ depositReference: string }>('/v1/wallet', { token: buyer.token });
        const words: Record<Purpose, string> = {
          first: first.paymentReference,
          second: second.paymentReference,
          wallet: wallet.body.depositReference,
          both: `${first.paymentReference}, ${second.paymentReference}`,
          nothing: 'the usual',
          debit: first.paymentReference,
          dollars: first.paymentReference,
          pending: first.paymentReference,
        };
        const line = (i: number): StatementLine => {
          const { purpose, minor } = payments[i]!;
          return {
            amount: euros(minor),
            servicerRef: `R${run}-${i}`,
            remittance: [words[purpose]],
            ...(purpose === 'debit' ? { indicator: 'DBIT' as const } : {}),
            ...(purpose === 'dollars' ? { currency: 'USD' } : {}),
            ...(purpose === 'pending' ? { status: 'PDNG' as const } : {}),
          };
        };
        const before = await bankBalance();
        await Promise.all(files.map(({ version, of }) => upload(of.map(line), version)));

        const told = [...new Set(files.flatMap(({ of }) => of))].map((i) => payments[i]!);
        const sum = (...of: Purpose[]): number =>
          told.filter(({ purpose }) => of.includes(purpose)).reduce((total, { minor }) => total + minor, 0);
        const came = sum('first', 'second', 'wallet', 'both', 'nothing');
        assert.equal(Math.round(((await bankBalance()) - before) * 100), came);
        const paid = [Math.min(sum('first'), GROSS), Math.min(sum('second'), GROSS)];
        for (const [i, invoice] of [first, second].entries())
          assert.equal((await invoiceNow(world, buyer, invoice.id)).amountPaid.amount, euros(paid[i]!));
        const over = sum('first') + sum('second') - paid[0]! - paid[1]!;
        assert.equal(await walletOf(world, buyer), euros(over + sum('wallet')));
        const [waiting] = await world.app.get(UnitOfWork).readAsWorker<{ sum: number }>(
          `select coalesce(sum(amount_minor), 0)::int as sum from statement_entries
             where state = 'unmatched' and external_id like $1`,
          [`R${run}-%`],
        );
        assert.equal(waiting!.sum, sum('both', 'nothing'));
        assert.equal((await trialBalance(world)).total, '0.00');
        assert.deepEqual(await world.app.get(ReconcileWallets).mismatches(), []);
      }),
      { numRuns: 12 },
    );
  });
});
