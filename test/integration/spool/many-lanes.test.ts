import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { addMs, HOUR_MS, systemNow } from '../../../src/kernel/time/instant.js';
import {
  type ClaimedDelivery,
  type DeliveryResult,
  LaneDirectory,
  LaneSessions,
  type SessionBegun,
  type SlotWish,
  SpoolFacade,
} from '../../../src/modules/spool/index.js';
import { Clock } from '../../../src/platform/clock/clock.js';
import { anAccount, startSpool, type SpoolWorld } from './spool-world.js';

describe('many lanes in one statement', () => {
  let world: SpoolWorld;
  before(async () => {
    world = await startSpool();
  });
  after(() => world.close());

  const laneOf = async (name: string): Promise<number> => (await world.lanes.lanesFor('shared', [name])).get(name)!;
  const slotAt = (laneId: number, more: Partial<SlotWish> = {}): SlotWish => ({
    laneId,
    ip: 'any',
    site: `site-${laneId}`,
    maxSessions: 20,
    mostSessions: 20,
    classes: [1],
    batch: 10,
    ...more,
  });
  const begun = (answer: SessionBegun): Extract<SessionBegun, { sessionId: number }> => {
    assert.ok('sessionId' in answer, JSON.stringify(answer));
    return answer;
  };
  const delivered = ({ id, attempt }: ClaimedDelivery): DeliveryResult => ({
    deliveryId: id,
    attempt,
    state: null,
    status: 'delivered',
    event: 'delivered',
    at: systemNow(),
  });

  it('connections begin with their first batch; full, resting and empty lanes are told apart', async () => {
    const [first, second, full, resting, empty] = await Promise.all(
      ['one', 'two', 'full', 'resting', 'empty'].map((name) => laneOf(`${name}.example`)),
    );
    for (const lane of [first!, second!, full!, resting!]) await world.put({ account: anAccount(), lane, count: 12 });
    const now = systemNow();
    const taken = await world.sessions.begin(now, 1, slotAt(full!, { maxSessions: 1, mostSessions: 1 }));
    await world.sessions.shapeSite('any', `site-${resting}`, {
      pausedUntil: addMs(now, HOUR_MS),
      because: 'throttled',
    });
    const answers = await Promise.all([
      world.sessions.begin(now, 1, slotAt(second!)),
      world.sessions.begin(now, 1, slotAt(full!, { maxSessions: 1, mostSessions: 1 })),
      world.sessions.begin(now, 2, slotAt(first!, { batch: 4 })),
      world.sessions.begin(now, 1, slotAt(empty!)),
      world.sessions.begin(now, 1, slotAt(resting!)),
    ]);
    const said = answers.map((answer) => ('refused' in answer ? answer.refused : answer.first.length));
    assert.deepEqual(said, [10, 'full', 4, 'empty', 'paused']);
    const owner = await world.one<{ owner: number }>('select owner from lane_sessions where id = $1', [
      begun(answers[2]!).sessionId,
    ]);
    assert.equal(owner.owner, 2);
    const open = await world.one<{ n: number }>('select count(*) as n from lane_sessions');
    assert.equal(open.n, 3, 'a connection that would find nothing takes no slot');
    for (const answer of [taken, answers[0]!, answers[2]!]) await world.sessions.close(begun(answer).sessionId);
  });

  it('slots are counted exactly, also by 64 processes of which each asks for several at once', async () => {
    const lane = await laneOf('slots.example');
    await world.put({ account: anAccount(), lane, count: 3_000 });
    const answers = await Promise.all(
      Array.from({ length: 64 }, async () => {
        const sessions = new LaneSessions(world.pool);
        const slot = slotAt(lane, { maxSessions: 7, mostSessions: 7, batch: 2 });
        return Promise.all(Array.from({ length: 4 }, () => sessions.begin(systemNow(), 1, slot)));
      }),
    );
    const opened = answers.flat().filter((answer) => 'sessionId' in answer);
    assert.equal(opened.length, 7);
    const ids = opened.flatMap((answer) => begun(answer).first.map(({ id }) => id));
    assert.deepEqual([ids.length, new Set(ids).size], [14, 14]);
  });

  it('64 processes find sites, move, begin, claim and settle in any order; every mail leaves once and nobody locks anybody out', async () => {
    const domains = Array.from({ length: 30 }, (_, i) => `d${i}.storm.example`);
    const expected = new Set<string>();
    for (const domain of domains)
      for (const id of await world.put({ account: anAccount(), lane: await laneOf(domain), count: 8 }))
        expected.add(id);
    const left: string[] = [];
    const process = async (n: number): Promise<void> => {
      const [spool, sessions] = [new SpoolFacade(world.pool), new LaneSessions(world.pool)];
      const lanes = new LaneDirectory(world.pool, new Clock());
      // Each in an order of its own, all its lanes at once.
      const mine = domains.map((_, i) => domains[(i * 7 + n * 11) % domains.length]!);
      await Promise.all(
        mine.map(async (domain, i) => {
          const from = (await lanes.lanesFor('shared', [domain])).get(domain)!;
          const lane = await lanes.resolveDomain(
            'shared',
            domain,
            `mx.${i % 5}.storm.example`,
            addMs(systemNow(), HOUR_MS),
          );
          if (from !== lane) await spool.moveLane(from, lane);
          const slot = slotAt(lane, { site: `storm-${lane}`, maxSessions: 1_000, mostSessions: 1_000, batch: 3 });
          const answer = await sessions.begin(systemNow(), n, slot);
          if ('refused' in answer) return;
          const { sessionId, first } = answer;
          const more = await spool.claim({ sessionId, laneId: lane, classes: [1], batch: 2 });
          const settled = await spool.settle(systemNow(), [...first, ...more].map(delivered), [
            { sessionId, inDoubt: null, ends: true },
          ]);
          left.push(...settled.applied);
        }),
      );
    };
    for (let round = 0; round < 5 && left.length < expected.size; round += 1)
      await Promise.all(Array.from({ length: 64 }, (_, n) => process(n)));
    assert.deepEqual([left.length, new Set(left)], [expected.size, expected]);
    const open = await world.one<{ n: number }>(`select count(*) as n from lane_sessions where site like 'storm-%'`);
    assert.equal(open.n, 0);
  });
});
