import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { addMs, DAY_MS, toIso } from '../../../src/kernel/time/instant.js';
import type { SinkAction, SinkContext } from '../../support/peers/smtp-sink.js';
import { MailWorld } from './mail-world.js';

/** Greylists each recipient once. */
const met = new Set<string>();
function greylisting({ stage, to }: SinkContext): SinkAction | undefined {
  const recipient = to.at(-1) ?? '';
  if (stage !== 'rcpt' || !recipient.startsWith('grey') || met.has(recipient)) return undefined;
  met.add(recipient);
  return { reply: '451 4.7.1 Greylisted, come back later' };
}

/** Five days of trying begin with the first attempt: who waited longer than that before it is not given up at its first deferral. */
describe('the days in which mail is tried', () => {
  let mail: MailWorld;
  before(async () => {
    mail = await MailWorld.start('mx', { script: greylisting });
  });
  after(() => mail.close());

  const triedAgain = async (id: string): Promise<void> => {
    assert.equal((await mail.event(id, 'deferred')).attempt, 1);
    await mail.world.advance('PT20M');
    assert.equal((await mail.event(id, 'delivered')).attempt, 2);
  };

  it('are those after its sendAt, for mail that was scheduled for the week after next', async () => {
    const sendAt = toIso(addMs(mail.world.now(), 9 * DAY_MS));
    const id = await mail.send('grey-scheduled@receiver.test', { sendAt });
    await mail.world.advance('P9D');
    await triedAgain(id);
  });

  it('are those after the pause, for mail of an account that staff paused', async () => {
    const pause = `/v1/admin/accounts/${mail.customer.accountId}/sending`;
    const body = { reason: 'We look into something.' };
    const paused = await mail.world.http.post(`${pause}/pause`, { token: await mail.world.operator(), body });
    assert.equal(paused.status, 200, paused.text);
    const id = await mail.send('grey-paused@receiver.test');
    await mail.event(id, 'held');
    await mail.world.advance('P9D');
    const resumed = await mail.world.http.post(`${pause}/resume`, { token: await mail.world.operator() });
    assert.equal(resumed.status, 200, resumed.text);
    await triedAgain(id);
  });
});
