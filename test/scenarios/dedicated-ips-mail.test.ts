import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { parseWireId } from '../../src/kernel/ids.js';
import { planNamed, stageOf } from '../../src/modules/dedicated-ips/warmup/index.js';
import { eventually } from '../support/eventually.js';
import { MailWorld } from '../integration/delivery/mail-world.js';
import { ask, grant, type IpRequest, rowsOf, staffWith, stock } from '../integration/dedicated-ips/ips-in-world.js';

const OWN = '127.0.0.35';
const PLAN = planNamed('standard-2026');
const HOURS = 5;

/** What a receiver saw come from the address, by the mailbox provider it was for. */
interface Seen {
  google: number;
  other: number;
}

describe('an address warms up with real mail, seen where the mail arrives', () => {
  let mail: MailWorld;
  let ipId: string;
  before(async () => {
    mail = await MailWorld.start('mx');
    const { world, customer } = mail;
    mail.dns.mailDomain('gmail.com', mail.sink.host, 'mx.gmail-like.test');
    await world.moveTo('2027-03-01T00:20:00Z');
    await grant(world, customer.accountId, 'freemium-fr.premium-150k');
    const path = `/v1/admin/accounts/${customer.accountId}`;
    assert.equal((await world.http.patch(path, { token: await world.operator(), body: { tier: 4 } })).status, 200);
    const [ip] = await stock(world, [OWN]);
    ipId = parseWireId('ip', ip!.id)!;
    const login = await world.http.post<{ accessToken: string }>('/v1/auth/login', {
      body: { username: customer.username, password: customer.password },
    });
    const { body: made } = await ask(world, login.body.accessToken, {
      streams: [{ stream: 'transactional', monthlyVolume: 20_000_000 }],
    });
    const token = await staffWith(world, ['compliance'], 'compliance@customer.test');
    const approved = await world.http.post<IpRequest>(`/v1/admin/ip-requests/${made.id}/approve`, { token, body: {} });
    assert.equal(approved.body.status, 'provisioned', approved.text);
    const pools = await world.http.get<{ data: { id: string }[] }>('/v1/dedicated-ips/pools', {
      token: customer.secret,
    });
    const waits = await world.http.patch(`/v1/dedicated-ips/pools/${pools.body.data[0]!.id}`, {
      token: customer.secret,
      body: { overflow: 'wait' },
    });
    assert.equal(waits.status, 200, waits.text);
    await eventually('the way is known', async () => ((await wayNow()) === OWN ? true : undefined), 30_000);
  });
  after(() => mail.close());

  const wayNow = async (): Promise<string | null> =>
    (
      await mail.world.http.post<{ ip: string | null }>('/v1/routing/dry-run', {
        token: mail.customer.secret,
        body: { from: mail.customer.email, to: 'ada@gmail.com' },
      })
    ).body.ip;
  const seen = (): Seen => {
    const came = mail.sink.mails.filter(({ remoteAddress }) => remoteAddress.endsWith(OWN));
    const google = came.filter(({ to }) => to.some((one) => one.endsWith('@gmail.com'))).length;
    return { google, other: came.length - google };
  };
  const all = ({ google, other }: Seen): number => google + other;
  const stageNow = async (): Promise<number> =>
    (await rowsOf<{ stage: number }>(mail.world, 'select stage from ip_warmups where ip_id = $1', [ipId]))[0]!.stage;
  /** Taken of the limits since the beginning. */
  const used = async (): Promise<number> =>
    (
      await rowsOf<{ n: number }>(
        mail.world,
        `select coalesce(sum(used), 0)::int as n from ip_uses where ip_id = $1 and unit = 'd' and scope = '*'`,
        [ipId],
      )
    )[0]!.n;
  /** Of the newest hour that was begun. */
  const usedInHour = async (): Promise<number> =>
    (
      await rowsOf<{ used: number }>(
        mail.world,
        `select used from ip_uses where ip_id = $1 and unit = 'h' and scope = '*' order by starts desc limit 1`,
        [ipId],
      )
    )[0]?.used ?? 0;
  const send = async (n: number, domain: string): Promise<void> => {
    for (let sent = 0; sent < n; sent += 50) {
      const messages = Array.from({ length: Math.min(50, n - sent) }, (_, i) => ({
        from: { email: mail.customer.email },
        to: [{ email: `u${sent + i}@${domain}` }],
        subject: 'Hello',
        text: 'Hello',
      }));
      const answer = await mail.world.http.post('/v1/messages/batch', {
        token: mail.customer.secret,
        body: { messages },
      });
      assert.equal(answer.status, 200, answer.text);
    }
  };

  it('more mail than it may send: no hour, no day and no provider sees more than the stage allows; the next stage allows more', async () => {
    let earlier: Seen = { google: 0, other: 0 };
    for (const [day, hours] of [
      [1, HOURS],
      [2, 2],
    ] as const) {
      await mail.world.moveTo(`2027-03-0${day}T00:30:00Z`);
      await eventually('the stage is reached', async () => ((await stageNow()) === day ? true : undefined), 60_000);
      const { daily, hourly, providerDaily } = stageOf(PLAN, day);
      // Together more than the day allows, and for one provider more than it may get.
      await send(providerDaily + 20, 'gmail.com');
      await send(daily - providerDaily + 10, 'receiver.test');
      const atDawn = earlier;
      // What the day before had left could go until midnight.
      let room = day === 1 ? 0 : stageOf(PLAN, 1).daily - all(earlier);
      for (let hour = 1; hour <= hours; hour += 1) {
        if (hour > 1) await mail.world.moveTo(`2027-03-0${day}T0${hour - 1}:02:00Z`);
        const now = await eventually(
          `hour ${hour} of day ${day} is used`,
          async () => {
            const arrived = seen();
            const [taken, ofHour] = [await used(), await usedInHour()];
            return all(arrived) === taken && ofHour * 10 >= hourly * 8 ? arrived : undefined;
          },
          180_000,
        );
        const came = all(now) - all(earlier);
        assert.ok(came <= hourly + room, `hour ${hour} of day ${day}: ${came} of ${hourly}`);
        assert.ok(now.google - atDawn.google <= providerDaily, `${now.google - atDawn.google} of ${providerDaily}`);
        earlier = now;
        room = 0;
      }
      assert.ok(all(earlier) - all(atDawn) <= daily, `${all(earlier) - all(atDawn)} of ${daily}`);
      if (day === 1) assert.ok(all(earlier) * 10 >= daily * 8, 'most of the day was used');
    }
  });

  it('what it may not send today waits, and nothing of it takes another way', async () => {
    const others = mail.sink.mails.filter(
      ({ remoteAddress, to }) => !remoteAddress.endsWith(OWN) && to.some((one) => /^u\d+@/.test(one)),
    );
    assert.deepEqual(others, []);
    const [waits] = await rowsOf<{ n: number }>(mail.world, 'select count(*)::int as n from delivery_queue');
    assert.ok(waits!.n > 0);
  });

  it('the day that was judged says what left and how it went', async () => {
    const [day] = await rowsOf<{ stage: number; used: number; delivered: number; verdict: string }>(
      mail.world,
      'select stage, used, delivered, verdict from ip_warmup_days where ip_id = $1 order by day limit 1',
      [ipId],
    );
    assert.deepEqual([day?.stage, day?.verdict, day?.delivered], [1, 'advance', day?.used]);
  });
});
