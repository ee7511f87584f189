import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { apiClient, basic, bearer, expectData } from '../support/client.js';
import { eventually } from '../support/eventually.js';
import { startWorld, type World } from '../support/world.js';

/** A stranger becomes a customer; each step builds on the one before. */
describe('from a stranger to the first message', () => {
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  after(() => world.close());

  const email = 'it@acme.example';
  const password = 'plum harvest by the brook 74';
  let username = '';
  let accessToken = '';
  let secret = '';

  it('R-001: signs up without a card; the free plan is there', async () => {
    const { account, user } = await expectData(
      apiClient(world.http.url).POST('/v1/accounts', { body: { email, organization: 'Acme', password } }),
    );
    username = user.username;
    assert.equal(username, `m${account.platformId}`);
    assert.equal(account.status, 'pending');
  });

  it('signs in before the confirmation, and may not make keys yet', async () => {
    const pair = await expectData(apiClient(world.http.url).POST('/v1/auth/login', { body: { username, password } }));
    const { response } = await apiClient(world.http.url, bearer(pair.accessToken)).POST('/v1/api-keys', {
      body: { name: 'Shop', scopes: ['send'] },
    });
    assert.equal(response.status, 403);
  });

  it('follows the link in the mail', async () => {
    const token = await world.inbox.token(email, 'confirm-email');
    const { account } = await expectData(apiClient(world.http.url).POST('/v1/auth/confirm-email', { body: { token } }));
    assert.deepEqual([account.status, account.tier], ['active', 1]);
  });

  it('signs in by address, makes a key and an SMTP credential', async () => {
    ({ accessToken } = await expectData(
      apiClient(world.http.url).POST('/v1/auth/login', { body: { email, password } }),
    ));
    const client = apiClient(world.http.url, bearer(accessToken));
    const key = await expectData(client.POST('/v1/api-keys', { body: { name: 'Shop', scopes: ['send', 'read'] } }));
    ({ secret } = key);
    const pair = await expectData(apiClient(world.http.url, basic(key.key, secret)).GET('/v1/account'));
    assert.equal(pair.organization, 'Acme');
    const credential = await expectData(client.POST('/v1/smtp-credentials', { body: { name: 'Server' } }));
    assert.ok(credential.username.startsWith(`${username}-`));
  });

  it('the confirmed address is a sender at once, and its first message arrives', async () => {
    const sent = await world.http.post<{ status: string }>('/v1/messages', {
      token: secret,
      body: { from: { email }, to: [{ email: 'reader@other.example' }], subject: 'The first one', text: 'Hello.' },
    });
    assert.equal(sent.status, 202, sent.text);
    const { raw } = await eventually(
      'the first message arrives',
      async () => (await world.inbox.to('reader@other.example'))[0],
    );
    assert.match(raw, /^Subject: The first one\r?$/m);
  });

  it('the audit log tells the story', async () => {
    const log = await expectData(apiClient(world.http.url, bearer(accessToken)).GET('/v1/account/audit-log'));
    assert.deepEqual(log.data.map((entry) => entry.action).reverse(), [
      'account.signed_up',
      'user.signed_in',
      'user.email_confirmed',
      'user.signed_in',
      'api_key.created',
      'smtp_credential.created',
    ]);
  });
});
