import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { SmtpPorts } from '../../../src/platform/smtp-server/smtp-ports.js';
import { RawClient } from '../../conformance/raw-client.js';
import { eventually } from '../../support/eventually.js';
import { startWorld, type World } from '../../support/world.js';
import { rows } from '../accounts/account-world.js';

interface Mail {
  id: string;
  sender: string;
  recipients: { address: string; route: string }[];
  unreadable: boolean;
  content?: string;
}

describe('the desk: mail to the installation that people read', () => {
  let world: World;
  let staff: string;
  before(async () => {
    world = await startWorld({ MAIL_DOMAIN: 'posthorn.test' });
    const [email, password] = ['desk@posthorn.test', 'a rather long pass phrase 8'];
    const token = await world.operator();
    await world.http.post('/v1/admin/staff', { token, body: { email, password, roles: ['compliance'] } });
    const signedIn = await world.http.post<{ accessToken: string }>('/v1/auth/login', { body: { email, password } });
    staff = signedIn.body.accessToken;
  });
  after(() => world.close());

  const bring = async (to: string, content: string): Promise<void> => {
    const ports = world.app.get(SmtpPorts).openPorts;
    const client = await RawClient.ready(ports.find(({ variable }) => variable === 'SMTP_INBOUND_PORT')!.boundPort);
    await client.say('MAIL FROM:<someone@receiver.example>');
    assert.equal((await client.say(`RCPT TO:<${to}>`)).code, 250);
    await client.say('DATA');
    client.write(`${content}\r\n.\r\n`);
    assert.equal((await client.heard()).code, 250);
    client.destroy();
  };
  const desk = async (query = ''): Promise<{ data: Mail[]; nextCursor: string | null }> =>
    (
      await world.http.get<{ data: Mail[]; nextCursor: string | null }>(`/v1/admin/inbound-mails${query}`, {
        token: staff,
      })
    ).body;

  it('R-090: what comes to abuse@ and postmaster@ is listed newest first and read as it came in, markup and all', async () => {
    const hostile = 'From: x@receiver.example\r\nSubject: Spam\r\n\r\n<script>alert(1)</script>';
    await bring('abuse@posthorn.test', hostile);
    await bring('postmaster@posthorn.test', 'Subject: hello\r\n\r\nhello');
    await bring('fbl@bounce.posthorn.test', 'Subject: report\r\n\r\nfor a program');
    const { data } = await desk();
    assert.deepEqual(
      data.map(({ recipients }) => recipients.map(({ route }) => route)),
      [['postmaster'], ['abuse']],
    );
    const first = await desk('?limit=1');
    assert.equal((await desk(`?limit=1&cursor=${first.nextCursor}`)).data[0]?.id, data[1]!.id);
    const path = `/v1/admin/inbound-mails/${data[1]!.id}`;
    const shown = await world.http.get<Mail>(path, { token: staff });
    assert.equal(shown.body.content, `${hostile}\r\n`);
    assert.match(shown.headers.get('content-type') ?? '', /^application\/json/);
    const raw = await world.http.get<string>(`${path}/raw`, { token: staff });
    assert.equal(raw.text, `${hostile}\r\n`);
    assert.equal(raw.headers.get('content-type'), 'message/rfc822');
    assert.match(raw.headers.get('content-disposition') ?? '', /^attachment; filename="inm_[0-9a-f-]{36}\.eml"$/);
    assert.equal(raw.headers.get('x-content-type-options'), 'nosniff');
  });

  it('a mail that three readers failed of lies there too; the mail of programs does not', async () => {
    const [report] = await rows<{ id: string }>(
      world,
      `select id from raw_inbound_mails where recipients @> '[{"route": "feedback-loop"}]'`,
    );
    const path = `/v1/admin/inbound-mails/inm_${report!.id}`;
    assert.equal((await world.http.get(path, { token: staff })).status, 404);
    assert.equal((await world.http.get(`${path}/raw`, { token: staff })).status, 404);
    // Not before its reader has had its turn: that one would give its claim back.
    await eventually('it was read', async () => {
      const [open] = await rows<{ n: number }>(
        world,
        `select count(*)::int as n from outbox where name = 'mail.received.v1' and state <> 2`,
      );
      return open!.n === 0;
    });
    await rows(world, 'update raw_inbound_mails set claims = 3 where id = $1 returning id', [report!.id]);
    assert.equal((await world.http.get<Mail>(path, { token: staff })).body.unreadable, true);
  });

  it('is found by its index among bounces', async () => {
    await rows(
      world,
      `insert into raw_inbound_mails (id, received_at, sender, recipients, remote_address, hello, size_bytes, truncated, content)
       select gen_random_uuid(), now(), '', '[{"route": "bounce", "address": "b@x", "detail": null}]', '127.0.0.1', 'x', 1, false, ''
         from generate_series(1, 50000) returning id`,
    );
    await rows(world, 'analyze raw_inbound_mails');
    const plan = await world.app.get(UnitOfWork).readAsWorker<{ 'QUERY PLAN': string }>(
      `explain select id from raw_inbound_mails where (recipients @> '[{"route": "abuse"}]'
         or recipients @> '[{"route": "postmaster"}]' or claims >= 3) order by id desc limit 51`,
    );
    assert.match(JSON.stringify(plan), /raw_inbound_mails_desk/);
  });
});
