import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { parseWireId } from '../../src/kernel/ids.js';
import { MailEventLog } from '../../src/modules/spool/index.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { eventually } from '../support/eventually.js';
import { startWorld, type World } from '../support/world.js';
import { Campaigning, people } from '../integration/campaigns/campaign-steps.js';
import { bigCustomer } from '../integration/sending/bulk-steps.js';

const READERS = 600;
const SAMPLE = 30;

interface Report {
  delivered: number;
  variants: { variant: string; subject: string; delivered: number; uniqueOpens: number; rates: { opened: number } }[];
  winner: { variant: string; reason: string; by: string } | null;
}

/** Two subjects are tried on three of ten; four hours later the better one goes to everybody else. */
describe('an A/B test of subjects', () => {
  let world: World;
  let mine: Campaigning;
  before(async () => {
    world = await startWorld();
    await world.moveTo('2030-03-04T08:00:00Z');
    mine = new Campaigning(world, await bigCustomer(world));
  });
  after(() => world.close());

  const variants = [{ subject: 'Plain' }, { subject: 'Shiny' }];
  const report = async (id: string): Promise<Report> =>
    (await mine.call<Report>('GET', `/v1/campaigns/${id}/report`)).body;

  /** As people do: so many of a variant's readers open it. */
  async function open(id: string, place: number, share: number): Promise<void> {
    const rows = await mine.query<{ delivery_id: string; message_id: string }>(
      `select d.id as delivery_id, d.message_id from campaign_variants v join messages m on m.bulk_id = v.bulk_id
         join deliveries d on d.message_id = m.id where v.campaign_id = $1 and v.place = $2 and d.status = 5 order by d.id`,
      [parseWireId('cmp', id), place],
    );
    const events = rows.slice(0, Math.ceil(rows.length * share)).map((row) => ({
      accountId: mine.scope.accountId,
      messageId: row.message_id,
      deliveryId: row.delivery_id,
      type: 'opened' as const,
      at: world.now(),
      detail: { firstByPerson: true } as never,
    }));
    await world.app
      .get(UnitOfWork)
      .runAsWorker((tx) => world.app.get(MailEventLog, { strict: false }).appendIn(tx, events));
  }

  it('08:00 the sample, 12:00 the decision, then everybody once', async () => {
    const list = await mine.list('Readers', people(READERS));
    const abTest = { samplePercent: SAMPLE, winner: 'opens', decideAfter: 'PT4H' };
    const id = await mine.draft([list], { variants, abTest });
    await mine.act(id, 'schedule');
    const tried = await mine.until('the sample is out', id, ({ because }) => because?.code === 'winner_not_decided');
    const sample = tried.progress['sent']!;
    const expected = (READERS * SAMPLE) / 100;
    assert.ok(Math.abs(sample - expected) < 6 * Math.sqrt(expected), `${sample} of about ${expected}`);
    await eventually('the sample arrived', async () => {
      await world.advance('PT6S');
      return (await report(id)).delivered === sample;
    });
    await open(id, 1, 0.2);
    await open(id, 2, 0.5);
    await world.moveTo('2030-03-04T11:59:00Z');
    assert.equal((await mine.show(id)).progress['sent'], sample);
    await world.moveTo('2030-03-04T12:05:00Z');
    const decided = await mine.until('the rest has it', id, ({ progress }) => progress['sent'] === READERS);
    assert.deepEqual([decided.winner!.variant, decided.winner!.by, decided.winner!.reason], ['B', 'opens', 'better']);
    await eventually('it is done', async () => {
      await world.advance('PT6S');
      return (await mine.show(id)).state === 'done';
    });
    const copies = await mine.copies(id);
    assert.deepEqual([copies.size, Math.max(...copies.values())], [READERS, 1]);
    const { variants: told, winner, delivered } = await report(id);
    assert.equal(delivered, READERS);
    assert.equal(told[0]!.delivered + told[1]!.delivered, READERS);
    assert.ok(told[1]!.delivered > READERS * (1 - SAMPLE / 100));
    assert.deepEqual([told[1]!.subject, winner!.variant], ['Shiny', 'B']);
    assert.ok(told[0]!.uniqueOpens > 0);
  });

  it('by hand: it waits until somebody chooses, once', async () => {
    const list = await mine.list('By hand', people(60, undefined, 'hand.example'));
    const id = await mine.draft([list], { variants, abTest: { samplePercent: 50, winner: 'manual' } });
    await mine.act(id, 'schedule');
    const waits = await mine.until('the sample is out', id, ({ because }) => because?.code === 'winner_not_chosen');
    assert.equal(waits.because!.until, null);
    await world.advance('P2D');
    assert.equal((await mine.show(id)).progress['sent'], waits.progress['sent']);
    const wrong = await mine.call('POST', `/v1/campaigns/${id}/winner`, { variant: 'C' });
    assert.equal(wrong.status, 422);
    const chosen = await mine.act(id, 'winner', { variant: 'A' });
    assert.deepEqual([chosen.winner!.variant, chosen.winner!.reason], ['A', 'chosen']);
    const done = await mine.until('everybody has it', id, ({ progress }) => progress['sent'] === 60);
    const again = await mine.call<{ code: string }>('POST', `/v1/campaigns/${id}/winner`, { variant: 'B' });
    assert.equal(again.status, 409);
    assert.ok(['winner_already_chosen', 'campaign_state'].includes(again.body.code), done.state);
  });

  it('too few to learn from: the first wins, and it says so', async () => {
    const list = await mine.list('Few', people(20, undefined, 'few.example'));
    const abTest = { samplePercent: 50, winner: 'clicks', decideAfter: 'PT15M' };
    const id = await mine.draft([list], { variants, abTest });
    await mine.act(id, 'schedule');
    await mine.until('the sample is out', id, ({ because }) => because?.code === 'winner_not_decided');
    await world.advance('PT20M');
    const all = await mine.until('everybody has it', id, ({ progress }) => progress['sent'] === 20);
    assert.deepEqual([all.winner!.variant, all.winner!.reason], ['A', 'too_little_data']);
  });
});
