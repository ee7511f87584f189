import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { makeCredential, signedIn, submit, textMail } from '../conformance/smtp-customer.js';
import { signUpCustomer } from '../support/customer.js';
import { startWorld, type World } from '../support/world.js';
import { type Accepted, type ProblemBody, Sending } from './sending-steps.js';

describe('the same message twice', () => {
  let world: World;
  let sending: Sending;
  before(async () => {
    world = await startWorld();
    sending = new Sending(world, await signUpCustomer(world));
  });
  after(() => world.close());
  const key = (name: string) => ({ 'idempotency-key': name });
  const messages = async () =>
    (
      await sending.query<{ n: number }>('select count(*) as n from messages where account_id = $1', [
        sending.accountId,
      ])
    )[0]!.n;

  it('64 at once with one key make one message, and all get the same answer', async () => {
    const before = await messages();
    const answers = await Promise.all(Array.from({ length: 64 }, () => sending.send({}, key('race'))));
    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([202]));
    assert.equal(new Set(answers.map(({ text }) => text)).size, 1);
    assert.equal((await messages()) - before, 1);
  });

  it('a repeat answers the first status and body, though the message has moved on', async () => {
    const first = await sending.send({}, key('again'));
    await sending.world.http.post(`/v1/messages/${first.body.id}/cancel`, { token: sending.token });
    const second = await sending.send({}, key('again'));
    assert.deepEqual(
      [second.status, second.text, second.headers.get('idempotent-replayed')],
      [202, first.text, 'true'],
    );
  });

  it('another body under the same key is 422, in whatever operation', async () => {
    await sending.send({}, key('bound'));
    for (const answer of [
      await sending.send<ProblemBody>({ subject: 'Other' }, key('bound')),
      await sending.batch<ProblemBody>([sending.message()], key('bound')),
    ]) {
      assert.deepEqual([answer.status, answer.body.code], [422, 'idempotency_key_reused']);
    }
  });

  it('a refusal of the message is kept; "not now" and "not you" are not', async () => {
    const bad = { to: [{ email: 'nobody' }] };
    const first = await sending.send<ProblemBody>(bad, key('bad'));
    const second = await sending.send<ProblemBody>(bad, key('bad'));
    assert.deepEqual([first.status, second.status, second.body], [422, 422, first.body]);
    assert.equal(second.headers.get('idempotent-replayed'), 'true');
    const foreign = { from: { email: 'ceo@other.example' } };
    assert.equal((await sending.send(foreign, key('foreign'))).status, 403);
    assert.equal((await sending.send(foreign, key('foreign'))).headers.get('idempotent-replayed'), null);
    await sending.query('update quota_windows set used = 200 where account_id = $1 and kind = 2', [sending.accountId]);
    assert.equal((await sending.send({}, key('later'))).status, 429);
    await sending.query('update quota_windows set used = 0 where account_id = $1', [sending.accountId]);
    assert.equal((await sending.send({}, key('later'))).status, 202);
  });

  it('a batch repeats message by message, and judges again only what was refused for now', async () => {
    await sending.query('update quota_windows set used = 198 where account_id = $1 and kind = 2', [sending.accountId]);
    const batch = [
      sending.message(),
      sending.message({ to: [] }),
      sending.message({ subject: 'two' }),
      sending.message({ subject: 'three' }),
    ];
    const first = (await sending.batch(batch, key('batch'))).body.data;
    assert.deepEqual(
      first.map(({ httpStatus }) => httpStatus),
      [202, 422, 202, 429],
    );
    await sending.query('update quota_windows set used = 0 where account_id = $1', [sending.accountId]);
    const before = await messages();
    const second = (await sending.batch(batch, key('batch'))).body.data;
    assert.deepEqual(
      second.map(({ httpStatus }) => httpStatus),
      [202, 422, 202, 202],
    );
    assert.deepEqual([second[0]!.id, second[2]!.id], [first[0]!.id, first[2]!.id]);
    assert.equal((await messages()) - before, 1);
  });

  it('REST and SMTP share the keys of an account', async () => {
    const client = await signedIn(world, await makeCredential(world, sending.customer));
    const { email } = sending.customer;
    const mail = { from: email, content: textMail(email, ['X-Posthorn-Idempotency-Key: shared']) };
    const first = await submit(client, mail);
    const again = await submit(client, mail);
    const other = await submit(client, {
      from: email,
      content: textMail(email, ['X-Posthorn-Idempotency-Key: shared', 'X-Other: 1']),
    });
    client.write('QUIT\r\n');
    assert.equal(first.code, 250);
    assert.deepEqual([again.code, again.text], [first.code, first.text]);
    assert.equal(other.code, 554);
    const rest = await sending.send<ProblemBody>({}, key('shared'));
    assert.deepEqual([rest.status, rest.body.code], [422, 'idempotency_key_reused']);
  });

  it('a raw message may bring its key in the header', async () => {
    const text = `From: ${sending.customer.email}\r\nTo: a@elsewhere.example\r\nX-Posthorn-Idempotency-Key: raw-key\r\n\r\nHi\r\n`;
    const [first, second] = [await sending.raw<Accepted>(text), await sending.raw<Accepted>(text)];
    assert.deepEqual([first.status, second.body.id], [202, first.body.id]);
  });

  it('a key is free again after 30 days', async () => {
    const first = await sending.send({}, key('old'));
    await world.advance('P31D');
    const second = await sending.send({}, key('old'));
    assert.equal(second.status, 202);
    assert.notEqual(second.body.id, first.body.id);
  });
});
