import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { chainedHash } from '../../../src/modules/billing/invoices/index.js';
import { localDate } from '../../../src/kernel/time/calendar.js';
import { instantOf } from '../../../src/kernel/time/instant.js';
import { LedgerFacade } from '../../../src/modules/billing/ledger/index.js';
import { CloseBooks } from '../../../src/modules/billing/books/use-cases/close-books.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { eventually } from '../../support/eventually.js';
import { startWorld, type World } from '../../support/world.js';
import { rows } from '../accounts/account-world.js';
import { cardPayment, post, sale } from './ledger-in-world.js';
import { WITHOUT_SCHEDULER } from './next-january.js';
import { operatorOf, trialBalance } from './payments-in-world.js';

interface ClosingBody {
  sequence: number;
  kind: string;
  period: string;
  transactions: number;
  totals: Record<string, Record<string, unknown>>;
  grandTotal: Record<string, Record<string, string>>;
  digest: string | null;
  previousHash: string | null;
  hash: string;
}

const CUSTOMER = '01990000-0000-7000-8000-00000000000a';

describe('closings', () => {
  let world: World;
  let token: string;
  /** The year that comes next, and the one after it. */
  let year: number;
  let later: number;
  before(async () => {
    world = await startWorld(WITHOUT_SCHEDULER);
    year = Number(localDate(world.now(), 'UTC').slice(0, 4)) + 1;
    later = year + 1;
    token = await operatorOf(world);
  });
  after(() => world.close());

  const closings = async (kind = '') =>
    (await world.http.get<{ data: ClosingBody[] }>(`/v1/admin/ledger/closings?limit=500${kind}`, { token })).body.data;

  it('each day is closed after its midnight in France, and with it the month and the year', async () => {
    await world.moveTo(`${year}-12-30T10:00:00Z`);
    await post(world, 'invoice:1', sale(CUSTOMER, 10_000));
    await post(world, 'payment:1', cardPayment(CUSTOMER, 12_000));
    // 22:59 UTC is 23:59 in Paris, 23:01 the next day
    await world.moveTo(`${year}-12-30T22:59:00Z`);
    assert.deepEqual(await closings(), []);
    await world.moveTo(`${year}-12-30T23:04:00Z`);
    assert.deepEqual(await closings(), [], 'whoever posts at midnight has five minutes');
    await world.moveTo(`${year}-12-30T23:06:00Z`);
    const [day] = await closings();
    assert.deepEqual([day?.kind, day?.period, day?.sequence, day?.transactions], ['day', `${year}-12-30`, 1, 2]);
    // 100.00 + 20 % = 120.00
    assert.deepEqual(day?.totals['EUR'], {
      invoices: { count: 1, net: '100.00', vat: '20.00', gross: '120.00' },
      creditNotes: { count: 0, net: '0.00', vat: '0.00', gross: '0.00' },
      received: { count: 1, amount: '120.00' },
      paidOut: '0.00',
    });
    await world.moveTo(`${year}-12-31T10:00:00Z`);
    await post(world, 'invoice:2', sale(CUSTOMER, 5_000));
    await world.moveTo(`${later}-01-02T10:00:00Z`);
    const periods = (await closings()).map(({ kind, period }) => `${kind} ${period}`).reverse();
    assert.deepEqual(periods, [
      `day ${year}-12-30`,
      `day ${year}-12-31`,
      `month ${year}-12`,
      `year ${year}`,
      `day ${later}-01-01`,
    ]);
    const [closed] = await closings('&kind=year');
    // 100.00 + 50.00 = 150.00, with 20 % 180.00
    assert.deepEqual(closed?.totals['EUR']?.['invoices'], { count: 2, net: '150.00', vat: '30.00', gross: '180.00' });
    assert.deepEqual(closed?.grandTotal['EUR'], {
      invoiced: '180.00',
      credited: '0.00',
      received: '120.00',
      paidOut: '0.00',
    });
  });

  it('a closed day is closed: what comes late is booked on the first open day', async () => {
    await post(world, 'invoice:late', sale(CUSTOMER, 1_000), `${year}-12-31`);
    const [late] = await rows<{ day: string }>(
      world,
      `select booked_on::text as day from ledger_transactions where about = 'invoice:late'`,
    );
    assert.equal(late?.day, `${later}-01-02`);
    assert.equal((await trialBalance(world)).total, '0.00');
  });

  it('who is posting when the day is closed is waited for, and is in it', async () => {
    const unitOfWork = world.app.get(UnitOfWork);
    const day = `${later}-01-02`;
    let closed: Promise<void> | undefined;
    await unitOfWork.runAsWorker(async (tx) => {
      const posting = { reason: 'test', about: 'invoice:slow', entries: sale(CUSTOMER, 2_000), bookedOn: day };
      await world.app.get(LedgerFacade).postIn(tx, posting);
      closed = world.app.get(CloseBooks).runDue(instantOf(`${later}-01-03T10:00:00Z`));
      await waitForLock(world);
    });
    await closed;
    const closing = (await closings('&kind=day')).find(({ period }) => period === day);
    // invoice:late and invoice:slow
    assert.equal(closing?.transactions, 2);
  });

  it('two closers at once close each day once', async () => {
    await world.moveTo(`${later}-03-05T10:00:00Z`);
    const closer = world.app.get(CloseBooks);
    const at = instantOf(`${later}-05-05T10:00:00Z`);
    await Promise.all([closer.runDue(at), closer.runDue(at), closer.runDue(at)]);
    const all = (await closings()).reverse();
    assert.deepEqual(
      all.map(({ sequence }) => sequence),
      all.map((_, i) => i + 1),
    );
    assert.equal(new Set(all.map(({ kind, period }) => kind + period)).size, all.length);
  });

  it('their hashes are a chain over what they say', async () => {
    let previous: Buffer | null = null;
    const stored = await rows<{ content: object; hash: Buffer; previous_hash: Buffer | null }>(
      world,
      'select content, hash, previous_hash from ledger_closings order by sequence',
    );
    for (const closing of stored) {
      assert.deepEqual(closing.previous_hash, previous);
      assert.deepEqual(chainedHash(previous, closing.content), closing.hash);
      previous = closing.hash;
    }
    assert.ok(stored.length > 60);
  });

  it('nobody changes or removes one', async () => {
    for (const table of ['ledger_closings', 'ledger_day_totals']) {
      for (const sql of [`delete from ${table}`, `truncate ${table}`]) {
        const work = world.app.get(UnitOfWork).runAsWorker((tx) => tx.query(sql));
        await assert.rejects(work, /permission denied|append-only/, sql);
      }
    }
    const change = world.app
      .get(UnitOfWork)
      .runAsWorker((tx) => tx.query('update ledger_closings set period = period'));
    await assert.rejects(change, /permission denied|append-only/);
  });
});

async function waitForLock(world: World): Promise<void> {
  await eventually('the closer waits for whoever is posting', async () => {
    const waiting = await rows(world, `select 1 from pg_locks where locktype = 'advisory' and not granted`);
    return waiting.length > 0;
  });
}
