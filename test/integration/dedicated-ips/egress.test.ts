import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { parseWireId } from '../../../src/kernel/ids.js';
import { EgressFacade } from '../../../src/modules/dedicated-ips/index.js';
import { HotPool } from '../../../src/platform/database/hot-pool.js';
import { signUpCustomer, type Customer } from '../../support/customer.js';
import { eventually } from '../../support/eventually.js';
import { MailWorld, confirmationToken } from '../delivery/mail-world.js';
import {
  ask,
  grant,
  type IpRequest,
  type ProblemBody,
  rowsOf,
  staffWith,
  stock,
  type StockIp,
} from './ips-in-world.js';

interface DryRun extends ProblemBody {
  ip: string | null;
  ips: string[];
  pool: string;
  reason: string;
  steps: { step: string; outcome: string; pool: string | null }[];
}

const OWN = '127.0.0.21';

describe('mail leaves from the address that was chosen for it', () => {
  let mail: MailWorld;
  let compliance: string;
  let own: StockIp;
  let other: Customer;
  const greylisted = new Set<string>();
  before(async () => {
    mail = await MailWorld.start('mx', {
      script: ({ stage, to }) => {
        const [first = ''] = to;
        if (stage !== 'dot' || !first.startsWith('grey') || greylisted.has(first)) return undefined;
        greylisted.add(first);
        return { reply: '451 4.7.1 Greylisted, try again later' };
      },
    });
    compliance = await staffWith(mail.world, ['compliance'], 'compliance@customer.test');
    await grant(mail.world, mail.customer.accountId, 'freemium-fr.premium-150k');
    const inbox = { token: (address: string) => confirmationToken(mail.sink, address) };
    other = await signUpCustomer({ http: mail.world.http, inbox }, { email: 'bob@customer.test' });
    [own] = (await stock(mail.world, [OWN, '127.0.0.22'])) as [StockIp];
  });
  after(() => mail.close());

  const sources = (to: string): string[] =>
    mail.sink.mails
      .filter((one) => one.to.includes(to))
      .map(({ remoteAddress }) => remoteAddress.replace('::ffff:', ''));
  const arrived = (to: string): Promise<string[]> =>
    eventually(`mail to ${to}`, async () => (sources(to).length > 0 ? sources(to) : undefined), 30_000);
  const dryRun = (more: object = {}, token = mail.customer.accessToken) =>
    mail.world.http.post<DryRun>('/v1/routing/dry-run', {
      token,
      body: { from: 'ann@customer.test', to: 'ada@receiver.test', stream: 'transactional', ...more },
    });

  it('R-097: without an address of one’s own mail uses the shared ones', async () => {
    await mail.send('first@receiver.test');
    assert.deepEqual(await arrived('first@receiver.test'), ['127.0.0.1']);
    const { body } = await dryRun();
    assert.deepEqual([body.ip, body.pool, body.reason], [null, 'shared', 'shared']);
    assert.deepEqual(
      body.steps.map(({ step, outcome }) => `${step} ${outcome}`),
      ['explicit_pool not_named', 'rule no_rule', 'stream no_pool', 'dedicated no_pool', 'shared taken'],
    );
  });

  it('R-101: while a request is pending mail leaves from shared; approved, from the new address, and events say so', async () => {
    const made = await ask(mail.world, mail.customer.accessToken);
    assert.equal(made.status, 201, made.text);
    await mail.send('pending@receiver.test');
    assert.deepEqual(await arrived('pending@receiver.test'), ['127.0.0.1']);
    const approved = await mail.world.http.post<IpRequest>(`/v1/admin/ip-requests/${made.body.id}/approve`, {
      token: compliance,
      body: { ipIds: [own.id] },
    });
    assert.equal(approved.body.status, 'provisioned', approved.text);
    await eventually('the way is known', async () => ((await dryRun()).body.ip === OWN ? true : undefined));
    const id = await mail.send('own@receiver.test');
    assert.deepEqual(await arrived('own@receiver.test'), [OWN]);
    const event = (await mail.event(id, 'delivered')) as unknown as { sourceIp: string };
    assert.equal(event.sourceIp, OWN);
    const { body } = await dryRun();
    assert.deepEqual([body.ip, body.pool, body.reason], [OWN, 'dedicated', 'dedicated']);
  });

  it('R-107: nobody else’s mail leaves from it, not by naming its pool either', async () => {
    const pools = await rowsOf<{ id: string }>(mail.world, 'select id from ip_pools where account_id is not null');
    const send = (ipPool?: string) =>
      mail.world.http.post<ProblemBody>('/v1/messages', {
        token: other.secret,
        body: {
          from: { email: other.email },
          to: [{ email: 'foreign@receiver.test' }],
          subject: 'S',
          text: 'T',
          ...(ipPool === undefined ? {} : { ipPool }),
        },
      });
    for (const pool of ['dedicated', `ipp_${pools[0]!.id}`, 'nothing']) {
      const refused = await send(pool);
      assert.deepEqual([refused.status, refused.body.code], [422, 'pool_not_allowed']);
      const tried = await dryRun({ ipPool: pool }, other.accessToken);
      assert.deepEqual([tried.status, tried.body.code], [422, 'pool_not_allowed']);
    }
    assert.equal((await send()).status, 202);
    assert.deepEqual(await arrived('foreign@receiver.test'), ['127.0.0.1']);
  });

  it('a message may name its pool, or the shared addresses', async () => {
    await mail.send('named@receiver.test', { ipPool: 'dedicated' });
    await mail.send('shared@receiver.test', { ipPool: 'shared' });
    assert.deepEqual(await arrived('named@receiver.test'), [OWN]);
    assert.deepEqual(await arrived('shared@receiver.test'), ['127.0.0.1']);
    const { body } = await dryRun({ ipPool: 'shared' });
    assert.deepEqual([body.ip, body.pool, body.reason], [null, 'shared', 'explicit_pool']);
  });

  it('a greylisted retry leaves from the address of the first attempt', async () => {
    const id = await mail.send('grey@receiver.test');
    await mail.event(id, 'deferred');
    await mail.world.advance('PT15M');
    await mail.event(id, 'delivered');
    const events = (await mail.events(id)) as unknown as { type: string; sourceIp: string | null }[];
    assert.deepEqual(
      events.filter(({ type }) => type === 'deferred' || type === 'delivered').map(({ sourceIp }) => sourceIp),
      [OWN, OWN],
    );
  });

  it('explicit pool → rule → stream → dedicated: a rule sends tagged mail elsewhere, and the dry run tells each step', async () => {
    const token = mail.customer.secret;
    const post = <T>(path: string, body: object) => mail.world.http.post<T & ProblemBody>(path, { token, body });
    const pool = await post<{ id: string }>('/v1/dedicated-ips/pools', { name: 'news', stream: 'marketing' });
    assert.equal(pool.status, 201, pool.text);
    assert.equal((await post('/v1/dedicated-ips/pools', { name: 'news' })).body.code, 'pool_exists');
    const foreign = await mail.world.http.post<ProblemBody>('/v1/routing/rules', {
      token: other.secret,
      body: { tag: 'x', pool: pool.body.id },
    });
    assert.deepEqual([foreign.status, foreign.body.code], [422, 'pool_not_allowed']);
    const rule = await post<{ id: string }>('/v1/routing/rules', { tag: 'bulk', pool: null });
    assert.equal(rule.status, 201, rule.text);
    const ruled = (await dryRun({ tags: ['bulk'] })).body;
    assert.deepEqual([ruled.reason, ruled.pool], ['rule', 'shared']);
    const news = (await dryRun({ stream: 'marketing' })).body;
    assert.deepEqual(
      news.steps.map(({ step, outcome }) => `${step} ${outcome}`),
      ['explicit_pool not_named', 'rule no_rule', 'stream no_address', 'dedicated taken'],
    );
    await mail.send('ruled@receiver.test', { tags: ['bulk'] });
    assert.deepEqual(await arrived('ruled@receiver.test'), ['127.0.0.1']);
    assert.equal((await mail.world.http.call('DELETE', `/v1/routing/rules/${rule.body.id}`, { token })).status, 204);
    assert.equal(
      (await mail.world.http.call('DELETE', `/v1/dedicated-ips/pools/${pool.body.id}`, { token })).status,
      204,
    );
  });

  it('choosing costs no query, however many messages', async () => {
    const facade = mail.world.app.get(EgressFacade);
    const accountId = parseWireId('acc', mail.customer.accountId)!;
    const question = { accountId, stream: 'transactional', senderDomain: 'a.test', recipientDomain: 'b.test' } as const;
    const pool = mail.world.app.get(HotPool);
    const original = pool.query.bind(pool);
    const asked: string[] = [];
    pool.query = ((query: unknown, ...rest: unknown[]) => {
      asked.push(new Error('asked').stack ?? '');
      return (original as (...all: unknown[]) => unknown)(query, ...rest);
    }) as typeof pool.query;
    try {
      for (let i = 0; i < 1_000; i += 1) assert.equal(facade.sourceFor(question)?.ips[0]?.address, OWN);
    } finally {
      pool.query = original as typeof pool.query;
    }
    assert.deepEqual(
      asked.filter((stack) => stack.includes('egress.facade')),
      [],
    );
  });

  it('what waited elsewhere takes the new way when its turn comes: retries lose an address that is gone', async () => {
    const id = await mail.send('grey-moved@receiver.test');
    await mail.event(id, 'deferred');
    const change = await mail.world.http.call('PATCH', `/v1/admin/ips/${own.id}`, {
      token: await mail.world.operator(),
      body: { state: 'suspended', reason: 'A test.' },
    });
    assert.equal(change.status, 200, change.text);
    await eventually('the way is known', async () => ((await dryRun()).body.ip === null ? true : undefined));
    await mail.world.advance('PT15M');
    await mail.event(id, 'delivered');
    assert.deepEqual(sources('grey-moved@receiver.test').at(-1), '127.0.0.1');
  });
});
