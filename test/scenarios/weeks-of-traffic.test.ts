import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { eventually } from '../support/eventually.js';
import { Weeks } from './weeks-of-traffic-world.js';

const WEEKS = 3;

/**
 * Three weeks of mail of three accounts on three offers, mornings and evenings, to receivers that take it, make it wait,
 * refuse it, are full for ever, or complain. Then every figure that anybody can ask for must tell the same story.
 */
describe('three weeks of traffic', () => {
  let weeks: Weeks;
  before(async () => {
    weeks = await Weeks.start();
  });
  after(() => weeks.close());

  for (let week = 0; week < WEEKS; week += 1)
    it(`week ${week + 1} goes by`, async () => {
      for (let day = 7 * week; day < 7 * week + 7; day += 1) {
        await weeks.morning(day);
        await weeks.mail.world.advance('PT10H');
        await weeks.evening(day);
        await weeks.mail.world.advance('PT14H');
      }
    });

  it('after the longest retry schedule nothing waits', async () => {
    await weeks.mail.world.advance('P6D');
    await weeks.settled();
    assert.equal(await weeks.waiting(), 0);
  });

  it('everything that was accepted came to exactly one end', async () => {
    for (const account of weeks.accounts) {
      const ends = new Map<string, string[]>();
      for (const event of await weeks.feed(account)) {
        if (!['delivered', 'expired', 'cancelled', 'suppressed', 'bounced'].includes(event.type)) continue;
        // A bounce that comes back by mail follows a delivery: the later word is the end.
        if (event.type === 'bounced' && weeks.lateBounces.has(event.recipient)) continue;
        const key = `${event.messageId} ${event.recipient}`;
        ends.set(key, [...(ends.get(key) ?? []), event.type]);
      }
      const expected = new Set(account.sent.flatMap(({ id, to }) => to.map((email) => `${id} ${email}`)));
      assert.deepEqual(
        [...ends.keys()].filter((key) => !expected.has(key)),
        [],
      );
      assert.deepEqual(
        [...expected].filter((key) => ends.get(key)?.length !== 1),
        [],
      );
    }
  });

  it('each recipient got each mail once, and only those whose events say so', async () => {
    for (const account of weeks.accounts) {
      const delivered = (await weeks.feed(account)).filter(({ type }) => type === 'delivered');
      const told = delivered.map(({ messageId, recipient }) => `${account.subjects.get(messageId)} ${recipient}`);
      assert.ok(told.length > 200, `only ${told.length} mails of ${account.name}`);
      assert.deepEqual(told.toSorted(), weeks.received(account).toSorted());
    }
  });

  it('ends are what receivers said: refused mailboxes bounce, full ones wait until they expire', async () => {
    const ends: Record<string, Set<string>> = {};
    for (const account of weeks.accounts)
      for (const { type, recipient } of await weeks.feed(account)) {
        const kind = /^[a-z]+/.exec(recipient)![0];
        if (!['accepted', 'deferred', 'held', 'opened', 'unsubscribed', 'complained'].includes(type))
          (ends[kind] ??= new Set()).add(type);
      }
    const shown = Object.fromEntries(Object.entries(ends).map(([kind, set]) => [kind, [...set].toSorted()]));
    assert.deepEqual(shown, {
      fine: ['delivered'],
      grey: ['delivered'],
      full: ['expired'],
      nobody: ['bounced', 'suppressed'],
      listed: ['bounced'],
      late: ['bounced', 'delivered'],
      angry: ['delivered', 'suppressed'],
      later: ['delivered'],
      taken: ['cancelled'],
    });
  });

  it('statistics by day are the sums of the events', async () => {
    for (const account of weeks.accounts) {
      const counted: Record<string, number> = {};
      for (const { type } of await weeks.feed(account)) counted[type] = (counted[type] ?? 0) + 1;
      const sums = await eventually(`the statistics of ${account.name}`, async () => {
        const rows = await weeks.statistics(account);
        const sum = (name: string) => rows.reduce((total, row) => total + Number(row[name]), 0);
        return sum('delivered') === counted['delivered'] && { rows, sum };
      });
      for (const name of ['accepted', 'delivered', 'bounced', 'deferred', 'complained', 'suppressed', 'expired'])
        assert.equal(sums.sum(name), counted[name] ?? 0, `${name} of ${account.name}`);
      assert.ok(sums.rows.filter(({ accepted }) => Number(accepted) > 0).length >= 7 * WEEKS - 1);
    }
  });

  it('receivers of webhooks have every event, numbered without a gap', async () => {
    for (const account of weeks.accounts) {
      const feed = await weeks.feed(account);
      const path = `/${account.name}`;
      const own = () => weeks.receiver.events(path).filter(({ type }) => !type.includes('.'));
      await eventually(`${feed.length} events of ${account.name}`, () => Promise.resolve(own().length >= feed.length));
      assert.deepEqual(new Set(own().map(({ id }) => id)), new Set(feed.map(({ id }) => id)));
      const numbers = [...new Set(weeks.receiver.events(path).map((event) => event.posthornSequence))];
      assert.deepEqual(
        numbers.toSorted((a, b) => a - b),
        Array.from({ length: numbers.length }, (_, i) => i + 1),
      );
    }
  });

  it('only what readers and receivers asked for is suppressed', async () => {
    for (const account of weeks.accounts) {
      const { suppressed, kinds } = await weeks.suppressions(account);
      const tried = new Set(
        account.sent.flatMap(({ to }) => to).filter((email) => /^(nobody|angry|late\d)/.test(email)),
      );
      assert.deepEqual(suppressed.toSorted(), [...tried].toSorted());
      assert.equal(kinds.has('complaint'), account.name !== 'relay');
    }
  });

  it('R-021, R-024: the day over quota was refused, and the next one was not', () => {
    assert.equal(weeks.overQuota.refused, 429);
    assert.equal(weeks.overQuota.nextDay, 202);
  });
});
