import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { MINUTE_MS } from '../../../src/kernel/time/instant.js';
import type { Source } from '../../../src/modules/delivery/lanes/ports.js';
import { DnsServer } from '../../support/peers/dns-server.js';
import { SmtpSink, type SinkOptions } from '../../support/peers/smtp-sink.js';
import { LaneWorld } from './lane-world.js';
import { mxRoute } from './mx-world.js';

const BIG = '00000000-0000-7000-8000-00000000000a';
const SMALL = '00000000-0000-7000-8000-00000000000b';

describe('who goes first and from where', () => {
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

  async function receiver(options: SinkOptions = {}): Promise<void> {
    sink = await SmtpSink.start({ host: '127.0.0.70', ...options });
    dns.mailDomain('order.test', '127.0.0.70');
  }
  const many = (name: string, count: number): string[] =>
    Array.from({ length: count }, (_, i) => `${name}${i}@order.test`);

  it('F62: an account with much mail does not hold up one with little', async () => {
    await receiver();
    const lanes = await world.enqueue(many('big', 800), { accountId: BIG });
    await world.enqueue(many('small', 20), { accountId: SMALL });
    const supervisor = await world.worker(mxRoute({ dns, port: sink.port }));
    supervisor.wake(lanes);
    await world.emptied();
    const last = sink.mails.findLastIndex((mail) => mail.to[0]?.startsWith('small'));
    assert.ok(last < 400, `the small account's last mail was number ${last} of 820`);
  });

  it("the installation's own mail goes before all other", async () => {
    await receiver();
    const lanes = await world.enqueue(many('marketing', 300), { mailClass: 2 });
    await world.enqueue(many('system', 5), { mailClass: 0 });
    const supervisor = await world.worker(mxRoute({ dns, port: sink.port }));
    supervisor.wake(lanes);
    await world.emptied();
    const last = sink.mails.findLastIndex((mail) => mail.to[0]?.startsWith('system'));
    // The first connection takes them; how far the others come meanwhile is a matter of the machine. In turn they would be among the last.
    assert.ok(last < 150, `number ${last} of 305`);
  });

  it('F39: a retry leaves from the address of the first attempt', async () => {
    await receiver({
      script: ({ stage, count }) =>
        stage === 'rcpt' && count <= 6 ? { reply: '451 4.7.1 Greylisted, come back later' } : undefined,
    });
    const pool: Source[] = ['127.0.1.1', '127.0.1.2'].map((ip) => ({
      ip,
      localAddress: ip,
      heloName: 'out.example.org',
    }));
    const sources = (egress: string): readonly Source[] =>
      pool.filter(({ ip }) => egress === 'shared' || egress === `ip:${ip}`);
    const supervisor = await world.worker(mxRoute({ dns, port: sink.port }), { sources });
    supervisor.wake(await world.enqueue(many('grey', 6)));
    await world.settled();
    const { rows } = await world.pool.query<{ recipient: string; source_ip: string; egress: string }>(
      'select q.recipient, q.source_ip, l.egress from delivery_queue q join lanes l on l.id = q.lane_id',
    );
    assert.equal(rows.length, 6);
    for (const row of rows) assert.equal(row.egress, `ip:${row.source_ip}`);
    await world.later(10 * MINUTE_MS, supervisor);
    await world.emptied();
    for (const { recipient, source_ip: ip } of rows) {
      const mail = sink.mails.find((each) => each.to[0] === recipient);
      assert.equal(mail?.remoteAddress, ip, recipient);
    }
  });

  it('two workers share a lane, and every mail arrives once', async () => {
    await receiver();
    const route = mxRoute({ dns, port: sink.port });
    const [one, two] = [await world.worker(route), await world.worker(route)];
    const lanes = await world.enqueue(many('both', 400));
    one.wake(lanes);
    two.wake(lanes);
    await world.emptied();
    assert.equal(sink.mails.length, 400);
    assert.equal(new Set(sink.mails.map((mail) => mail.to[0])).size, 400);
    assert.ok(
      sink.mostOpenConnections <= 20,
      `${sink.mostOpenConnections} connections, the site takes 20 from one address`,
    );
  });
});
