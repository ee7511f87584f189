import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { addMs, HOUR_MS, toIso } from '../../../src/kernel/time/instant.js';
import { Clock } from '../../../src/platform/clock/clock.js';
import { eventually } from '../../support/eventually.js';
import type { Answer } from '../../support/http-caller.js';
import type { SinkAction, SinkContext } from '../../support/peers/smtp-sink.js';
import { MailWorld } from './mail-world.js';

interface Pause {
  by: string;
  ip: string | null;
  reason: string | null;
  until: string | null;
}
interface Site {
  id: string;
  site: string;
  states: string[];
  queue: Record<string, number | boolean>;
  perMinute: Record<string, number>;
  connections: { open: number; allowed: number };
  limits: {
    inForce: {
      limit: string;
      ip: string | null;
      value: number;
      setBy: string;
      staff: string | null;
      since: string | null;
    }[];
    shaping: { maxSessions: number };
    override: { maxSessions: number } | null;
    pauses: Pause[];
  };
  replies: { code: number; outcome: string; text: string }[];
  oldestWaitingAt: string | null;
}
interface Recipient {
  status: string;
  because: string | null;
  waitingFor: string | null;
}

const WITHIN_MS = 30_000;
const REPLIES: Record<string, SinkAction> = {
  nobody: { reply: '550 5.1.1 <nobody@receiver.test> user unknown' },
  full: { reply: '452 4.2.2 mailbox full' },
};
const byRecipient = ({ stage, to }: SinkContext): SinkAction | undefined =>
  stage === 'rcpt' ? REPLIES[to.at(-1)?.split('@')[0] ?? ''] : undefined;

