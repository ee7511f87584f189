import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { plainResponse, RawClient } from '../conformance/raw-client.js';
import {
  makeCredential,
  signedIn,
  smtpCustomer,
  type SmtpCustomer,
  smtpPort,
  submit,
} from '../conformance/smtp-customer.js';
import { eventually } from '../support/eventually.js';
import { startWorld, type World } from '../support/world.js';

describe('refusals by SMTP', () => {
  let world: World;
  let customer: SmtpCustomer;
  let operator: string;
  before(async () => {
    world = await startWorld();
    customer = await smtpCustomer(world);
    operator = await world.operator();
  });
  after(() => world.close());

  const mailUntil = (client: RawClient, code: number): Promise<string> =>
    eventually(
      `MAIL is answered with ${code}`,
      async () => {
        const answer = await client.say(`MAIL FROM:<${customer.email}>`);
        if (answer.code === 250) await client.say('RSET');
        return answer.code === code && answer.lines[0]!;
      },
      5_500,
    );

  it('T13: unknown names, wrong passwords and revoked credentials hear the same 535', async () => {
    const gone = await makeCredential(world, customer, 'gone');
    await world.http.delete(`/v1/smtp-credentials/${gone.id}`, { token: customer.accessToken });
    const heard = new Set<string>();
    for (const [username, password] of [
      [customer.credential.username, 'wrong'],
      ['m999999-nobody', customer.credential.password],
      [gone.username, gone.password],
      [customer.username, customer.password],
    ] as const) {
      const client = await RawClient.ready(smtpPort(world));
      heard.add((await client.say(`AUTH PLAIN ${plainResponse(username, password)}`)).lines[0]!);
      client.destroy();
    }
    assert.deepEqual([...heard], ['535 5.7.8 authentication failed']);
  });

  it('a revoked credential ends open sessions within five seconds', async () => {
    const credential = await makeCredential(world, customer, 'revoked');
    const client = await signedIn(world, credential);
    assert.equal((await submit(client, { from: customer.email })).code, 250);
    await world.http.delete(`/v1/smtp-credentials/${credential.id}`, { token: customer.accessToken });
    assert.equal(await mailUntil(client, 535), '535 5.7.8 authentication failed');
    client.destroy();
  });

  it('a block holds in open sessions within five seconds, and lifting it too', async () => {
    const client = await signedIn(world, customer.credential);
    assert.equal((await client.say(`MAIL FROM:<${customer.email}>`)).code, 250);
    await client.say('RSET');
    const block = await world.http.post<{ id: string }>(`/v1/admin/accounts/${customer.accountId}/blocks`, {
      token: operator,
      body: { reason: 'manual', scope: 'sending', steps: [] },
    });
    assert.equal(block.status, 201, block.text);
    assert.match(await mailUntil(client, 550), /^550 5\.7\.1 account_blocked: /);
    const lifted = await world.http.post(`/v1/admin/accounts/${customer.accountId}/blocks/${block.body.id}/lift`, {
      token: operator,
      body: { reason: 'solved' },
    });
    assert.ok(lifted.status < 300, lifted.text);
    await mailUntil(client, 250);
    client.destroy();
  });

  it('T15: ten wrong passwords throttle the name on REST and SMTP together, also for the right one', async () => {
    const { username, password } = await makeCredential(world, customer, 'guessed');
    for (let guess = 0; guess < 10; guess += 1) {
      const client = await RawClient.ready(smtpPort(world));
      assert.equal((await client.say(`AUTH PLAIN ${plainResponse(username, `wrong ${guess}`)}`)).code, 535);
      client.destroy();
    }
    const client = await RawClient.ready(smtpPort(world));
    assert.match((await client.say(`AUTH PLAIN ${plainResponse(username, password)}`)).lines[0]!, /^454 4\.7\.0 /);
    client.destroy();
    const rest = await world.http.post('/v1/auth/login', { body: { username, password } });
    assert.equal(rest.status, 429);
    const other = await signedIn(world, customer.credential);
    assert.equal((await other.say(`MAIL FROM:<${customer.email}>`)).code, 250, 'nobody else is locked out');
    other.destroy();
  });

  it('without a subscription AUTH works and sending is 550 5.7.1 subscription_required', async () => {
    const unpaid = await smtpCustomer(world, { offer: 'relay' });
    const client = await signedIn(world, unpaid.credential);
    const answer = await submit(client, { from: unpaid.email });
    assert.match(answer.lines[0]!, /^550 5\.7\.1 subscription_required: /);
    client.destroy();
  });

  it('quota by SMTP is 452 4.7.1 and begins with the code of the REST API', async () => {
    const small = await smtpCustomer(world);
    const client = await signedIn(world, small.credential);
    const to = Array.from({ length: 200 }, (_, i) => `r${i}@customers.example`);
    assert.equal((await submit(client, { from: small.email, to })).code, 250);
    const next = await submit(client, { from: small.email });
    assert.match(next.lines[0]!, /^452 4\.7\.1 (?:daily_quota_exceeded|sending_tier_limit): /);
    client.destroy();
  });
});
