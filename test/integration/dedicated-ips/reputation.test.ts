import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { HOUR_MS } from '../../../src/kernel/time/instant.js';
import { JudgeReputations } from '../../../src/modules/dedicated-ips/reputation/use-cases/judge-reputations.js';
import { eventually } from '../../support/eventually.js';
import { startWorld, type World } from '../../support/world.js';
import type { SignedIn } from '../billing/account-in-world.js';
import { accountWith, ask, type ProblemBody, rowsOf, staffWith, stock, type StockIp } from './ips-in-world.js';

interface Reputation {
  by: string;
  subject: string;
  accountId: string | null;
  window: string;
  delivered: number;
  bounced: number;
  score: number;
  standing: string;
  reasons: { measure: string; events: number; base: number; limit: { events: number; per: number } }[];
  class: string | null;
}
interface DryRun {
  ip: string | null;
  pool: string;
}
interface Facts {
  lately: { accepted: number; streams: object; peakDay: number; standing: string; bounceRatio: string | null };
  advice: { advice: string; reasons: { code: string; text: string }[]; recommendation: { count: number } };
}

const INSTALLATION = '00000000-0000-7000-8000-0000000000ff';
const [ALL, STREAM, DOMAIN, IP] = [0, 1, 3, 6];
const PLAN = 'freemium-fr.premium-150k';

