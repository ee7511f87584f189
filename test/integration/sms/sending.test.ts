import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { addMs, DAY_MS, toIso } from '../../../src/kernel/time/instant.js';
import { startWorld, type World } from '../../support/world.js';
import { eventually } from '../../support/eventually.js';
import { rows } from '../accounts/account-world.js';
import { creditsOf } from './credits-in-world.js';
import {
  putSettings,
  sendSms,
  sentTo,
  type SmsBody,
  smsBecomes,
  type SmsCustomer,
  smsCustomer,
  smsOf,
  typesOf,
} from './sms-in-world.js';
import { approvedSender } from './senders-in-world.js';

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

  it('R-112: 161 characters to 10 Italian numbers are 2 texts each, 20 credits; at 160 they are 10', async () => {
    const token = (await smsCustomer(world)).token;
    await approvedSender(world, token, 'ACME', ['IT']);
    const to = Array.from({ length: 10 }, (_, i) => `+3934712345${10 + i}`);
    const longer = await sendSms(world, token, { to, text: 'a'.repeat(161) });
    assert.deepEqual([longer.status, longer.body.credits], [202, '20'], longer.text);
    assert.deepEqual([...new Set(longer.body.messages.map(({ parts }) => parts))], [2]);
    const shorter = await sendSms(world, token, { to, text: 'a'.repeat(160) });
    assert.equal(shorter.body.credits, '10');
    // 1,000 − 20 − 10 = 970, whatever becomes of them.
    assert.equal((await credits(token)).available, '970');
  });

  it('R-117: a dead number costs, one that we refuse does not and is told why', async () => {
    const token = (await smsCustomer(world)).token;
    await approvedSender(world, token, 'ACME', ['IT']);
    const answer = await sendSms(world, token, { to: ['+393471239001', '+390612345678', '+3934', '+39 347 123 9001'] });
    assert.deepEqual([answer.status, answer.body.messages.length, answer.body.credits], [202, 1, '1']);
    const refused = answer.body.refused.map(({ code, credits: cost }) => `${code} ${cost}`);
    assert.deepEqual(refused.sort(), ['invalid_number 0', 'not_mobile 0']);
    await smsBecomes(world, token, answer.body.messages[0]!.id, 'failed');
    assert.equal((await credits(token)).available, '999');
  });

  it('R-114: without credits 402 says how many are needed, and nothing is taken', async () => {
    const { token } = await smsCustomer(world, { packs: 0 });
    const answer = await sendSms(world, token, { to: ['+33612340001', '+33612340002'] });
    assert.deepEqual([answer.status, answer.body.code, answer.body.needed, answer.body.available],
      [402, 'insufficient_sms_credits', '1.6', '0']); // prettier-ignore
    const list = await world.http.get<{ data: unknown[] }>('/v1/sms/messages', { token });
    assert.deepEqual(list.body.data, []);
  });

  it('sixty-four sends at once spend the last credits once each and never more', async () => {
    const { id: accountId, token } = await smsCustomer(world);
    // 1,000 credits are 1,250 French parts; 1,230 are gone, 20 are left for 64 who ask for one.
    const first = await sendSms(world, token, { to: numbers(1_000, 0) });
    const second = await sendSms(world, token, { to: numbers(230, 1_000) });
    assert.deepEqual([first.status, second.status], [202, 202]);
    const answers = await Promise.all(numbers(64, 2_000).map((to) => sendSms(world, token, { to: [to] })));
    const statuses = answers.map(({ status }) => status);
    assert.deepEqual([statuses.filter((s) => s === 202).length, statuses.filter((s) => s === 402).length], [20, 44]);
    assert.equal((await credits(token)).available, '0');
    const sum = await rows<{ n: number }>(world, 'select sum(credits_milli)::int as n from sms_messages where account_id = $1', [accountId]); // prettier-ignore
    assert.equal(sum[0]!.n, 1_000_000);
  });

  it('a text of a later time waits for it, and can be taken back with its credits', async () => {
    const { token } = await smsCustomer(world);
    const sendAt = toIso(addMs(world.now(), DAY_MS));
    const kept = await sentTo(world, token, '+33612340011', { sendAt });
    const gone = await sentTo(world, token, '+33612340012', { sendAt });
    const waiting = await smsOf(world, token, kept);
    assert.deepEqual([waiting.status, waiting.because, waiting.charge], ['scheduled', 'scheduled', 'reserved']);
    const cancelled = await world.http.post<SmsBody>(`/v1/sms/messages/${gone}/cancel`, { token });
    assert.deepEqual([cancelled.status, cancelled.body.status, cancelled.body.charge], [200, 'cancelled', 'released']);
    assert.equal((await credits(token)).available, '999.2');
    await world.advance('P1DT1M');
    await smsBecomes(world, token, kept, 'delivered');
    const late = await world.http.post<SmsBody>(`/v1/sms/messages/${kept}/cancel`, { token });
    assert.deepEqual([late.status, (late.body as { code?: string }).code], [409, 'not_cancellable']);
  });

  it('without a receipt in 72 hours nobody knows; without an answer it is paid for after 48', async () => {
    const silent = await sentTo(world, one.token, '+33612349006');
    const doubt = await sentTo(world, one.token, '+33612349007');
    await smsBecomes(world, one.token, silent, 'submitted');
    assert.equal((await smsBecomes(world, one.token, doubt, 'unknown')).charge, 'reserved');
    await world.advance('PT49H');
    assert.equal((await smsOf(world, one.token, doubt)).charge, 'settled');
    assert.equal((await smsOf(world, one.token, silent)).status, 'submitted');
    await world.advance('PT24H');
    const sms = await smsOf(world, one.token, silent);
    assert.deepEqual([sms.status, sms.charge], ['unknown', 'settled']);
  });

  it('marketing waits for the morning of its country and says how to stop it; what is transactional does not', async () => {
    // A Sunday: closed in France.
    await world.moveTo('2031-03-02T12:00:00Z');
    const { token } = await smsCustomer(world);
    const id = await sentTo(world, token, '+33612340021', { kind: 'marketing', text: 'Soldes' });
    const sms = await smsOf(world, token, id);
    assert.deepEqual([sms.status, sms.because, sms.nextAttemptAt, sms.text],
      ['deferred', 'quiet_hours', '2031-03-03T07:00:00.000Z', 'Soldes\nRepondre STOP']); // prettier-ignore
    const urgent = await sentTo(world, token, '+33612340022');
    await smsBecomes(world, token, urgent, 'delivered');
    await world.moveTo('2031-03-03T07:00:01Z');
    await smsBecomes(world, token, id, 'delivered');
  });

  it('a blocked account’s texts stand aside, and go on when the block is lifted', async () => {
    const { id: accountId, token } = await smsCustomer(world);
    const sendAt = toIso(addMs(world.now(), DAY_MS));
    const id = await sentTo(world, token, '+33612340031', { sendAt });
    const staff = await world.operator();
    const path = `/v1/admin/accounts/acc_${accountId}/blocks`;
    const body = { reason: 'manual', scope: 'sending', steps: [{ code: 'ask', text: 'Write to us' }] };
    const block = await world.http.post<{ id: string }>(path, { token: staff, body });
    assert.equal(block.status, 201, block.text);
    const refused = await sendSms(world, token, { to: ['+33612340032'] });
    assert.deepEqual([refused.status, refused.body.code], [403, 'account_blocked']);
    await world.advance('P1DT1M');
    const held = await eventually('it stands aside', async () => {
      const sms = await smsOf(world, token, id);
      return sms.because === 'account_blocked' ? sms : null;
    });
    assert.equal(held.charge, 'reserved');
    const lifted = await world.http.post(`${path}/${block.body.id}/lift`, { token: staff, body: { reason: 'Sorted out' } }); // prettier-ignore
    assert.ok(lifted.status < 300, lifted.text);
    await eventually('it goes on', async () => {
      await world.advance('PT1M');
      return (await smsOf(world, token, id)).status === 'delivered';
    });
  });

  it('bounds of an account hold: countries, texts to one number, credits of a day', async () => {
    const { token } = await smsCustomer(world);
    await putSettings(world, token, { allowedCountries: ['FR'], perNumberHourly: 2, dailyCredits: '2.4' });
    const abroad = await sendSms(world, token, { to: ['+393471234501'], from: 'ACME' });
    assert.equal(abroad.body.refused[0]!.code, 'country_not_enabled');
    const same = '+33612340041';
    for (const wanted of [202, 202, 422]) assert.equal((await sendSms(world, token, { to: [same] })).status, wanted);
    const others = await sendSms(world, token, { to: ['+33612340042', '+33612340043'] });
    assert.deepEqual([others.body.messages.length, others.body.refused[0]!.code], [1, 'velocity_exceeded']);
  });

  it('R-113: whoever sends nothing pays nothing', async () => {
    const { token } = await smsCustomer(world);
    await world.advance('P180D');
    const { available, reserved } = await credits(token);
    assert.deepEqual([available, reserved], ['1000', '0']);
  });
});

function numbers(count: number, from: number): string[] {
  return Array.from({ length: count }, (_, i) => `+336500${String(from + i).padStart(5, '0')}`);
}
