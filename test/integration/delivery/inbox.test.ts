import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Customer, signUpCustomer } from '../../support/customer.js';
import { eventually } from '../../support/eventually.js';
import { startWorld, type World } from '../../support/world.js';

interface Mail {
  id: string;
  subject: string;
  recipient: string;
  dkim: string[];
  notification: string | null;
}

describe('the local inbox', () => {
  let world: World;
  let customer: Customer;
  let mail: Mail;
  const hostile = '<script>alert(1)</script> & "quotes"';

  before(async () => {
    world = await startWorld();
    customer = await signUpCustomer(world);
    const html = '<h1>Hi</h1><script>alert(2)</script><img src="https://tracker.example/x.png">';
    const sent = await world.http.post('/v1/messages', {
      token: customer.secret,
      body: { from: { email: customer.email }, to: [{ email: 'Bob@receiver.test' }], subject: hostile, html },
    });
    assert.equal(sent.status, 202, sent.text);
    mail = await eventually('the mail arrives', async () => (await list('?to=bob@receiver.test'))[0]);
  });
  after(() => world.close());

  async function list(query: string): Promise<Mail[]> {
    return (await world.http.get<{ data: Mail[] }>(`/dev/inbox.json${query}`)).body.data;
  }
  const page = (path: string) => world.http.get<string>(path, { headers: { accept: 'text/html,*/*;q=0.8' } });

  it('lists mails as JSON, by recipient in any case', async () => {
    assert.deepEqual([mail.subject, mail.dkim.length], [hostile, 2]);
    assert.equal((await list('?to=BOB@RECEIVER.TEST')).length, 1);
    assert.equal((await list('?to=nobody@receiver.test')).length, 0);
    const negotiated = await world.http.get<{ data: Mail[] }>('/dev/inbox', {
      headers: { accept: 'application/json' },
    });
    assert.ok(negotiated.body.data.length >= 2);
    assert.equal((await list(`?to=${customer.email}`))[0]?.notification, 'confirm-email');
  });

  it('gives the raw message', async () => {
    const raw = await world.http.get(`/dev/inbox/${mail.id}/raw`);
    assert.equal(raw.headers.get('content-type'), 'message/rfc822');
    assert.match(raw.text, /^DKIM-Signature: v=1; a=rsa-sha256;/m);
  });

  it('shows a page without scripts on which nothing of a mail is markup', async () => {
    for (const path of ['/dev/inbox', `/dev/inbox/${mail.id}`]) {
      const { status, text, headers } = await page(path);
      assert.equal(status, 200);
      assert.match(headers.get('content-security-policy') ?? '', /^default-src 'none'/);
      assert.ok(!text.includes('<script'), path);
      assert.ok(text.includes('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quotes&quot;'));
    }
    assert.match((await page('/dev/inbox')).text, /http-equiv="refresh"/);
  });

  it('shows the mail itself in a sandbox that lets nothing run or load', async () => {
    const { headers, text } = await page(`/dev/inbox/${mail.id}/body`);
    const policy = headers.get('content-security-policy') ?? '';
    assert.match(policy, /^sandbox allow-popups /);
    assert.match(policy, /default-src 'none'; img-src data:/);
    assert.doesNotMatch(policy, /allow-scripts|allow-same-origin/);
    assert.match(text, /<h1>Hi<\/h1>/);
  });

  it('an unknown mail is 404', async () => {
    for (const id of ['dlv_01234567-0000-7000-8000-000000000000', 'nonsense']) {
      assert.equal((await world.http.get(`/dev/inbox/${id}/raw`)).status, 404);
    }
  });

  it('does not exist where mail leaves the machine', async () => {
    const other = await world.another({ DELIVERY_ROUTE: 'mx', ROLES: 'api' });
    const response = await fetch(`${other.url}/dev/inbox`);
    assert.equal(response.status, 404);
  });
});