describe('how mail is received, and what follows from it', () => {
  let world: World;
  let compliance: string;
  let support: string;
  let good: SignedIn;
  let bad: SignedIn;
  let fresh: SignedIn;
  before(async () => {
    world = await startWorld();
    compliance = await staffWith(world, ['compliance'], 'compliance@posthorn.test');
    support = await staffWith(world, ['support_agent'], 'support@posthorn.test');
    good = await accountWith(world, PLAN);
    bad = await accountWith(world, PLAN);
    fresh = await accountWith(world, PLAN);
  });
  after(() => world.close());

  /** Hours of the statistics, as the counter writes them. */
  const counted = (
    accountId: string,
    [dimension, value]: readonly [number | undefined, string],
    hoursAgo: number,
    counts: Partial<Record<'accepted' | 'delivered' | 'deferred' | 'bounced' | 'complained', number>>,
  ) => {
    const { accepted = 0, delivered = 0, deferred = 0, bounced = 0, complained = 0 } = counts;
    const hour = Math.floor(world.now() / HOUR_MS) - hoursAgo;
    return rowsOf(
      world,
      `insert into stats_hours (account_id, dimension, hour, value, accepted, delivered, deferred, bounced, complained)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [accountId, dimension, hour, value, accepted, delivered, deferred, bounced, complained],
    );
  };
  const judged = () => world.app.get(JudgeReputations, { strict: false }).run();
  const list = async (query: string, token = compliance) =>
    world.http.get<{ data: Reputation[]; nextCursor: string | null } & ProblemBody>(`/v1/admin/reputation?${query}`, {
      token,
    });
  const shown = ({ subject, standing, score, reasons }: Reputation) =>
    `${subject} ${standing} ${score} ${reasons.map(({ measure, events, base }) => `${measure} ${events}/${base}`).join()}`.trim();
  const share = (id: string, of: string, token = compliance) =>
    world.http.call<StockIp & ProblemBody>('PUT', `/v1/admin/ips/${id}/shared-pool`, { token, body: { class: of } });
  const wayOf = async ({ token }: SignedIn) =>
    (
      await world.http.post<DryRun>('/v1/routing/dry-run', {
        token,
        body: { from: 'ann@customer.test', to: 'ada@receiver.test', stream: 'transactional' },
      })
    ).body;

  it('by address, domain and account, over a day, a week and a month, worst first; nothing is rounded', async () => {
    await counted(good.id, [ALL, ''], 2, { accepted: 2_000, delivered: 1_990, bounced: 10 });
    await counted(good.id, [STREAM, 'transactional'], 2, { accepted: 1_900 });
    await counted(good.id, [STREAM, 'marketing'], 2, { accepted: 100 });
    await counted(good.id, [DOMAIN, 'good.example'], 2, { accepted: 2_000, delivered: 1_990, bounced: 10 });
    await counted(bad.id, [ALL, ''], 30, { accepted: 1_000, delivered: 890, bounced: 110 });
    await counted(bad.id, [ALL, ''], 24 * 10, { accepted: 1_000, delivered: 1_000, complained: 1 });
    await counted(bad.id, [DOMAIN, 'bad.example'], 30, { accepted: 1_000, delivered: 890, bounced: 110 });
    await counted(INSTALLATION, [IP, '198.51.100.1'], 3, { delivered: 1_990, bounced: 10 });
    await counted(INSTALLATION, [IP, '198.51.100.2'], 3, { delivered: 100, deferred: 300 });
    await judged();
    const week = (await list('by=account')).body.data;
    assert.deepEqual(week.map(shown), [`${bad.accountId} poor 47 bounced 110/1000`, `${good.accountId} good 98`]);
    assert.deepEqual(week[0]!.reasons[0]!.limit, { events: 10, per: 100 });
    const day = (await list('by=account&window=1d')).body.data;
    assert.deepEqual(day.map(shown), [`${good.accountId} good 98`, `${bad.accountId} unknown 100`]);
    const month = (await list('by=account&window=30d&standing=watch')).body.data;
    assert.deepEqual(month.map(shown), [`${bad.accountId} watch 77 bounced 110/2000`]);
    const domains = (await list(`by=domain&accountId=${bad.accountId}`)).body.data;
    assert.deepEqual(
      domains.map(({ subject, accountId, standing }) => [subject, accountId, standing]),
      [['bad.example', bad.accountId, 'poor']],
    );
    const addresses = (await list('by=ip')).body.data;
    assert.deepEqual(addresses.map(shown), ['198.51.100.2 poor 37 deferred 300/400', '198.51.100.1 good 98']);
    assert.ok(addresses.every(({ accountId }) => accountId === null));
  });

  it('pages go on where they ended; a filter that is none is refused; only compliance reads it', async () => {
    const first = (await list('by=ip&limit=1')).body;
    const second = (await list(`by=ip&limit=1&cursor=${first.nextCursor}`)).body;
    assert.deepEqual([first.data[0]!.subject, second.data[0]!.subject], ['198.51.100.2', '198.51.100.1']);
    assert.equal(second.nextCursor, null);
    for (const query of ['', 'by=stream', 'by=ip&window=2d', 'by=account&accountId=x', 'by=ip&cursor=x'])
      assert.equal((await list(query)).status, 422, query);
    assert.equal((await list('by=ip', support)).status, 403);
    assert.equal((await list('by=ip', good.token)).status, 403);
  });

  it('a stranger is new, who is received well is good, who is received badly is in quarantine at once', async () => {
    const classes = Object.fromEntries(
      (await list('by=account')).body.data.map(({ accountId, class: of }) => [accountId, of]),
    );
    assert.deepEqual(classes, { [good.accountId]: 'good', [bad.accountId]: 'quarantine' });
    await eventually('the newcomer is classed', async () => {
      const rows = await rowsOf<{ class: string }>(world, 'select class from sender_classes where account_id = $1', [
        fresh.id,
      ]);
      return rows[0]?.class === 'new' ? true : undefined;
    });
    const audit = await rowsOf<{ to: string }>(
      world,
      `select changes -> 'to' ->> 'to' as to from audit_log where account_id = $1 and action = 'sender_class.changed'`,
      [bad.id],
    );
    assert.deepEqual(
      audit.map(({ to }) => to),
      ['quarantine'],
    );
  });

  it('addresses are shared by class: a class without any uses those of good ones, and the way says which', async () => {
    const [first, second, third] = (await stock(world, ['127.0.0.41', '127.0.0.42', '127.0.0.43'])) as StockIp[];
    const before = await wayOf(bad);
    assert.deepEqual([before.ip, before.pool], [null, 'shared']);
    assert.equal((await share(first!.id, 'good')).body.state, 'active');
    const becomes = (account: SignedIn, ip: string, pool: string) =>
      eventually(`mail leaves from ${ip}`, async () => {
        const way = await wayOf(account);
        return way.ip === ip && way.pool === pool ? true : undefined;
      });
    for (const account of [good, bad, fresh]) await becomes(account, '127.0.0.41', 'shared');
    await share(second!.id, 'quarantine');
    await share(third!.id, 'new');
    await becomes(good, '127.0.0.41', 'shared');
    await becomes(bad, '127.0.0.42', 'shared-quarantine');
    await becomes(fresh, '127.0.0.43', 'shared-new');
    assert.equal((await share(third!.id, 'quarantine')).status, 200);
    await becomes(fresh, '127.0.0.41', 'shared');
    const out = await world.http.call('DELETE', `/v1/admin/ips/${first!.id}/shared-pool`, { token: compliance });
    assert.equal(out.status, 204, out.text);
    await eventually('nobody has it', async () => ((await wayOf(good)).ip === null ? true : undefined));
  });

  it('only an address of the stock whose names are right is shared, and only staff do it', async () => {
    const [unproven] = (await stock(world, ['198.51.100.90'], { identityCheck: 'required' })) as StockIp[];
    const code = async (answer: ReturnType<typeof share>) => `${(await answer).status} ${(await answer).body.code}`;
    assert.equal(await code(share(unproven!.id, 'good')), '409 ip_names_unproven');
    assert.match(await code(share(unproven!.id, 'best')), /^422/);
    assert.match(await code(share(unproven!.id, 'good', support)), /^403/);
    assert.match(await code(share(unproven!.id, 'good', good.token)), /^403/);
    assert.match(await code(share('ip_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11', 'good')), /^404/);
    const cooling = await rowsOf<{ id: string }>(world, `select id from ip_addresses where state = 'cooling'`);
    assert.equal(await code(share(`ip_${cooling[0]!.id}`, 'good')), '409 ip_state');
    const twice = await world.http.call<ProblemBody>('DELETE', `/v1/admin/ips/${unproven!.id}/shared-pool`, {
      token: compliance,
    });
    assert.deepEqual([twice.status, twice.body.code], [409, 'ip_state']);
  });

  it('with a request compliance reads what was sent in 30 days, how it was received, and what that speaks for', async () => {
    const facts = async (account: SignedIn, language = 'en'): Promise<Facts> => {
      const open = await rowsOf<{ id: string }>(world, 'select id from ip_requests where account_id = $1', [
        account.id,
      ]);
      const id = open[0] ? `ipr_${open[0].id}` : (await ask(world, account.token)).body.id;
      const path = `/v1/admin/ip-requests/${id}`;
      return (await world.http.get<Facts>(path, { token: compliance, headers: { 'accept-language': language } })).body;
    };
    const { lately, advice } = await facts(good);
    assert.deepEqual(
      [lately.accepted, lately.streams, lately.peakDay, lately.standing, lately.bounceRatio],
      [2_000, { transactional: 1_900, marketing: 100 }, 2_000, 'good', '10/2000'],
    );
    assert.deepEqual([advice.advice, advice.recommendation.count], ['ask', 1]);
    const codes = advice.reasons.map(({ code }) => code);
    assert.ok(codes.includes('volume_unproven') && codes.includes('account_is_young'), codes.join());
    await counted(bad.id, [ALL, ''], 31, { accepted: 1_000, delivered: 500, bounced: 500 });
    const refuse = (await facts(bad, 'de')).advice;
    assert.deepEqual([refuse.advice, refuse.reasons[0]!.code], ['refuse', 'received_badly']);
    assert.match(refuse.reasons[0]!.text, /schlecht aufgenommen/);
  });

  it('out of quarantine after seven days without a bad sign', async () => {
    const classOf = async () =>
      (await rowsOf<{ class: string }>(world, 'select class from sender_classes where account_id = $1', [bad.id]))[0]!
        .class;
    await world.advance('P8D');
    await judged();
    assert.equal(await classOf(), 'quarantine');
    await world.advance('P8D');
    await judged();
    assert.equal(await classOf(), 'new');
  });
});
