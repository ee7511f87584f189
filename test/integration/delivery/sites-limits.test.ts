import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { HOUR_MS } from '../../../src/kernel/time/instant.js';
import { answersLate } from '../../support/peers/slow-answers.js';
import { DnsServer } from '../../support/peers/dns-server.js';
import { SmtpSink, type SinkOptions } from '../../support/peers/smtp-sink.js';
import { LaneWorld } from './lane-world.js';
import { mxRoute } from './mx-world.js';

describe('limits that replies teach', () => {
  let world: LaneWorld;
  let dns: DnsServer;
  let sink: SmtpSink;

  before(async () => {
    dns = await DnsServer.start();
  });
  after(() => dns.stop());
  beforeEach(async () => {
    world = await LaneWorld.start();
  });
  afterEach(async () => {
    await world.stop();
    await sink.stop();
    assert.deepEqual(world.problems, []);
  });

  async function receiver(options: SinkOptions): Promise<void> {
    sink = await SmtpSink.start({ host: '127.0.0.61', ...options });
    dns.mailDomain('site.test', '127.0.0.61');
  }

  const many = (count: number): string[] => Array.from({ length: count }, (_, i) => `u${i}@site.test`);

  interface Learned {
    learned_max: number | null;
    learned_because: string | null;
    learned_by: string | null;
    learned_from: number | null;
    held: boolean;
  }
  async function learned(): Promise<Learned> {
    const { rows } = await world.pool.query<Learned>(
      `select learned_max, learned_because, learned_by, learned_from, learned_until is not null and learned_at is not null as held from ip_sites where site = 'mx:mx.site.test'`,
    );
    return rows[0]!;
  }

  it('a site that complains of connections gets fewer of them, is not rested, and nothing is lost or deferred', async () => {
    let open = 0;
    await receiver({
      script: ({ stage }) => {
        if (stage !== 'banner') return undefined;
        open = sink.openConnections;
        return open > 4
          ? { replyThenClose: '421 4.7.0 Too many concurrent SMTP connections from 192.0.2.1' }
          : undefined;
      },
    });
    const supervisor = await world.worker(mxRoute({ dns, port: sink.port }));
    supervisor.wake(await world.enqueue(many(300)));
    await world.emptied(60_000);
    assert.equal(new Set(sink.mails.map((each) => each.to[0])).size, 300);
    assert.ok(!world.outcomes.includes('deferred'), 'no mail was put off for it');
    const { learned_max: max, learned_because: because, held } = await learned();
    assert.ok(max !== null && max >= 1 && max < 20, String(max));
    assert.match(because!, /Too many concurrent SMTP connections/);
    assert.equal((await learned()).learned_by, 'lowered');
    assert.equal(held, true);
  });

  it('what was learned is over after its time', async () => {
    await receiver({});
    const lanes = await world.enqueue(many(1));
    const site = {
      workerId: 1,
      laneId: lanes[0]!,
      ip: 'any',
      site: 'mx:mx.site.test',
      maxSessions: 20,
      mostSessions: 60,
    };
    const now = world.clock.now();
    const opened = await world.sessions.open(now, site);
    const was = await world.sessions.limitOf('any', site.site);
    const until = (now + HOUR_MS) as typeof now;
    const lesson = {
      at: now,
      limit: 1,
      until,
      reply: 'too many',
      complainedAt: now,
      by: 'lowered',
      goodAnswers: 0,
    } as const;
    assert.equal(await world.sessions.learnLimit('any', site.site, was, lesson), true);
    assert.equal(await world.sessions.learnLimit('any', site.site, was, lesson), false, 'somebody learned meanwhile');
    assert.ok('refused' in (await world.sessions.open(now, site)));
    const later = await world.sessions.open((until + 1) as typeof now, site);
    assert.ok('sessionId' in later);
    for (const each of [opened, later]) if ('sessionId' in each) await world.sessions.close(each.sessionId);
  });

  it('a clean site that answers quickly gets more connections than a stranger', async () => {
    await receiver({ keepBodies: false, script: answersLate('dot', 25) });
    const supervisor = await world.worker(mxRoute({ dns, port: sink.port }), { sockets: 400 });
    supervisor.wake(await world.enqueue(many(2_000)));
    await world.emptied(120_000);
    assert.equal(sink.mails.length, 2_000);
    const { learned_max: max, learned_because: because } = await learned();
    assert.ok(max !== null && max > 20 && max <= 60, String(max));
    assert.equal(because, null);
    const { learned_by: by, learned_from: from } = await learned();
    assert.equal(by, 'grown');
    assert.ok(from! >= 200, `after ${from} good answers`);
    assert.ok(sink.mostOpenConnections > 20 && sink.mostOpenConnections <= 60, String(sink.mostOpenConnections));
  });
});
