import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { eventually } from '../support/eventually.js';
import { startWorld, type World } from '../support/world.js';

interface SignedUp {
  account: { createdAt: string };
  user: { username: string };
}
interface Template {
  id: string;
  version: number;
  createdAt: string;
}
interface Sent {
  id: string;
  recipients: { status: string }[];
}

describe('the first template', () => {
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  after(() => world.close());

  it('R-003: signed up at 10:00, confirmed at 10:02, at 10:05 a template is stored and a mail accepted', async () => {
    const [email, password] = ['ada@first-template.example', 'plum harvest by the brook 74'];

    await world.moveTo('2030-03-04T10:00:00Z');
    const body = { email, organization: 'Ada & Co', password };
    const signedUp = await world.http.post<SignedUp>('/v1/accounts', { body });
    assert.equal(signedUp.status, 201, signedUp.text);
    assert.match(signedUp.body.account.createdAt, /^2030-03-04T10:00:/);

    await world.moveTo('2030-03-04T10:02:00Z');
    const confirmation = { token: await world.inbox.token(email, 'confirm-email') };
    assert.equal((await world.http.post('/v1/auth/confirm-email', { body: confirmation })).status, 200);

    await world.moveTo('2030-03-04T10:05:00Z');
    const { username } = signedUp.body.user;
    const login = await world.http.post<{ accessToken: string }>('/v1/auth/login', { body: { username, password } });
    const token = login.body.accessToken;
    const senders = await world.http.get<{ data: { email: string; status: string }[] }>('/v1/senders', { token });
    assert.deepEqual(
      senders.body.data.map((sender) => [sender.email, sender.status]),
      [[email, 'verified']],
    );

    const content = { name: 'Welcome', subject: 'Welcome to Ada & Co', html: '<h1>Welcome</h1>', text: 'Welcome' };
    const template = await world.http.post<Template>('/v1/templates', { token, body: content });
    assert.equal(template.status, 201, template.text);
    assert.match(template.body.createdAt, /^2030-03-04T10:05:/);
    const { id, version, createdAt } = template.body;
    const stored = await world.http.get(`/v1/templates/${id}`, { token });
    const plain = { mjml: null, language: null, languages: [], translations: {} };
    assert.deepEqual(stored.body, { ...content, ...plain, id, version: 1, createdAt, updatedAt: createdAt });
    assert.equal(version, 1);

    const { subject, html, text } = content;
    const mail = { from: { email }, to: [{ email: 'reader@elsewhere.example' }], subject, html, text };
    const sent = await world.http.post<Sent>('/v1/messages', { token, body: mail });
    assert.equal(sent.status, 202, sent.text);
    assert.deepEqual(
      sent.body.recipients.map(({ status }) => status),
      ['queued'],
    );
    await eventually('the mail arrives', async () => (await world.inbox.to('reader@elsewhere.example')).length === 1);
  });
});
