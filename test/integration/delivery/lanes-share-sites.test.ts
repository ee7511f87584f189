import assert from 'node:assert/strict';
import { after, before, beforeEach, afterEach, describe, it } from 'node:test';
import { LookForWaitingLanes } from '../../../src/modules/delivery/jobs/look-for-waiting-lanes.js';
import type { LaneSupervisor } from '../../../src/modules/delivery/lanes/lane-supervisor.js';
import type { Route } from '../../../src/modules/delivery/lanes/ports.js';
import { eventually } from '../../support/eventually.js';
import { answersLate } from '../../support/peers/slow-answers.js';
import { DnsServer } from '../../support/peers/dns-server.js';
import { SmtpSink, type SinkOptions } from '../../support/peers/smtp-sink.js';
import { LaneWorld } from './lane-world.js';
import { mxRoute } from './mx-world.js';

/** No sweep runs here: a lane that nobody wakes waits for ever. */
describe('lanes of one site share its connections', () => {
  let world: LaneWorld;
  let dns: DnsServer;
  let sink: SmtpSink;
  let looks: LookForWaitingLanes[] = [];

  before(async () => {
    dns = await DnsServer.start();
    dns.mailDomain('site.test', '127.0.0.62');
  });
  after(() => dns.stop());
  beforeEach(async () => {
    world = await LaneWorld.start();
  });
  afterEach(async () => {
    for (const look of looks) look.stop();
    looks = [];
    await world.stop();
    await sink.stop();
    assert.deepEqual(world.problems, []);
  });

  async function receiver(options: SinkOptions = {}): Promise<void> {
    sink = await SmtpSink.start({ host: '127.0.0.62', keepBodies: false, ...options });
  }

  /** As many connections as told, whatever is learned. */
  function routeWith(connections: number): Route {
    const route = mxRoute({ dns, port: sink.port });
    const shapingOf = route.shapingOf.bind(route);
    route.shapingOf = (site) => ({ ...shapingOf(site), connections, mostConnections: connections });
    return route;
  }

  async function laneWith(egress: string, count: number): Promise<number> {
    const recipients = Array.from({ length: count }, (_, n) => `${egress.replace(/\W/g, '-')}.${n}@site.test`);
    const [lane] = await world.enqueue(recipients, { egress });
    return lane!;
  }

  function looking(supervisor: LaneSupervisor): void {
    const look = new LookForWaitingLanes(world.waits, supervisor, (error) => world.problems.push(error));
    look.start();
    looks.push(look);
  }

  const arrived = (egress: string): number =>
    sink.mails.filter(({ to }) => to[0]!.startsWith(`${egress.replace(/\W/g, '-')}.`)).length;

  it('forty lanes and two connections: each lane is called when one comes free, one for each, and all is sent', async () => {
    await receiver();
    const supervisor = await world.worker(routeWith(2));
    const lanes = await Promise.all(Array.from({ length: 40 }, (_, n) => laneWith(`ip:192.0.2.${n}`, 5)));
    supervisor.wake(lanes);
    await world.emptied(60_000);
    assert.equal(new Set(sink.mails.map(({ to }) => to[0])).size, 200);
    assert.ok(world.slotsAsked <= 40 * 6, `${world.slotsAsked} times asked for a place: a herd`);
  });

  it('a connection that comes free in one process calls the lane that waits, whichever process asked for it', async () => {
    await receiver();
    const [one, two] = [await world.worker(routeWith(1)), await world.worker(routeWith(1))];
    const [first, second] = [await laneWith('ip:192.0.2.1', 40), await laneWith('ip:192.0.2.2', 3)];
    one.wake([first]);
    await sink.receives(1, 30_000);
    two.wake([second]);
    await world.emptied(60_000);
    assert.equal(sink.mails.length, 43);
  });

  it('a lane that always has more to say shares its only connection with lanes that have none', async () => {
    await receiver({ script: answersLate('dot', 20) });
    const supervisor = await world.worker(routeWith(1));
    const [busy, small] = [await laneWith('shared', 1_500), await laneWith('ip:192.0.2.9', 4)];
    looking(supervisor);
    supervisor.wake([busy]);
    await sink.receives(5, 30_000);
    supervisor.wake([small]);
    await eventually('the small lane is served', async () => Promise.resolve(arrived('ip:192.0.2.9') === 4), 60_000);
    assert.ok(arrived('shared') < 1_500, 'while the other one still has mail');
    const before = arrived('shared');
    await eventually('and the other one goes on', async () => Promise.resolve(arrived('shared') > before), 60_000);
  });

  it('a lane with several connections takes no further one while another lane has none', async () => {
    await receiver({ script: answersLate('dot', 20) });
    const supervisor = await world.worker(routeWith(4));
    const busy = await laneWith('shared', 3_000);
    const small = await Promise.all([1, 2, 3].map((n) => laneWith(`ip:192.0.2.${n}`, 30)));
    looking(supervisor);
    supervisor.wake([busy]);
    await eventually('it has all of them', async () => Promise.resolve(sink.openConnections === 4), 30_000);
    supervisor.wake(small);
    await eventually(
      'all small lanes are served',
      async () => Promise.resolve([1, 2, 3].every((n) => arrived(`ip:192.0.2.${n}`) === 30)),
      60_000,
    );
    assert.ok(arrived('shared') < 3_000, 'while the other one still has mail');
  });
});
