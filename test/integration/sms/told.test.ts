import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { Webhook } from 'standardwebhooks';
import { DAY_MS, addMs, systemNow, toIso } from '../../../src/kernel/time/instant.js';
import { eventually } from '../../support/eventually.js';
import { FakeSmsc, receiptText } from '../../support/peers/fake-smsc.js';
import { WebhookReceiver } from '../../support/peers/webhook-receiver.js';
import { startWorld, type World } from '../../support/world.js';
import { rows } from '../accounts/account-world.js';
import { creditsOf } from './credits-in-world.js';
import { approvedSender } from './senders-in-world.js';
import { sendSms, sentTo, smsBecomes, type SmsBody, type SmsCustomer, smsCustomer, smsOf } from './sms-in-world.js';

interface FeedEvent {
  id: string;
  sequence: number;
  type: string;
  messageId: string;
  to: string;
}
interface Page<T> {
  data: T[];
  nextCursor: string | null;
}

const SHORT_CODE = '36111';

describe('what is told of texts, and to whom', () => {
  let smsc: FakeSmsc;
  let receiver: WebhookReceiver;
  let world: World;
  let one: SmsCustomer;
  let number = 3_000;
  before(async () => {
    smsc = await FakeSmsc.start();
    receiver = await WebhookReceiver.start();
    world = await startWorld({
      API_RATE_LIMIT: '1000000',
      OUTBOUND_HTTP_ALLOW: `127.0.0.1:${receiver.port}`,
      SMS_ROUTE: `smpp://acme:secret@127.0.0.1:${smsc.port}?window=4&tps=500`,
    });
    one = await smsCustomer(world);
    await eventually('the route is bound', () => Promise.resolve(smsc.live !== undefined && smsc.binds.length > 0));
  });
  after(async () => {
    await world.close();
    await receiver.stop();
    await smsc.stop();
  });

  const fresh = (): string => `+3361236${(number += 1)}`;
  const get = async <T>(path: string, token = one.token): Promise<T> => {
    const answer = await world.http.get<T>(path, { token });
    assert.equal(answer.status, 200, answer.text);
    return answer.body;
  };
  const feed = (query: string, token = one.token) => get<Page<FeedEvent>>(`/v1/sms/events?limit=500&${query}`, token);
  const head = async (): Promise<number> => (await feed('')).data.at(-1)?.sequence ?? 0;
  const delivered = async (): Promise<string> => {
    const to = fresh();
    smsc.behave = ({ destination }) => ({ id: `t${destination}` });
    const id = await sentTo(world, one.token, to);
    await smsBecomes(world, one.token, id, 'submitted');
    const text = receiptText(`t${to.slice(1)}`, 'DELIVRD');
    smsc.live!.deliver({ source: to.slice(1), destination: 'ACME', esmClass: 4, text });
    await smsBecomes(world, one.token, id, 'delivered');
    return id;
  };
  const say = (from: string, to: string, text: string): void =>
    void smsc.live!.deliver({ source: from.replace('+', ''), destination: to, text });

  it('webhooks and the feed tell the same of a text, in order and signed; a replay tells it again', async () => {
    const body = { url: receiver.url('/texts'), types: ['*'] };
    const made = await world.http.post<{ id: string; secret: string }>('/v1/webhooks', { token: one.token, body });
    assert.equal(made.status, 201, made.text);
    const [from, after_] = [toIso(world.now()), await head()];
    const id = await delivered();
    const told = await eventually('the feed has it all', async () => {
      const { data } = await feed(`after=${after_}`);
      const own = data.filter(({ messageId }) => messageId === id);
      return own.length === 3 ? own : null;
    });
    const arrivals = () => receiver.events('/texts').filter(({ data }) => data['messageId'] === id);
    await eventually('the receiver has it all', () => Promise.resolve(arrivals().length === 3));
    assert.deepEqual(
      told.map(({ type }) => type),
      ['sms.queued', 'sms.submitted', 'sms.delivered'],
    );
    const byNumber = [...arrivals()].sort((a, b) => a.posthornSequence - b.posthornSequence);
    assert.deepEqual(
      byNumber.map(({ data }) => data),
      told,
    );
    assert.deepEqual(
      byNumber.map((event) => event.id),
      told.map((event) => event.id),
    );
    const verifier = new Webhook(made.body.secret);
    for (const { raw, headers } of receiver.accepted('/texts')) verifier.verify(raw, headers);
    const replay = { from, to: toIso(addMs(world.now(), DAY_MS)), types: ['sms.delivered'] };
    const path = `/v1/webhooks/${made.body.id}/replay`;
    const asked = await world.http.post<{ count: number }>(path, { token: one.token, body: replay });
    assert.ok(asked.status < 300, asked.text);
    await eventually('it comes again under its old id', () =>
      Promise.resolve(arrivals().filter((event) => event.id === told[2]!.id).length === 2),
    );
    assert.equal(arrivals().length, 4);
    assert.equal((await world.http.call('DELETE', `/v1/webhooks/${made.body.id}`, { token: one.token })).status, 204);
  });

  it('the feed is read on by number, by type, page by page, and by its own account alone', async () => {
    const start = await head();
    const ids = [await delivered(), await delivered()];
    const whole = await eventually('both have ended', async () => {
      const { data } = await feed(`after=${start}`);
      return data.length === 6 ? data : null;
    });
    assert.deepEqual([...new Set(whole.map(({ messageId }) => messageId))], ids);
    assert.ok(whole.every(({ sequence }, i) => i === 0 || sequence > whole[i - 1]!.sequence));
    const pages: FeedEvent[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const more: string = cursor === '' ? `after=${start}` : `cursor=${encodeURIComponent(cursor)}`;
      const page: Page<FeedEvent> = await get(`/v1/sms/events?limit=4&${more}`);
      pages.push(...page.data);
      cursor = page.nextCursor;
    }
    assert.deepEqual(pages, whole);
    const ends = await feed(`after=${start}&type=sms.delivered&type=sms.failed`);
    assert.deepEqual(ends.data.map(({ messageId }) => messageId), ids); // prettier-ignore
    assert.deepEqual((await feed(`after=${whole.at(-1)!.sequence}`)).data, []);
    const stranger = await smsCustomer(world, { packs: 0 });
    assert.deepEqual((await feed('', stranger.token)).data, []);
    const wrong = await world.http.get('/v1/sms/events?type=delivered', { token: one.token });
    assert.equal(wrong.status, 422, wrong.text);
  });

  it('a gateway tells by a signed hook; what is not signed, old or changed is not believed, and each call counts once', async () => {
    const staff = await world.operator();
    const list = await world.http.get<{ data: { id: string; name: string }[] }>('/v1/admin/sms/routes', { token: staff }); // prettier-ignore
    const route = list.body.data.find(({ name }) => name.startsWith('acme'))!;
    const hook = `/v1/hooks/sms/${route.name}`;
    const made = await world.http.post<{ secret: string }>(`/v1/admin/sms/routes/${route.id}/hook-secret`, { token: staff, body: {} }); // prettier-ignore
    assert.equal(made.status, 200, made.text);
    const call = (id: string, body: object, how: { secret?: string; at?: number; signed?: object } = {}) => {
      const { secret = made.body.secret, at = systemNow(), signed = body } = how;
      const timestamp = String(Math.floor(at / 1_000));
      const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
      const mac = createHmac('sha256', key).update(`${id}.${timestamp}.${JSON.stringify(signed)}`);
      const headers = {
        'webhook-id': id,
        'webhook-timestamp': timestamp,
        'webhook-signature': `v1,${mac.digest('base64')}`,
      };
      return world.http.post<{ taken?: boolean; code?: string }>(hook, { body, headers });
    };
    const to = fresh();
    smsc.behave = () => ({ id: '0A1B2C' });
    const id = await sentTo(world, one.token, to);
    await smsBecomes(world, one.token, id, 'submitted');
    const receipt = { type: 'receipt', id: '0A1B2C', to, status: 'delivered' };
    for (const how of [
      { secret: `whsec_${Buffer.alloc(24).toString('base64')}` },
      { at: systemNow() - 600_000 },
      { at: systemNow() + 600_000 },
      { signed: { ...receipt, status: 'failed' } },
    ]) {
      const refused = await call('msg_1', receipt, how);
      assert.deepEqual([refused.status, refused.body.code], [401, 'hook_signature_invalid'], JSON.stringify(how));
    }
    const nowhere = await world.http.post<{ code: string }>('/v1/hooks/sms/nobody', { body: receipt });
    assert.deepEqual([nowhere.status, nowhere.body.code], [401, 'hook_signature_invalid']);
    assert.equal((await smsOf(world, one.token, id)).status, 'submitted');
    assert.equal((await call('msg_2', receipt)).status, 200);
    await smsBecomes(world, one.token, id, 'delivered');
    const nonsense = await call('msg_3', { type: 'gossip', to });
    assert.equal(nonsense.status, 422, nonsense.text);
    const inbound = { type: 'inbound', from: to, to: 'ACME', text: 'Merci' };
    const answers = [await call('msg_4', inbound), await call('msg_4', inbound)];
    assert.deepEqual(answers.map(({ body }) => body.taken), [true, false]); // prettier-ignore
    const came = await get<Page<{ from: string; text: string; messageId: string }>>('/v1/sms/inbound');
    assert.deepEqual(came.data.filter(({ from }) => from === to).map(({ text, messageId }) => [text, messageId]), [['Merci', id]]); // prettier-ignore
  });

  it('STOP, START and HELP are answered where the country wants it: by the number and the route they came by, once a day', async () => {
    const american = '+12015550123';
    await approvedSender(world, one.token, SHORT_CODE, ['US']);
    const sent = await sendSms(world, one.token, { to: [american], from: SHORT_CODE });
    assert.equal(sent.status, 202, sent.text);
    await smsBecomes(world, one.token, sent.body.messages[0]!.id, 'submitted');
    const answers = async () => {
      const { data } = await get<Page<SmsBody & { confirms: string | null; from: string }>>(`/v1/sms/messages?to=%2B${american.slice(1)}`); // prettier-ignore
      return data.filter(({ confirms }) => confirms !== null).reverse();
    };
    const before = await creditsOf(world, one.token);
    smsc.taken.length = 0;
    await eventually('the carrier is there', () => Promise.resolve(smsc.live !== undefined));
    say(american, SHORT_CODE, 'HELP');
    await eventually('help is answered', async () => (await answers()).length === 1);
    say(american, SHORT_CODE, 'help me');
    say(american, SHORT_CODE, 'Stop!');
    const all = await eventually('the stop is answered', async () => {
      const found = await answers();
      return found.length === 2 ? found : null;
    });
    assert.deepEqual(all.map(({ confirms, from }) => [confirms, from]), [['help', SHORT_CODE], ['stop', SHORT_CODE]]); // prettier-ignore
    for (const { id } of all) await smsBecomes(world, one.token, id, 'submitted');
    const words = smsc.taken.map(({ source, destination, message }) => [
      source,
      destination,
      message.toString('latin1'),
    ]);
    assert.deepEqual(words.map(([source, destination]) => [source, destination]), [[SHORT_CODE, american.slice(1)], [SHORT_CODE, american.slice(1)]]); // prettier-ignore
    assert.match(words[1]![2]!, /You will get no more texts from us\. Reply START/);
    // Who has said STOP gets that answer and nothing else.
    const refused = await sendSms(world, one.token, { to: [american], from: SHORT_CODE });
    assert.equal(refused.body.code, 'no_recipient_accepted');
    say(american, SHORT_CODE, 'START');
    await eventually('the start is answered', async () => (await answers()).length === 3);
    assert.equal((await sendSms(world, one.token, { to: [american], from: SHORT_CODE })).status, 202);
    // The second HELP of the day was heard, and not answered again.
    const heard = await get<Page<{ from: string; keyword: string }>>('/v1/sms/inbound');
    assert.deepEqual(
      heard.data.filter(({ from }) => from === american).map(({ keyword }) => keyword).sort(),
      ['help', 'help', 'start', 'stop'],
    ); // prettier-ignore
    const after_ = await creditsOf(world, one.token);
    assert.ok(Number(after_.available) < Number(before.available), 'the account pays its answers');
    const told = await rows<{ name: string }>(
      world,
      `select name from outbox where account_id = $1 and name in ('sms.opted_out.v1', 'sms.opted_in.v1') order by id`,
      [one.id],
    );
    assert.deepEqual(told.map(({ name }) => name), ['sms.opted_out.v1', 'sms.opted_in.v1']); // prettier-ignore
  });

  it('where no country asks, and where there are no credits, nothing is answered and STOP holds all the same', async () => {
    const poor = await smsCustomer(world);
    await approvedSender(world, poor.token, '36222', ['FR', 'US']);
    const [french, american] = [fresh(), '+12015550124'];
    for (const to of [french, american]) {
      const sent = await sendSms(world, poor.token, { to: [to], from: '36222' });
      await smsBecomes(world, poor.token, sent.body.messages[0]!.id, 'submitted');
    }
    await rows(world, `update sms_settings set settings = settings || '{"dailyMilli": 1}' where account_id = $1`, [poor.id]); // prettier-ignore
    say(french, '36222', 'STOP');
    say(american, '36222', 'STOP');
    await eventually('both are on the list', async () => {
      const { data } = await get<Page<{ number: string }>>('/v1/sms/stoplist', poor.token);
      return data.length === 2;
    });
    const { data } = await get<Page<{ confirms: string | null }>>('/v1/sms/messages', poor.token);
    assert.deepEqual(data.map(({ confirms }) => confirms), [null, null]); // prettier-ignore
  });
});
