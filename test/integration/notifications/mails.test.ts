import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { simpleParser } from 'mailparser';
import { LANGUAGES } from '../../../src/kernel/texts.js';
import { EventHandling } from '../../../src/platform/outbox/event-handling.js';
import { eventually } from '../../support/eventually.js';
import { startWorld, type World } from '../../support/world.js';
import { type ProblemBody, rows, type SignedUp } from '../accounts/account-world.js';

const PASSWORD = 'plum harvest by the brook 74';
const SUBJECTS = {
  en: 'Confirm your',
  fr: 'Confirmez votre',
  de: 'Bestätigen Sie',
  es: 'Confirme su',
  it: 'Confermi il',
};

/** What a reader sees, of both parts. */
async function read(raw: string): Promise<{ text: string; html: string; language: string | undefined }> {
  const mail = await simpleParser(raw);
  return {
    text: mail.text ?? '',
    html: mail.html || '',
    language: mail.headers.get('content-language') as string | undefined,
  };
}

describe('mails that Posthorn writes', () => {
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  after(() => world.close());

  const signUp = async (email: string, more: object = {}) =>
    (
      await world.http.post<SignedUp>('/v1/accounts', {
        body: { email, organization: 'Acme', password: PASSWORD, ...more },
      })
    ).body;

  for (const locale of LANGUAGES) {
    it(`the confirmation arrives in ${locale}, signed, with one link`, async () => {
      const email = `lang-${locale}@acme.example`;
      const { user } = await signUp(email, { locale });
      const { raw } = await world.inbox.notification(email, 'confirm-email');
      const { text, html, language } = await read(raw);
      assert.equal(language, locale);
      assert.match(raw, /^DKIM-Signature:/m);
      assert.ok(text.includes(user.username) && html.includes(user.username));
      assert.ok(html.includes(SUBJECTS[locale]), 'the heading of the HTML part');
      const links = (part: string) => part.match(/https?:\/\/[^\s"<]+/g) ?? [];
      assert.equal(links(text).length, 1);
      assert.deepEqual(links(html), links(text));
      assert.match(links(text)[0]!, /^http:\/\/[^/]+\/confirm-email\?token=[\w.~-]+$/);
    });
  }

  it('R-005: a forgotten user name comes by mail; for an unknown address nothing comes, with the same answer', async () => {
    const { user } = await signUp('name@acme.example');
    const known = await world.http.post('/v1/auth/forgot-username', { body: { email: 'name@acme.example' } });
    const unknown = await world.http.post('/v1/auth/forgot-username', { body: { email: 'no-name@acme.example' } });
    assert.deepEqual([known.status, unknown.status, known.text], [202, 202, unknown.text]);
    const { raw } = await world.inbox.notification('name@acme.example', 'forgot-username');
    assert.match((await read(raw)).text, new RegExp(`\\b${user.username}\\b`));
    assert.deepEqual(await world.inbox.to('no-name@acme.example'), []);
    assert.equal(
      (await world.inbox.to('name@acme.example')).filter((mail) => /Notification: forgot-username/.test(mail.raw))
        .length,
      1,
    );
  });

  it('R-006: a forgotten password: one mail, one link, good once', async () => {
    const { user } = await signUp('reset@acme.example');
    await world.http.post('/v1/auth/forgot-password', { body: { username: user.username } });
    const token = await world.inbox.token('reset@acme.example', 'reset-password');
    const reset = () =>
      world.http.post<ProblemBody>('/v1/auth/reset-password', {
        body: { token, password: 'a new one for the new year' },
      });
    assert.equal((await reset()).status, 204);
    assert.deepEqual([(await reset()).status, (await reset()).body.code], [410, 'gone']);
  });

  it('D-20: the confirmation of a further platform names the user names there were; the first one does not', async () => {
    const first = await signUp('again@acme.example');
    const token = await world.inbox.token('again@acme.example', 'confirm-email');
    await world.http.post('/v1/auth/confirm-email', { body: { token } });
    const second = await signUp('again@acme.example');
    const mails = await eventually('both mails arrive', async () => {
      const all = await world.inbox.to('again@acme.example');
      return all.length === 2 && all;
    });
    const [newest, oldest] = await Promise.all(mails.map(async (mail) => (await read(mail.raw)).text));
    assert.ok(newest!.includes(second.user.username) && newest!.includes(first.user.username));
    assert.ok(!oldest!.includes(second.user.username));
  });

  it('handling an event again writes no second mail', async () => {
    const { user } = await signUp('repeat@acme.example');
    await world.inbox.notification('repeat@acme.example', 'confirm-email');
    const [event] = await rows<{ id: number }>(
      world,
      `select id from outbox where name = 'user.confirmation_requested.v1' and payload ->> 'userId' = $1`,
      [user.id.slice(4)],
    );
    await rows(world, 'delete from inbox where outbox_id = $1', [event!.id]);
    await world.app.get(EventHandling).handle(event!.id, 'send-confirmation-when-requested');
    const mails = await rows<{ n: number }>(
      world,
      `select count(*) as n from system_mails where dedupe like 'confirm-email:%'
      and dedupe in (select 'confirm-email:' || (payload ->> 'tokenId') from outbox where id = $1)`,
      [event!.id],
    );
    assert.equal(mails[0]!.n, 1);
  });

  it('strangers cannot fill a mailbox by signing up with its address again and again', async () => {
    for (let i = 0; i < 24; i += 1)
      await world.http.post('/v1/accounts', { body: { email: 'victim@acme.example', organization: 'Acme' } });
    const handled = await eventually('all events are handled', async () => {
      const [open] = await rows<{ n: number }>(world, `select count(*) as n from outbox where state <> 2`);
      return open!.n === 0;
    });
    assert.ok(handled);
    const mails = await rows<{ n: number }>(
      world,
      `select count(*) as n from system_mails m join one_time_tokens t on m.dedupe = 'confirm-email:' || t.id
       join users u on u.id = t.user_id where u.email = 'victim@acme.example'`,
    );
    assert.ok(mails[0]!.n <= 20, `${mails[0]!.n} mails`);
  });

  it('no table holds a token that opens anything', async () => {
    await signUp('secret@acme.example');
    const token = await world.inbox.token('secret@acme.example', 'confirm-email');
    const mac = token.slice(token.lastIndexOf('.') + 1);
    const dump = JSON.stringify([
      await rows(world, 'select o::text from outbox o'),
      await rows(world, 'select t::text from one_time_tokens t'),
    ]);
    assert.ok(!dump.includes(mac));
  });
});
