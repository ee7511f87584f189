import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { parseWireId } from '../../src/kernel/ids.js';
import { addMs, HOUR_MS, type Instant, instantOf, toIso } from '../../src/kernel/time/instant.js';
import { EgressFacade } from '../../src/modules/dedicated-ips/index.js';
import { planNamed, stageOf } from '../../src/modules/dedicated-ips/warmup/index.js';
import { eventually } from '../support/eventually.js';
import { MailWorld } from '../integration/delivery/mail-world.js';
import { ask, grant, type IpRequest, rowsOf, staffWith, stock } from '../integration/dedicated-ips/ips-in-world.js';

interface OwnIp {
  id: string;
  state: string;
  warmup: {
    stage: number;
    dailyCap: number;
    hourlyCap: number;
    usedToday: number;
    paused: boolean;
    lastVerdict: string | null;
  } | null;
}

const OWN = '127.0.0.31';
const PLAN = planNamed('standard-2026');

describe('an address warms up for three weeks, and four workers send from it', () => {
  let mail: MailWorld;
  let ipId: string;
  let wireId: string;
  let workers: EgressFacade[];
  before(async () => {
    mail = await MailWorld.start('smart-host');
    const { world, customer } = mail;
    const others = [];
    for (let i = 0; i < 3; i += 1) others.push(await world.another({ ROLES: 'worker' }));
    workers = [world.app, ...others.map(({ app }) => app)].map((app) => app.get(EgressFacade));
    await world.moveTo('2027-03-01T08:00:00Z');
    await grant(world, customer.accountId, 'freemium-fr.premium-150k');
    const [ip] = await stock(world, [OWN]);
    wireId = ip!.id;
    ipId = parseWireId('ip', wireId)!;
    const { body: made } = await ask(world, await signedIn(), {
      streams: [{ stream: 'transactional', monthlyVolume: 20_000_000 }],
    });
    const token = await staffWith(world, ['compliance'], 'compliance@customer.test');
    const approved = await world.http.post<IpRequest>(`/v1/admin/ip-requests/${made.id}/approve`, { token, body: {} });
    assert.equal(approved.body.status, 'provisioned', approved.text);
    await eventually('all workers know the address', async () =>
      workers.every((worker) => worker.addressesOf('ip:' + OWN)?.length === 1) ? true : undefined,
    );
  });
  after(() => mail.close());

  /** Tokens of people live for minutes; the clock moves by days. */
  const signedIn = async (): Promise<string> => {
    const { username, password } = mail.customer;
    const login = await mail.world.http.post<{ accessToken: string }>('/v1/auth/login', {
      body: { username, password },
    });
    return login.body.accessToken;
  };
  const own = async (): Promise<OwnIp> =>
    (await mail.world.http.get<OwnIp>(`/v1/dedicated-ips/${wireId}`, { token: mail.customer.secret })).body;
  const act = async (what: string) =>
    mail.world.http.post<OwnIp & { code: string }>(`/v1/dedicated-ips/${wireId}/${what}`, {
      token: mail.customer.secret,
      body: {},
    });
  const sentFrom = (address: string, subject: string): number =>
    mail.sink.mails.filter(({ remoteAddress, raw }) => remoteAddress.endsWith(address) && raw.includes(subject)).length;
  const sendMany = async (n: number, subject: string): Promise<void> => {
    const message = (i: number) => ({
      from: { email: mail.customer.email },
      to: [{ email: `u${i}@receiver.test` }],
      subject,
      text: 'Hello',
    });
    const answer = await mail.world.http.post('/v1/messages/batch', {
      token: mail.customer.secret,
      body: { messages: Array.from({ length: n }, (_, i) => message(i)) },
    });
    assert.equal(answer.status, 200, answer.text);
  };

  it('the hour’s limit is 40: of 70 mails 40 leave from the new address, the others from shared ones, with four workers', async () => {
    const before = await own();
    assert.deepEqual([before.warmup?.stage, before.warmup?.dailyCap, before.warmup?.hourlyCap], [1, 200, 40]);
    await sendMany(70, 'Subject: first-hour');
    await eventually('all have left', async () =>
      mail.sink.mails.filter(({ raw }) => raw.includes('Subject: first-hour')).length === 70 ? true : undefined,
    );
    assert.deepEqual([sentFrom(OWN, 'Subject: first-hour'), sentFrom('127.0.0.1', 'Subject: first-hour')], [40, 30]);
    assert.equal((await own()).warmup?.usedToday, 40);
  });

  it('a pool that waits keeps its mail for the next hour, and says why', async () => {
    await rowsOf(mail.world, `update ip_pools set overflow = 'wait' where account_id is not null`);
    await rowsOf(mail.world, 'update egress_versions set version = version + 1');
    await eventually(
      'the workers know',
      async () =>
        workers.every((worker) => worker.overflowOf(worker.egressNow('shared', who()), who().accountId) === null) ||
        undefined,
    );
    const id = await mail.send('waits@receiver.test', { subject: 'waits' });
    const waiting = await eventually('it waits for the warm-up', async () => {
      const { body } = await mail.world.http.get<{ recipients: { waitingFor?: string | null }[] }>(
        `/v1/messages/${id}`,
        {
          token: mail.customer.secret,
        },
      );
      return body.recipients[0]?.waitingFor?.includes('warming up') ? body.recipients[0].waitingFor : undefined;
    });
    assert.match(waiting, /goes on at 2027-03-01 \d\d:00 UTC/);
    await mail.world.advance('PT1H');
    await mail.event(id, 'delivered');
    assert.equal(sentFrom(OWN, 'Subject: waits'), 1);
    await rowsOf(mail.world, `update ip_pools set overflow = 'shared' where account_id is not null`);
    await rowsOf(mail.world, 'update egress_versions set version = version + 1');
  });

  it('three weeks, each day as much as the limits grant to four workers at once: never over a limit, a stage a day', async () => {
    const stages: number[] = [];
    for (let day = 2; day <= 22; day += 1) {
      const morning = instantOf(`2027-03-${String(day).padStart(2, '0')}T00:30:00Z`);
      await mail.world.moveTo(toIso(morning));
      const stage = (await own()).warmup!.stage;
      stages.push(stage);
      await eventually(
        'the workers know the stage',
        async () =>
          workers.every((one) => one.addressesOf('ip:' + OWN)?.[0]?.limits?.daily === stageOf(PLAN, stage).daily) ||
          undefined,
      );
      for (let hour = 0; hour < 6; hour += 1) await takeAtOnce(addMs(morning, hour * HOUR_MS), stage);
    }
    const used = await rowsOf<{ unit: string; scope: string; starts: Instant; used: number }>(
      mail.world,
      `select unit, scope, starts, used from ip_uses where ip_id = $1 and starts >= '2027-03-02' order by starts`,
      [ipId],
    );
    for (const { unit, scope, starts, used: n } of used) {
      const stage = stages[Number(toIso(starts).slice(8, 10)) - 2]!;
      const { daily, hourly, providerDaily } = stageOf(PLAN, stage);
      const ofDay = scope === '*' ? daily : providerDaily;
      const limit = unit === 'h' ? hourly : ofDay;
      assert.ok(n <= limit, `${toIso(starts)} ${unit} ${scope}: ${n} of ${limit}`);
      if (unit === 'd' && scope === '*') assert.equal(n, daily);
    }
    assert.deepEqual(
      stages,
      [1, ...Array.from({ length: 20 }, (_, i) => i + 2)].slice(0, 21).map((_, i) => i + 1),
    );
    const chart = await mail.world.http.get(`/v1/dedicated-ips/${wireId}/warmup/chart.svg`, {
      token: mail.customer.secret,
    });
    assert.equal(chart.status, 200);
    assert.match(chart.text, /Warm-up of 127\.0\.0\.31/);
    assert.match(chart.text, />Plan: /);
  });

  /** Four workers, each asking again and again for both providers, all at once. */
  async function takeAtOnce(at: ReturnType<typeof instantOf>, stage: number): Promise<void> {
    const { hourly } = stageOf(PLAN, stage);
    const wanted = Math.ceil(hourly / 5);
    const asks = workers.flatMap((worker) =>
      Array.from({ length: 4 }, (_, i) => worker.take(ipId, i % 2 === 0 ? 'google' : 'other', wanted, at)),
    );
    const taken = await Promise.all(asks);
    assert.ok(taken.some((one) => one !== null));
  }

  it('a pause keeps the stage, resumed it goes on; a day of bounces holds it; ended by hand nothing limits it', async () => {
    const before = (await own()).warmup!.stage;
    assert.equal((await act('warmup/pause')).body.warmup?.paused, true);
    assert.equal((await act('warmup/pause')).body.code, 'warmup_state');
    await mail.world.moveTo('2027-03-25T00:30:00Z');
    assert.equal((await own()).warmup!.stage, before);
    assert.equal((await act('warmup/resume')).body.warmup?.paused, false);
    assert.equal((await act('warmup/resume')).body.code, 'warmup_state');
    const done = await act('warmup/complete');
    assert.deepEqual([done.body.state, done.body.warmup], ['active', null]);
    assert.equal((await act('warmup/complete')).body.code, 'warmup_state');
    await eventually(
      'nothing limits it',
      async () => workers.every((worker) => worker.addressesOf('ip:' + OWN)?.[0]?.limits === null) || undefined,
    );
  });

  it('given back it rests for 90 days, and comes to the stock again', async () => {
    const released = await act('release');
    assert.equal(released.status, 200, released.text);
    assert.equal(released.body.state, 'cooling');
    assert.equal(
      (await mail.world.http.get(`/v1/dedicated-ips/${wireId}`, { token: mail.customer.secret })).status,
      404,
    );
    const state = async () =>
      (await rowsOf<{ state: string }>(mail.world, 'select state from ip_addresses where id = $1', [ipId]))[0]!.state;
    await mail.world.moveTo('2027-06-20T00:00:00Z');
    assert.equal(await state(), 'cooling');
    await mail.world.moveTo('2027-06-24T00:00:00Z');
    assert.equal(await state(), 'stock');
  });

  function who(): { accountId: string; stream: 'transactional' } {
    return { accountId: parseWireId('acc', mail.customer.accountId)!, stream: 'transactional' };
  }
});
