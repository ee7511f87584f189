import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { addMs, HOUR_MS, MINUTE_MS } from '../../../src/kernel/time/instant.js';
import { EVENT_TYPE, STATUS } from '../../../src/modules/spool/index.js';
import { eventually } from '../../support/eventually.js';
import { DnsServer } from '../../support/peers/dns-server.js';
import { SmtpSink, type SinkOptions } from '../../support/peers/smtp-sink.js';
import { LaneWorld, PlainMails } from './lane-world.js';
import { mxRoute } from './mx-world.js';

describe('lanes', () => {
  let world: LaneWorld;
  let dns: DnsServer;
  let sinks: SmtpSink[] = [];

  before(async () => {
    dns = await DnsServer.start();
  });
  after(() => dns.stop());
  beforeEach(async () => {
    world = await LaneWorld.start();
  });
  afterEach(async () => {
    await world.stop();
    await Promise.all(sinks.map((sink) => sink.stop()));
    sinks = [];
    assert.deepEqual(world.problems, []);
  });

  async function sinkAt(host: string, options: SinkOptions = {}, port = sinks[0]?.port ?? 0): Promise<SmtpSink> {
    const sink = await SmtpSink.start({ host, port, ...options });
    sinks.push(sink);
    return sink;
  }

  const many = (count: number, domain: string): string[] => Array.from({ length: count }, (_, i) => `u${i}@${domain}`);

  it('deliver everything once, over few connections, and record each attempt', async () => {
    const sink = await sinkAt('127.0.0.2');
    dns.mailDomain('quick.test', '127.0.0.2');
    const supervisor = await world.worker(mxRoute({ dns, port: sink.port }));
    supervisor.wake(await world.enqueue(many(300, 'quick.test')));
    await world.emptied();
    assert.equal(sink.mails.length, 300);
    assert.equal(new Set(sink.mails.map((mail) => mail.to[0])).size, 300);
    assert.ok(sink.connections <= 20, `${sink.connections} connections`);
    assert.ok(world.slotsAsked <= 40, `${world.slotsAsked} slots were asked for`);
    const [event] = await world.events('u7@quick.test');
    assert.equal(event?.type, EVENT_TYPE.delivered);
    assert.deepEqual(
      {
        host: event.detail['host'],
        ip: event.detail['ip'],
        code: event.detail['code'],
        enhancedCode: event.detail['enhancedCode'],
        tls: event.detail['tls'],
      },
      { host: 'mx.quick.test', ip: '127.0.0.2', code: 250, enhancedCode: '2.0.0', tls: null },
    );
  });

  it('domains with the same mail hosts share a site, its lane and its connections', async () => {
    const sink = await sinkAt('127.0.0.3');
    for (let i = 0; i < 30; i += 1) dns.mailDomain(`d${i}.shared.test`, '127.0.0.3', 'mx.shared.test');
    const supervisor = await world.worker(mxRoute({ dns, port: sink.port }));
    supervisor.wake(await world.enqueue(Array.from({ length: 30 }, (_, i) => `x@d${i}.shared.test`)));
    await world.emptied();
    assert.equal(sink.mails.length, 30);
    assert.ok(sink.connections < 15, `${sink.connections} connections for 30 domains`);
  });

  it('a permanent refusal bounces once; only a missing mailbox is reported for suppression', async () => {
    const sink = await sinkAt('127.0.0.4', {
      script: ({ stage, to }) => {
        if (stage !== 'rcpt') return undefined;
        if (to[0]?.startsWith('nobody')) return { reply: '550 5.1.1 user unknown' };
        return to[0]?.startsWith('listed') ? { reply: '554 5.7.1 blocked using zen.spamhaus.org' } : undefined;
      },
    });
    dns.mailDomain('bounce.test', '127.0.0.4');
    const supervisor = await world.worker(mxRoute({ dns, port: sink.port }));
    supervisor.wake(await world.enqueue(['nobody@bounce.test', 'listed@bounce.test', 'fine@bounce.test']));
    await world.emptied();
    const statuses = await world.statuses();
    assert.deepEqual([...statuses.values()].sort(), [STATUS.delivered, STATUS.bounced, STATUS.bounced]);
    assert.deepEqual(world.hardBounces, ['nobody@bounce.test']);
    const [event, ...more] = await world.events('listed@bounce.test');
    assert.equal(more.length, 0);
    assert.deepEqual([event?.detail['class'], event?.detail['code']], ['blocklisted', 554]);
  });

  it('F39: greylisting: deferred with the delay asked for, delivered on the retry', async () => {
    const sink = await sinkAt('127.0.0.5', {
      script: ({ stage, count }) =>
        stage === 'rcpt' && count === 1 ? { reply: '451 4.7.1 Greylisted, try again in 300 seconds' } : undefined,
    });
    dns.mailDomain('grey.test', '127.0.0.5');
    const supervisor = await world.worker(mxRoute({ dns, port: sink.port }));
    const before = world.clock.now();
    supervisor.wake(await world.enqueue(['x@grey.test']));
    await world.settled();
    const [row] = await world.queued();
    assert.ok(row?.next_at && row.next_at - before >= 300_000 && row.next_at - before < 340_000);
    await world.later(6 * MINUTE_MS, supervisor);
    await world.emptied();
    assert.deepEqual(
      (await world.events('x@grey.test')).map(({ type, attempt }) => [type, attempt]),
      [
        [EVENT_TYPE.deferred, 1],
        [EVENT_TYPE.delivered, 2],
      ],
    );
  });

  it('a request to slow down rests the whole site, and mail goes on afterwards', async () => {
    const sink = await sinkAt('127.0.0.6', {
      script: ({ stage, count }) =>
        stage === 'mail' && count === 3 ? { replyThenClose: '421 4.7.28 unusual rate of mail' } : undefined,
    });
    dns.mailDomain('strict.test', '127.0.0.6');
    const supervisor = await world.worker(mxRoute({ dns, port: sink.port }));
    supervisor.wake(await world.enqueue(many(8, 'strict.test')));
    await sink.until((peer) => peer.openConnections === 0 && peer.connections > 0);
    assert.ok(sink.mails.length < 8);
    await eventually('the refused mail waits', async () => (await world.queued()).some((row) => row.state === 1));
    await eventually('the others are given back', async () => (await world.queued()).every((row) => row.state !== 4));
    const atRest = sink.connections;
    supervisor.wake(await world.lanes.readyLanes());
    await world.later(MINUTE_MS, supervisor);
    assert.equal(sink.connections, atRest);
    await world.later(2 * HOUR_MS, supervisor);
    await world.emptied();
    assert.equal(new Set(sink.mails.map((mail) => mail.to[0])).size, 8);
  });

  it('F41, F52: the next mail host is tried when the first is dead, refuses, or stays silent', async () => {
    const sink = await sinkAt('127.0.0.7');
    await sinkAt('127.0.0.8', {
      script: ({ stage }) => (stage === 'banner' ? { reply: '554 5.3.2 closed today' } : undefined),
    });
    await sinkAt('127.0.0.9', { script: ({ stage }) => (stage === 'banner' ? { hang: true } : undefined) });
    dns.set('backup.test', {
      mx: [
        [1, 'dead.backup.test'],
        [2, 'closed.backup.test'],
        [3, 'silent.backup.test'],
        [9, 'good.backup.test'],
      ],
    });
    dns.set('dead.backup.test', { a: ['127.0.0.99'] }).set('closed.backup.test', { a: ['127.0.0.8'] });
    dns.set('silent.backup.test', { a: ['127.0.0.9'] }).set('good.backup.test', { a: ['127.0.0.7'] });
    const supervisor = await world.worker(mxRoute({ dns, port: sink.port }));
    supervisor.wake(await world.enqueue(['x@backup.test']));
    await world.emptied();
    assert.equal(sink.mails.length, 1);
    assert.equal((await world.events('x@backup.test'))[0]?.detail['host'], 'good.backup.test');
  });

  it('a dead site defers its mail and then rests; the message expires in the end, once', async () => {
    const sink = await sinkAt('127.0.0.10');
    dns.mailDomain('dead.test', '127.0.0.98');
    const supervisor = await world.worker(mxRoute({ dns, port: sink.port }));
    supervisor.wake(await world.enqueue(['x@dead.test'], { expiresAt: addMs(world.clock.now(), HOUR_MS) }));
    await world.settled();
    for (let i = 0; i < 12; i += 1) {
      await world.later(15 * MINUTE_MS, supervisor);
      await world.settled();
    }
    const events = await world.events('x@dead.test');
    assert.equal(events.at(-1)?.type, EVENT_TYPE.expired);
    assert.equal(events.filter(({ type }) => type === EVENT_TYPE.expired).length, 1);
    assert.ok(events.length >= 4, `${events.length} events`);
    assert.deepEqual(await world.queued(), []);
  });

  it('what the re-check finds is final: suppressed, blocked and cancelled mail never dials', async () => {
    const sink = await sinkAt('127.0.0.11');
    dns.mailDomain('check.test', '127.0.0.11');
    const mails = new PlainMails();
    for (const kind of ['suppressed', 'blocked', 'cancelled'] as const)
      mails.verdicts.set(`${kind}@check.test`, { kind });
    const supervisor = await world.worker(mxRoute({ dns, port: sink.port }), { mails });
    supervisor.wake(await world.enqueue(['suppressed@check.test', 'blocked@check.test', 'cancelled@check.test']));
    await world.settled();
    const statuses = await world.statuses();
    assert.deepEqual(
      ['suppressed', 'blocked', 'cancelled'].map((kind) => statuses.get(`${kind}@check.test`)),
      [STATUS.suppressed, STATUS.held, STATUS.cancelled],
    );
    assert.equal(sink.connections, 0);
  });

  it('F40, F41, F63: one hanging mail host slows no other domain', async () => {
    const sink = await sinkAt('127.0.0.12');
    await sinkAt('127.0.0.13', {
      script: ({ stage }) => (stage === 'dot' || stage === 'banner' ? { hang: true } : undefined),
    });
    dns.mailDomain('fast.test', '127.0.0.12').mailDomain('tar.test', '127.0.0.13');
    const supervisor = await world.worker(
      mxRoute({ dns, port: sink.port, timeouts: { ...mxTimeouts, greetingMs: 180_000 } }),
      { sockets: 12 },
    );
    supervisor.wake(await world.enqueue(many(200, 'tar.test')));
    supervisor.wake(await world.enqueue(many(200, 'fast.test')));
    await sink.receives(200, 60_000);
    assert.ok(sinks[1]!.openConnections > 0, 'while the tarpit still holds its connections');
    assert.ok(sinks[1]!.mostOpenConnections <= 3, `${sinks[1]!.mostOpenConnections} sockets in the tarpit`);
    sinks[1]!.dropAll();
  });

  it('draining finishes the message at hand and gives the rest back ready', async () => {
    const sink = await sinkAt('127.0.0.14', {
      script: async ({ stage }) => (stage === 'dot' ? await slowly() : undefined),
    });
    dns.mailDomain('drain.test', '127.0.0.14');
    const supervisor = await world.worker(mxRoute({ dns, port: sink.port }));
    supervisor.wake(await world.enqueue(many(60, 'drain.test')));
    await sink.until((peer) => peer.mails.length >= 5);
    await supervisor.drain();
    const delivered = sink.mails.length;
    const rows = await world.queued();
    assert.equal(rows.length, 60 - delivered);
    assert.ok(rows.every((row) => row.state === 0 && row.tries === 0));
    const next = await world.worker(mxRoute({ dns, port: sink.port }));
    next.wake(await world.lanes.readyLanes());
    await world.emptied();
    assert.equal(new Set(sink.mails.map((mail) => mail.to[0])).size, 60);
    assert.equal(sink.mails.length, 60);
  });

  it('silence after the final dot is an ambiguous retry, flagged, with the same Message-ID', async () => {
    const sink = await sinkAt('127.0.0.15', {
      script: ({ stage, count }) => (stage === 'dot' && count === 1 ? { hang: true } : undefined),
    });
    dns.mailDomain('silent.test', '127.0.0.15');
    const supervisor = await world.worker(mxRoute({ dns, port: sink.port, timeouts: { ...mxTimeouts, finalMs: 300 } }));
    supervisor.wake(await world.enqueue(['x@silent.test']));
    await world.settled();
    assert.equal((await world.queued())[0]?.ambiguous, true);
    await world.later(10 * MINUTE_MS, supervisor);
    await world.emptied();
    const ids = sink.mails.map((mail) => /^Message-ID: (.*)\r$/m.exec(mail.raw.toString())?.[1]);
    assert.equal(ids.length, 2);
    assert.equal(ids[0], ids[1]);
    assert.equal((await world.events('x@silent.test')).at(-1)?.detail['ambiguousRetry'], true);
  });

  it('F50, F51: a missing domain and a null MX bounce, a name server that fails only defers', async () => {
    const sink = await sinkAt('127.0.0.16');
    dns
      .set('null.test', { mx: [[0, '.']] })
      .fail('broken.test', 'servfail')
      .fail('refusing.test', 'refused');
    const supervisor = await world.worker(mxRoute({ dns, port: sink.port }));
    supervisor.wake(await world.enqueue(['x@missing.test', 'x@null.test', 'x@broken.test', 'x@refusing.test']));
    await world.settled();
    const statuses = await world.statuses();
    assert.deepEqual(
      ['missing', 'null', 'broken', 'refusing'].map((name) => statuses.get(`x@${name}.test`)),
      [STATUS.bounced, STATUS.bounced, STATUS.deferred, STATUS.deferred],
    );
    assert.deepEqual(world.hardBounces, []);
  });

  it('F51: mail hosts on private addresses are refused', async () => {
    const sink = await sinkAt('127.0.0.17');
    dns.mailDomain('inside.test', '127.0.0.17');
    const supervisor = await world.worker(mxRoute({ dns, port: sink.port, allowPrivate: false }));
    supervisor.wake(await world.enqueue(['x@inside.test']));
    await world.settled();
    assert.equal((await world.statuses()).get('x@inside.test'), STATUS.bounced);
    assert.equal(sink.connections, 0);
  });
});

const mxTimeouts = {
  connectMs: 3_000,
  greetingMs: 3_000,
  ehloMs: 3_000,
  tlsMs: 3_000,
  mailMs: 5_000,
  rcptMs: 5_000,
  dataMs: 5_000,
  blockMs: 5_000,
  finalMs: 60_000,
};

function slowly(): Promise<undefined> {
  return new Promise((resolve) => setImmediate(() => setImmediate(() => resolve(undefined))));
}
