import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { RFC_TIMEOUTS } from '../../../src/modules/delivery/adapters/smtp-session/session-types.js';
import { DnsServer } from '../../support/peers/dns-server.js';
import { SmtpSink } from '../../support/peers/smtp-sink.js';
import { LaneWorld } from './lane-world.js';
import { mxRoute } from './mx-world.js';

describe('many domains with little mail each', () => {
  let world: LaneWorld;
  let dns: DnsServer;
  let sink: SmtpSink;

  before(async () => {
    dns = await DnsServer.start();
    world = await LaneWorld.start();
    sink = await SmtpSink.start({ host: '127.0.0.18', keepBodies: false });
  });
  after(async () => {
    await world.stop();
    await sink.stop();
    await dns.stop();
  });

  it('share their statements: fewer than one for each mail, and each arrives once', async () => {
    const domains = Array.from({ length: 300 }, (_, i) => `n${i}.many.test`);
    for (const domain of domains) dns.mailDomain(domain, '127.0.0.18');
    const route = mxRoute({ dns, port: sink.port, timeouts: RFC_TIMEOUTS });
    const supervisor = await world.worker(route, { sockets: 200 });
    const lanes = await world.enqueue(domains.flatMap((domain) => [`a@${domain}`, `b@${domain}`]));
    const before = world.statements;
    supervisor.wake(lanes);
    await sink.receives(600, 60_000);
    const statements = world.statements - before;
    await world.emptied(60_000);
    assert.equal(new Set(sink.mails.map((mail) => mail.to[0])).size, 600);
    assert.equal(sink.mails.length, 600);
    assert.ok(statements < 600, `${statements} statements for 600 mails of 300 domains`);
    assert.deepEqual(world.problems, []);
  });
});
