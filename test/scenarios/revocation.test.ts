import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { parseWireId } from '../../src/kernel/ids.js';
import { HotPool } from '../../src/platform/database/hot-pool.js';
import { textMail } from '../conformance/smtp-customer.js';
import { signUpCustomer } from '../support/customer.js';
import { eventually } from '../support/eventually.js';
import { startWorld, type World } from '../support/world.js';
import { CASES } from './revocation-cases.js';
import { inShort, type Probe, ThreeProcesses } from './revocation-steps.js';

/** What the contract promises: whoever asks later than this after a revocation is refused, by every process. */
const PROMISE_MS = 5_000;
/** Often enough to measure, seldom enough for a port that counts idle talk. */
const ASKED_EVERY_MS = 200;

describe('what is taken away is gone in every process within five seconds', { concurrency: 4 }, () => {
  let world: World;
  let on: ThreeProcesses;
  before(async () => {
    world = await startWorld();
    on = await ThreeProcesses.of(world);
  });
  after(async () => {
    on.close();
    await world.close();
  });

  for (const { name, prepare } of CASES) {
    it(`T06: ${name}`, async () => {
      const { probes, revoke } = await prepare(on, await signUpCustomer(world));
      for (const probe of probes) assert.equal(await probe.ask(), probe.open, `${probe.name}, before`);
      await revoke();
      const revokedMs = performance.now();
      // Judged by when a question was asked: how long its answer takes is the machine's affair, not the promise's.
      const closes = (probe: Probe): Promise<true> =>
        eventually(
          `${probe.name}: ${probe.closed}`,
          async () => {
            const askedMs = performance.now() - revokedMs;
            const answer = await probe.ask();
            if (answer === probe.closed) return true;
            assert.equal(answer, probe.open, probe.name);
            assert.ok(askedMs <= PROMISE_MS, `${probe.name}: still ${answer} ${Math.round(askedMs)} ms later`);
            return false;
          },
          2 * PROMISE_MS,
          ASKED_EVERY_MS,
        );
      await Promise.all(probes.map(closes));
      for (const probe of probes) assert.equal(await probe.ask(), probe.closed, `${probe.name}, and it stays so`);
    });
  }

  it('a mail whose transaction began before the revocation is not taken after it', async () => {
    const customer = await signUpCustomer(world);
    const credential = await on.makeCredential(customer);
    const session = await on.openSession(credential);
    assert.equal((await session.say(`MAIL FROM:<${customer.email}>`)).code, 250);
    assert.equal((await session.say('RCPT TO:<someone@customers.example>')).code, 250);
    assert.equal((await session.say('DATA')).code, 354);
    const other = await on.staysOpen(credential, customer.email);
    assert.equal(await other.ask(), other.open);
    await on.here('DELETE', `/v1/smtp-credentials/${credential.id}`, customer.accessToken);
    await eventually('it is gone', async () => (await other.ask()) === other.closed, PROMISE_MS, ASKED_EVERY_MS);
    session.write(`${textMail(customer.email)}.\r\n`);
    assert.equal(inShort(await session.heard()), '535 5.7.8');
    const stored = await world.app
      .get(HotPool)
      .query('select 1 from messages where account_id = $1', [parseWireId('acc', customer.accountId)]);
    assert.equal(stored.rowCount, 0);
  });
});
