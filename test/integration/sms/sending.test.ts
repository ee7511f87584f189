import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startWorld, type World } from '../../support/world.js';
import { eventually } from '../../support/eventually.js';
import { creditsOf } from './credits-in-world.js';
import { sendSms, sentTo, smsBecomes, type SmsCustomer, smsCustomer, smsOf, typesOf } from './sms-in-world.js';

describe('sending texts by the sandbox', () => {
  let world: World;
  let one: SmsCustomer;
  before(async () => {
    world = await startWorld({ API_RATE_LIMIT: '1000000' });
    one = await smsCustomer(world);
  });
  after(() => world.close());

  const credits = (token = one.token) => creditsOf(world, token);

  it('R-108, R-114: who has bought a pack sends at once, with the same account and key', async () => {
    const answer = await sendSms(world, one.token, { to: ['+33 6 12 34 00 01'] });
    assert.equal(answer.status, 202, answer.text);
    const [message] = answer.body.messages;
    assert.deepEqual(
      [message!.to, message!.country, message!.parts, message!.status, answer.body.refused],
      ['+33612340001', 'FR', 1, 'queued', []],
    );
    const sms = await smsBecomes(world, one.token, message!.id, 'delivered');
    assert.equal(typesOf(sms), 'queued submitted delivered');
    assert.deepEqual([sms.charge, sms.charged], ['settled', sms.credits]);
  });

  for (const [ending, status, charge] of [
    ['9001', 'failed', 'settled'],
    ['9002', 'expired', 'settled'],
    ['9003', 'rejected', 'settled'],
    ['9004', 'rejected', 'released'],
    ['9005', 'delivered', 'settled'],
    ['9006', 'submitted', 'settled'],
    ['9007', 'unknown', 'reserved'],
  ] as const) {
    it(`the sandbox does with …${ending} what it says: ${status}, ${charge}`, async () => {
      const id = await sentTo(world, one.token, `+3361234${ending}`);
      const sms = await smsBecomes(world, one.token, id, status);
      assert.equal(sms.charge, charge);
      assert.equal(sms.charged, charge === 'settled' ? sms.credits : '0');
    });
  }
});
