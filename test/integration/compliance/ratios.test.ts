import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newId } from '../../../src/kernel/ids.js';
import { JudgeRatios } from '../../../src/modules/compliance/ratios/jobs/judge-ratios.js';
import { addMs, HOUR_MS } from '../../../src/kernel/time/instant.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import type { Customer } from '../../support/customer.js';
import { eventually } from '../../support/eventually.js';
import { startWorld, type World } from '../../support/world.js';
import { rows } from '../accounts/account-world.js';
import { nextJanuary, WITHOUT_SCHEDULER } from '../billing/next-january.js';
import { log, riskReviewOf, uuidOf } from './compliance-world.js';
import { alertsOf, blocksOf, relayCustomer, report, untilAlerts } from './complaints-in-world.js';

describe('complaints and bounces against what was sent', () => {
  let world: World;
  let operator: string;
  before(async () => {
    world = await startWorld(WITHOUT_SCHEDULER);
    await world.moveTo(`${nextJanuary(world.now(), 15)}-01-15T09:00:00Z`);
    operator = await world.operator();
  });
  after(() => world.close());

  const lift = (customer: Customer, id: string) =>
    world.http.post(`/v1/admin/accounts/${customer.accountId}/blocks/${id}/lift`, {
      token: operator,
      body: { reason: 'The list was cleaned.' },
    });
  const levelOf = async (customer: Customer, measure: string) =>
    (
      await rows<{ level: string; judge_at: unknown; block_id: string | null }>(
        world,
        'select level, judge_at, block_id from ratio_watches where account_id = $1 and measure = $2',
        [uuidOf(customer), measure],
      )
    )[0];
  /** So many complaints arrive and are judged. */
  const complain = async (customer: Customer, n: number, sum: number) => {
    for (let i = 0; i < n; i += 1) await report(world, customer);
    await untilAlerts(world, customer, operator, 'complaint', sum);
    await world.advance('PT1M');
  };

  it('R-088: 6,000 sent and 2 complaints are fine, the third suspends; the customer reads why and what to do', async () => {
    const customer = await relayCustomer(world, operator);
    await log(world, customer, 'accepted', 6_000);
    await complain(customer, 2, 2);
    assert.deepEqual(await blocksOf(world, customer), []);
    await complain(customer, 1, 3);
    const [block, ...others] = await blocksOf(world, customer);
    assert.deepEqual(others, []);
    assert.deepEqual([block?.reason, block?.scope, block?.measured], ['complaint_rate', 'sending', 3 / 6_000]);
    assert.ok(Math.abs(block!.limit! - 1 / 3_000) < 1e-12);
    assert.ok(block!.steps.length > 0 && block!.questions.length > 0);
    assert.equal(block!.selfService, false);
    const [alert] = await alertsOf(world, customer, operator, 'complaint_rate');
    assert.deepEqual(alert?.detail, { events: 3, base: 6_000, limit: '1/3000', level: 'block', stops: 'sending' });
    await world.inbox.notification(customer.email, 'account-blocked');
    const send = await world.http.post<{ code: string }>('/v1/messages', {
      token: customer.secret,
      body: { from: { email: customer.email }, to: [{ email: 'a@other.example' }], subject: 'S', text: 'T' },
    });
    assert.deepEqual([send.status, send.body.code], [403, 'account_blocked']);
  });

  it('R-088: 300 sent and 1 complaint are too few for a rule: a person reviews', async () => {
    const customer = await relayCustomer(world, operator);
    await log(world, customer, 'accepted', 300);
    await complain(customer, 1, 1);
    await eventually('a review', async () => (await riskReviewOf(world, customer, operator)) !== null);
    assert.deepEqual((await riskReviewOf(world, customer, operator))?.flags, ['complaints']);
    assert.deepEqual(await blocksOf(world, customer), []);
  });

  it('a lifted block is not raised again for the same complaints; counting begins anew', async () => {
    const customer = await relayCustomer(world, operator);
    await log(world, customer, 'accepted', 6_000);
    await complain(customer, 3, 3);
    const [block] = await blocksOf(world, customer);
    assert.equal((await lift(customer, block!.id)).status, 200);
    await eventually('a fresh start', async () => {
      await world.advance('PT1M');
      return (await levelOf(customer, 'complaints'))?.block_id === null;
    });
    assert.deepEqual(await blocksOf(world, customer), []);
    await log(world, customer, 'accepted', 900);
    await complain(customer, 1, 4);
    assert.deepEqual(await blocksOf(world, customer), [], '1 of 900 is for a person');
    await log(world, customer, 'accepted', 100);
    await complain(customer, 1, 5);
    assert.deepEqual(
      (await blocksOf(world, customer)).map(({ reason, measured }) => [reason, measured]),
      [['complaint_rate', 2 / 1_000]],
    );
  });

  it('two schedulers that look at once suspend once and alert once', async () => {
    const customer = await relayCustomer(world, operator);
    await log(world, customer, 'accepted', 3_000);
    const other = await world.another({ ROLES: 'worker' });
    for (let i = 0; i < 3; i += 1) await report(world, customer);
    await untilAlerts(world, customer, operator, 'complaint', 3);
    const at = addMs(world.now(), HOUR_MS);
    const jobs = [world.app.get(JudgeRatios), other.app.get(JudgeRatios)];
    await Promise.all([...jobs, ...jobs].map((job) => job.runDue(at)));
    assert.equal((await blocksOf(world, customer)).length, 1);
    assert.equal((await alertsOf(world, customer, operator, 'complaint_rate')).length, 1);
  });

  it('the same complaint told twice is one alert and counts once', async () => {
    const customer = await relayCustomer(world, operator);
    const complaintId = await report(world, customer);
    await report(world, customer, { complaintId });
    await report(world, customer);
    await untilAlerts(world, customer, operator, 'complaint', 2);
  });

  it('too many bounces are told first, then stop campaigns, then everything that is sent', async () => {
    const customer = await relayCustomer(world, operator);
    const bounce = (n: number) => log(world, customer, 'bounced', n, { class: 'no_such_user' });
    await log(world, customer, 'delivered', 1_000);
    await bounce(52);
    await world.advance('PT2M');
    assert.deepEqual(await blocksOf(world, customer), [], '52 of 1,052 are 4.9 %');
    await bounce(3);
    await world.advance('PT2M');
    assert.deepEqual(await blocksOf(world, customer), [], '55 of 1,055 are told only');
    const alerts = async () =>
      (await alertsOf(world, customer, operator, 'bounce_rate')).map(({ detail }) => detail['level']);
    assert.deepEqual(await alerts(), ['alert']);
    await bounce(35);
    await world.advance('PT2M');
    const scopes = async () => (await blocksOf(world, customer)).map(({ reason, scope }) => [reason, scope]);
    assert.deepEqual(await scopes(), [['bounce_rate', 'campaigns']], '90 of 1,090 are 8.3 %');
    await bounce(30);
    await world.advance('PT2M');
    assert.deepEqual(await scopes(), [['bounce_rate', 'sending']], '120 of 1,120 are 10.7 %');
    assert.deepEqual(await alerts(), ['block', 'restrict', 'alert']);
  });

  it('an alert is acknowledged once, by whoever was first', async () => {
    const customer = await relayCustomer(world, operator);
    await report(world, customer);
    await untilAlerts(world, customer, operator, 'complaint', 1);
    const [alert] = await alertsOf(world, customer, operator);
    const acknowledge = (note: string) =>
      world.http.post<{ note: string }>(`/v1/admin/alerts/${alert!.id}/acknowledge`, {
        token: operator,
        body: { note },
      });
    assert.deepEqual(
      [(await acknowledge('Called him.')).body.note, (await acknowledge('Again.')).body.note],
      ['Called him.', 'Called him.'],
    );
    const open = await world.http.get<{ data: { id: string }[] }>('/v1/admin/alerts?state=open&limit=500', {
      token: operator,
    });
    assert.ok(!open.body.data.some(({ id }) => id === alert!.id));
    const one = await world.http.get<{ acknowledgedBy: string }>(`/v1/admin/alerts/${alert!.id}`, { token: operator });
    assert.match(one.body.acknowledgedBy, /^stf_/);
  });

  it('lists and looks go by an index, whatever the tables hold', async () => {
    const nodes = async (sql: string): Promise<string> => {
      const found = await world.app.get(UnitOfWork).runAsWorker(async (tx) => {
        await tx.query('set local enable_seqscan = off');
        return tx.query<{ 'QUERY PLAN': string }>(`explain ${sql}`);
      });
      return found.map((row) => row['QUERY PLAN']).join('\n');
    };
    const id = `'${newId(world.now())}'`;
    const cases: [index: string, sql: string][] = [
      ['alerts_pkey', `select * from alerts where id < ${id} order by id desc limit 51`],
      [
        'alerts_open_idx',
        `select * from alerts where acknowledged_at is null and id < ${id} order by id desc limit 51`,
      ],
      ['alerts_kind_idx', `select * from alerts where kind = 'complaint' and id < ${id} order by id desc limit 51`],
      ['alerts_account_idx', `select * from alerts where account_id = ${id} and id < ${id} order by id desc limit 51`],
      [
        'alerts_count_idx',
        `select count(*) from alerts where account_id = ${id} and kind = 'complaint' and occurred_at >= now()`,
      ],
      ['ratio_watches_due_idx', 'select min(judge_at) from ratio_watches where judge_at is not null'],
      [
        'violations_account_idx',
        `select * from violations where account_id = ${id} and id < ${id} order by id desc limit 51`,
      ],
      [
        'spam_closures_account_idx',
        `select * from spam_closures where account_id = ${id} and id < ${id} order by id desc`,
      ],
      ['barred_identities_pkey', `select 1 from barred_identities where hash = any(array['a', 'b'])`],
      [
        'sender_refusals_hour_idx',
        `select account_id, sum(refusals) from sender_refusals where hour >= now() group by 1`,
      ],
    ];
    for (const [index, sql] of cases) assert.ok((await nodes(sql)).includes(index), `${index}\n${await nodes(sql)}`);
  });
});