describe('sites, as operators see and steer them', () => {
  let mail: MailWorld;
  let token: string;
  before(async () => {
    mail = await MailWorld.start('mx', { script: byRecipient });
    token = await mail.world.operator();
  });
  after(() => mail.close());

  const sites = async (query = ''): Promise<Site[]> =>
    (await mail.world.http.get<{ data: Site[] }>(`/v1/admin/sites${query}`, { token })).body.data;
  const siteOf = async (host: string): Promise<Site> => (await sites(`?q=${host}`))[0]!;
  const detail = async (id: string): Promise<Site> =>
    (await mail.world.http.get<Site>(`/v1/admin/sites/${id}`, { token })).body;
  const post = <T = Site>(path: string, body: object = {}): Promise<Answer<T>> =>
    mail.world.http.post<T>(`/v1/admin/${path}`, { token, body });
  const recipient = async (id: string, language = 'en'): Promise<Recipient> => {
    const headers = { 'accept-language': language };
    const answer = await mail.world.http.get<{ recipients: Recipient[] }>(`/v1/messages/${id}`, {
      token: mail.customer.secret,
      headers,
    });
    return answer.body.recipients[0]!;
  };
  const actions = async (action: string): Promise<number> => {
    const path = `/v1/admin/audit-log?action=${action}`;
    return (await mail.world.http.get<{ data: unknown[] }>(path, { token })).body.data.length;
  };

  it('are listed with rates, limits and their last refusals, without the addresses of people', async () => {
    await mail.event(await mail.send('bob@receiver.test'), 'delivered');
    await mail.event(await mail.send('nobody@receiver.test'), 'bounced');
    const waiting = await mail.send('full@receiver.test');
    await mail.event(waiting, 'deferred');
    const { id, site } = await siteOf('mx.receiver.test');
    assert.equal(site, 'mx:mx.receiver.test');
    const found = await eventually(
      'the figures are written',
      async () => {
        const each = await detail(id);
        return each.replies.length === 2 ? each : undefined;
      },
      WITHIN_MS,
    );
    assert.deepEqual(
      [found.queue['later'], found.queue['atLeast'], found.limits.shaping.maxSessions, found.connections.allowed],
      [1, false, 20, 20],
    );
    assert.ok(found.perMinute['delivered']! > 0 && found.perMinute['bounced']! > 0 && found.perMinute['deferred']! > 0);
    assert.deepEqual(
      found.replies.map(({ code, outcome, text }) => [code, outcome, text]),
      [
        [452, 'deferred', '4.2.2 mailbox full'],
        [550, 'bounced', '5.1.1 <<address>> user unknown'],
      ],
    );
    assert.ok(found.oldestWaitingAt);
    assert.ok((await sites('?state=waiting')).some((each) => each.site === site));
    assert.deepEqual(await sites('?state=limited'), []);
    const { because, waitingFor } = await recipient(waiting);
    assert.equal(because, 'retry');
    assert.match(
      waitingFor!,
      /^It could not be delivered yet.* UTC\. mx\.receiver\.test said: “452 4\.2\.2 mailbox full”$/,
    );
    assert.match((await recipient(waiting, 'fr')).waitingFor!, /^Il n’a pas encore pu être remis/);
  });

  it('are read page by page, and an id that names none is not found', async () => {
    const all = await sites();
    assert.ok(all.length >= 2);
    const first = await mail.world.http.get<{ data: Site[]; nextCursor: string }>('/v1/admin/sites?limit=1', { token });
    const next = await sites(`?limit=1&cursor=${encodeURIComponent(first.body.nextCursor)}`);
    assert.deepEqual(
      [first.body.data[0]!.site, next[0]!.site],
      all.slice(0, 2).map(({ site }) => site),
    );
    for (const id of [
      'bXg6',
      'x',
      '..',
      '%F0%9F%92%8C',
      Buffer.from("mx:'; drop table lanes;--").toString('base64url'),
    ])
      assert.equal((await mail.world.http.get(`/v1/admin/sites/${id}`, { token })).status, 404, id);
  });

  it('pause for a reason that each message says, as often as one asks, and go on', async () => {
    const { id } = await siteOf('mx.receiver.test');
    const paused = await post(`sites/${id}/pause`, { reason: 'Their move is under way.' });
    assert.deepEqual(
      [paused.status, paused.body.states.includes('paused'), paused.body.connections.allowed],
      [200, true, 0],
    );
    const again = await post(`sites/${id}/pause`, { reason: 'Their move is under way.' });
    assert.equal(again.body.limits.pauses.filter(({ by }) => by === 'staff').length, 1);
    const waiting = await mail.send('carl@receiver.test');
    const other = await mail.send('bob@customer.test');
    await mail.event(other, 'delivered');
    const { status, because, waitingFor } = await recipient(waiting);
    assert.deepEqual([status, because], ['queued', 'site_paused']);
    assert.equal(waitingFor, 'Sending to mx.receiver.test is paused. The reason: Their move is under way.');
    const resumed = await post(`sites/${id}/resume`);
    assert.deepEqual([resumed.status, resumed.body.limits.pauses], [200, []]);
    await mail.event(waiting, 'delivered');
    assert.equal((await post(`sites/${id}/resume`)).status, 200);
    assert.deepEqual([await actions('site.paused'), await actions('site.resumed')], [2, 1]);
  });

  it('go on by themselves when the time of a pause is over, and no pause ends before now', async () => {
    const { id } = await siteOf('mx.receiver.test');
    const past = await post<{ errors: { field: string; code: string }[] }>(`sites/${id}/pause`, {
      reason: 'Too late.',
      until: '2020-01-01T00:00:00Z',
    });
    assert.deepEqual([past.status, past.body.errors[0]?.code], [422, 'in_the_past']);
    const until = toIso(addMs(mail.world.app.get(Clock).now(), HOUR_MS));
    await post(`sites/${id}/pause`, { reason: 'An hour of rest.', until });
    const waiting = await mail.send('dora@receiver.test');
    assert.match(
      (await recipient(waiting)).waitingFor!,
      /It goes on at \d{4}-\d\d-\d\d \d\d:\d\d UTC\. The reason: An hour of rest\.$/,
    );
    await mail.world.advance('PT2H');
    await mail.event(waiting, 'delivered');
  });

  it('take connections and speed from staff for a time', async () => {
    const { id } = await siteOf('mx.receiver.test');
    const set = await mail.world.http.patch<Site>(`/v1/admin/sites/${id}`, {
      token,
      body: { maxSessions: 3, ratePerSecond: 2, note: 'Agreed with their postmaster.' },
    });
    assert.deepEqual(
      [set.status, set.body.limits.override?.maxSessions, set.body.limits.shaping.maxSessions],
      [200, 3, 3],
    );
    const inForce = (site: Site): string[] =>
      site.limits.inForce.map(({ limit, ip, value, setBy }) => `${limit} ${ip} ${value} ${setBy}`);
    assert.deepEqual(inForce(set.body), [
      'connections any 3 staff',
      'messages_per_second null 2 staff',
      'messages_per_connection null 100 initial',
    ]);
    const [connections] = set.body.limits.inForce;
    assert.ok(connections!.staff && connections!.since, 'who set it and when');
    const undone = await mail.world.http.patch<Site>(`/v1/admin/sites/${id}`, {
      token,
      body: { maxSessions: null, ratePerSecond: null },
    });
    assert.deepEqual([undone.body.limits.override, undone.body.limits.shaping.maxSessions], [null, 20]);
    assert.deepEqual(inForce(undone.body), ['connections any 20 initial', 'messages_per_connection null 100 initial']);
    assert.equal(await actions('site.limits_set'), 2);
  });

  it('an address pauses for all sites', async () => {
    const paused = await post<{ pause: Pause }>('egress/any/pause', { reason: 'Listed; the removal is under way.' });
    assert.deepEqual([paused.status, paused.body.pause.reason], [200, 'Listed; the removal is under way.']);
    const waiting = await mail.send('emil@receiver.test');
    assert.equal((await recipient(waiting)).because, 'site_paused');
    const { limits } = await siteOf('mx.receiver.test');
    assert.equal(limits.pauses[0]?.reason, 'Listed; the removal is under way.');
    assert.equal((await post<{ pause: Pause | null }>('egress/any/resume')).body.pause, null);
    await mail.event(waiting, 'delivered');
    assert.equal((await post('egress/nonsense/pause', { reason: 'No address.' })).status, 404);
  });

  it('an account pauses: mail is accepted, each message says why, and it goes on in its order', async () => {
    const path = `accounts/${mail.customer.accountId}/sending`;
    await post(`${path}/pause`, { reason: 'We look into complaints of this morning.' });
    const ids: string[] = [];
    for (const name of ['one', 'two', 'three']) ids.push(await mail.send(`${name}@receiver.test`));
    for (const id of ids) {
      const held = await eventually(
        'it is held',
        async () => {
          const each = await recipient(id);
          return each.status === 'held' ? each : undefined;
        },
        WITHIN_MS,
      );
      assert.equal(held.because, 'sending_paused');
      assert.equal(
        held.waitingFor,
        'Our staff paused the sending of the account. The reason: We look into complaints of this morning.',
      );
    }
    const state = await mail.world.http.get<{ paused: boolean }>(`/v1/admin/${path}`, { token });
    assert.equal(state.body.paused, true);
    assert.deepEqual((await post<{ paused: boolean }>(`${path}/resume`)).body.paused, false);
    for (const id of ids) await mail.event(id, 'delivered');
    const names = mail.sink.mails
      .map(({ to }) => to[0]!.split('@')[0]!)
      .filter((name) => ['one', 'two', 'three'].includes(name));
    assert.deepEqual(names, ['one', 'two', 'three']);
    assert.deepEqual([await actions('sending.paused'), await actions('sending.resumed')], [1, 1]);
  });

  it('are in the metrics, and no label names one', async () => {
    const { text } = await mail.world.http.get('/metrics', { token });
    for (const name of [
      'queue_ready',
      'queue_later',
      'queue_paced',
      'queue_leased',
      'sites_paused',
      'sites_resting',
      'sites_limited',
    ])
      assert.match(text, new RegExp(`^posthorn_delivery_${name} \\d+$`, 'm'));
    assert.doesNotMatch(text, /mx\.receiver\.test/);
  });
});
