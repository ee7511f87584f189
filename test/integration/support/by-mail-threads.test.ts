import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { after, before, describe, it } from 'node:test';
import { createTransport } from 'nodemailer';
import { SYSTEM_ACCOUNT_ID } from '../../../src/kernel/ids.js';
import { RawClient } from '../../conformance/raw-client.js';
import { eventually } from '../../support/eventually.js';
import { startWorld, type World } from '../../support/world.js';
import { rows } from '../accounts/account-world.js';
import { planId } from '../billing/account-in-world.js';
import { CORPUS, expected, type Mail, type Message } from './mail-corpus.js';
import { type Colleague, colleague, type Subject, subject } from './support-world.js';

const ANNA = 'anna@customer.example';
const SUPPORT = 'support@posthorn.test';

describe('answers by mail', () => {
  let world: World;
  let client: RawClient;
  let agent: Colleague;
  let anna: Subject;
  let bob: Subject;
  before(async () => {
    world = await startWorld({ MAIL_DOMAIN: 'posthorn.test' });
    client = await RawClient.ready(world.config.values.SMTP_INBOUND_PORT);
    agent = await colleague(world, 'agent@posthorn.test', ['support_agent']);
    anna = await subject(world, ANNA);
    bob = await subject(world, 'bob@other.example');
    for (const { signedUp } of [anna, bob]) {
      const granted = await world.http.post(`/v1/admin/accounts/${signedUp.account.id}/subscriptions`, {
        token: await world.operator(),
        body: { planId: await planId(world, 'freemium-fr.essential-30k') },
      });
      assert.equal(granted.status, 201, granted.text);
    }
  });
  after(async () => {
    client.destroy();
    await world.close();
  });

  const filed = (rawId: string): Promise<Mail> =>
    eventually('the mail is filed', async () => {
      const got = await world.http.get<Mail>(`/v1/admin/support/mails/inm_${rawId}`, { token: agent.token });
      return got.status === 200 ? got.body : undefined;
    });
  const send = async (content: Buffer | string, sender = ANNA, to = SUPPORT): Promise<Mail> => {
    assert.equal((await client.say(`MAIL FROM:<${sender}>`)).code, 250);
    assert.equal((await client.say(`RCPT TO:<${to}>`)).code, 250, to);
    await client.say('DATA');
    client.write(Buffer.concat([Buffer.from(content), Buffer.from('\r\n.\r\n')]));
    const answer = await client.heard();
    assert.equal(answer.code, 250, answer.text);
    return filed(/received (\S+) by/.exec(answer.text)![1]!);
  };
  const messagesOf = async (ticketId: string): Promise<Message[]> =>
    (await world.http.get<{ data: Message[] }>(`/v1/admin/tickets/${ticketId}/messages`, { token: agent.token })).body
      .data;
  const reply = async (ticketId: string, text: string): Promise<string> => {
    const said = await world.http.post<{ id: string }>(`/v1/admin/tickets/${ticketId}/replies`, {
      token: agent.token,
      body: { text },
    });
    assert.equal(said.status, 201, said.text);
    return said.body.id;
  };
  const header = (raw: string, name: string): string =>
    new RegExp(`^${name}: *(.*(?:\\r\\n[ \\t].*)*)`, 'im').exec(raw)?.[1]?.replace(/\r\n[ \t]+/g, ' ') ?? '';
  const mail = (lines: string[], text = 'Hello.'): string => [...lines, '', text].join('\r\n');

  /** A ticket of Anna's by mail, and the mail with its answer. */
  const answered = async (id: string): Promise<{ ticketId: string; ours: string; replyTo: string; raw: string }> => {
    const { ticketId } = await send(
      mail([`From: ${ANNA}`, `Message-ID: <${id}@customer.example>`, 'Subject: A question'], 'How do templates work?'),
    );
    await reply(ticketId!, `An answer to ${id}.`);
    const raw = await eventually('the answer arrives', async () =>
      (await world.inbox.to(ANNA)).map((one) => one.raw).find((one) => one.includes(`answer to ${id}.`)),
    );
    return { ticketId: ticketId!, ours: header(raw, 'Message-ID'), replyTo: header(raw, 'Reply-To'), raw };
  };

  it('R-147: a mail of a known user is a ticket with channel email on his account, and a reply keeps the same ticket', async () => {
    const { ticketId, ours, replyTo, raw } = await answered('first');
    assert.match(ours, /^<t\.[0-9a-f]{32}\.[0-9a-f]{32}\.[0-9a-f]{16}@posthorn\.test>$/);
    assert.match(replyTo, /^support\+t[a-z2-7]{42}@posthorn\.test$/);
    assert.ok(replyTo.split('@')[0]!.length <= 64);
    assert.equal(header(raw, 'In-Reply-To'), '<first@customer.example>');
    assert.match(header(raw, 'References'), /<t\.[^>]+> <first@customer\.example>$/);
    assert.equal(header(raw, 'Auto-Submitted'), '', 'a person wrote it');
    assert.match(raw, /##- Please write your answer above this line -##/);
    const ticket = await world.http.get<{ channel: string; accountId: string }>(`/v1/admin/tickets/${ticketId}`, {
      token: agent.token,
    });
    assert.deepEqual([ticket.body.channel, ticket.body.accountId], ['email', anna.signedUp.account.id]);
    const lines = [`From: ${ANNA}`, 'Subject: Re', `In-Reply-To: ${ours}`, 'Message-ID: <second@customer.example>'];
    const again = await send(mail(lines, 'Thanks!'));
    assert.deepEqual([again.verdict, again.ticketId], ['reply', ticketId]);
    const [last] = await messagesOf(ticketId);
    assert.deepEqual([last!.text, last!.author], ['Thanks!', { kind: 'customer', name: anna.signedUp.user.username }]);
  });

  it('the corpus of real, forged, automatic and hostile mail: each is what it is, and none shows anything to a stranger', async () => {
    const { ticketId, ours, replyTo } = await answered('corpus');
    const forged = ours.replace(/\.[0-9a-f]{16}@/, '.0123456789abcdef@');
    for (const [place, { file, verdict, text, envelope = ANNA, to = SUPPORT, flags = [] }] of expected.entries()) {
      if (place % 12 === 0) await world.advance('PT61M');
      const fill = (one: string): string =>
        one.replaceAll('{{OUR_ID}}', ours).replaceAll('{{REPLY_TO}}', replyTo).replaceAll('{{FORGED_ID}}', forged);
      const bytes = Buffer.from(fill(readFileSync(`${CORPUS}/${file}`, 'latin1')), 'latin1');
      const became = await send(bytes, envelope, fill(to));
      assert.deepEqual([file, became.verdict], [file, verdict]);
      for (const flag of flags) assert.ok(became.flags.includes(flag), `${file}: ${flag}`);
      if (verdict === 'reply' || verdict === 'stranger') assert.equal(became.ticketId, ticketId, file);
      if (verdict === 'ticket') assert.notEqual(became.ticketId, ticketId, file);
      if (text !== undefined && became.messageId !== null) {
        const all = await messagesOf(became.ticketId!);
        assert.equal(all.find(({ id }) => id === became.messageId)?.text, text, file);
      }
    }
    const seen = await world.http.get<{ data: { text: string }[] }>(
      `/v1/support/tickets/${ticketId}/messages?limit=100`,
      { token: anna.token },
    );
    assert.equal(seen.body.data.filter((one) => one.text.includes('May I read')).length, 0, 'strangers are for staff');
    for (const address of ['carol@elsewhere.example', 'agent@elsewhere.example', 'evil@thief.example'])
      assert.deepEqual(await world.inbox.to(address), [], address);
    const theirs = await world.inbox.to('bob@other.example');
    assert.ok(theirs.every(({ raw }) => !raw.includes('corpus') && !raw.includes('A question')));
  });

  it('an answer that comes back is marked in the ticket, by a report to the support address too', async () => {
    const [bounced] = await rows<{ status: string }>(
      world,
      `select status from ticket_message_mails m join support_mails s on s.ticket_id = m.ticket_id where s.verdict = 'bounce'`,
    );
    assert.equal(bounced!.status, 'bounced');
    const { ticketId } = await answered('delivered');
    await world.advance('PT1M');
    await eventually('the answer counts as delivered', async () => {
      await world.advance('PT20S');
      const all = await rows<{ status: string }>(
        world,
        'select status from ticket_message_mails where ticket_id = $1',
        [ticketId.slice(4)],
      );
      return all.every(({ status }) => status === 'delivered');
    });
    const answer = (await messagesOf(ticketId)).find(({ author }) => author.kind === 'agent');
    assert.equal(answer!.deliveryStatus, 'delivered');
  });

  it('a reply address that nobody signed is refused while it is named, and another case of the letters is the same', async () => {
    const { replyTo } = await answered('address');
    await client.say(`MAIL FROM:<${ANNA}>`);
    const forged = replyTo.replace(/.@/, replyTo.includes('a@') ? 'b@' : 'a@');
    assert.equal((await client.say(`RCPT TO:<${forged}>`)).code, 550);
    assert.equal((await client.say('RCPT TO:<support+tabc@posthorn.test>')).code, 550);
    assert.equal((await client.say(`RCPT TO:<${replyTo.toUpperCase()}>`)).code, 250);
    await client.say('RSET');
  });

  it('a mail of 50 MB is refused with 552 before it is sent', async () => {
    const refused = await client.say(`MAIL FROM:<${ANNA}> SIZE=52428800`);
    assert.equal(refused.code, 552);
    await client.say('RSET');
  });

  it('a mail of 50 MB that does not say so is refused with 552 too, and leaves nothing', async () => {
    const count = async (): Promise<number> =>
      (await rows<{ n: number }>(world, 'select count(*)::int as n from raw_inbound_mails'))[0]!.n;
    const before = await count();
    const line = Buffer.from(`${'x'.repeat(998)}\r\n`);
    const mebibyte = Buffer.concat(Array.from({ length: 1_049 }, () => line));
    function* large(): Generator<Buffer> {
      yield Buffer.from(mail([`From: ${ANNA}`, 'Subject: All my logs', ''], ''));
      for (let n = 0; n < 50; n += 1) yield mebibyte;
    }
    const transport = createTransport({
      port: world.config.values.SMTP_INBOUND_PORT,
      host: '127.0.0.1',
      ignoreTLS: true,
    });
    const sent = transport.sendMail({ envelope: { from: ANNA, to: SUPPORT }, raw: Readable.from(large()) });
    await assert.rejects(sent, (error: { responseCode?: number }) => error.responseCode === 552);
    transport.close();
    assert.equal(await count(), before);
  });

  it('files of a mail are kept in the ticket, pictures within its text too; what is not allowed is named in a note', async () => {
    const transport = createTransport({
      port: world.config.values.SMTP_INBOUND_PORT,
      host: '127.0.0.1',
      ignoreTLS: true,
    });
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
      'base64',
    );
    const sent = await transport.sendMail({
      from: ANNA,
      to: SUPPORT,
      subject: 'See the picture',
      html: '<p>Look: <img src="cid:p1"></p>',
      attachments: [
        { filename: 'inline.png', content: png, cid: 'p1' },
        { filename: '../../error.png', content: Buffer.from('MZ\u0090 not a picture') },
        { filename: 'log.txt', content: 'a line\n' },
      ],
    });
    transport.close();
    const { ticketId, messageId, flags } = await filed(/received (\S+) by/.exec(sent.response)![1]!);
    assert.deepEqual(flags, ['attachments_refused']);
    const kept = await rows<{ filename: string; message: string }>(
      world,
      'select filename, message_id as message from ticket_attachments where ticket_id = $1 order by place',
      [ticketId!.slice(4)],
    );
    assert.deepEqual(
      kept.map(({ filename }) => filename),
      ['inline.png', 'log.txt'],
    );
    assert.ok(kept.every(({ message }) => `tmsg_${message}` === messageId));
    const note = (await messagesOf(ticketId!)).find(({ internal }) => internal);
    assert.match(note!.text, /error\.png/);
  });

  it('who gets no ticket is told what may help: by nobody, three times an hour at most, and never about automatic mail', async () => {
    const from = 'curious@elsewhere.example';
    const lines = [`From: ${from}`, 'Subject: Newsletter ideas'];
    const verdicts: string[] = [];
    for (let i = 0; i < 5; i += 1)
      verdicts.push((await send(mail([...lines, `Message-ID: <c${i}@x.example>`], 'DKIM einrichten'), from)).verdict);
    assert.deepEqual(verdicts, ['answered', 'answered', 'answered', 'unanswered', 'unanswered']);
    const { raw } = await world.inbox.notification(from, 'support-suggestions');
    assert.match(raw, /^Auto-Submitted: auto-replied\r?$/im);
    assert.match(raw, /^In-Reply-To: <c\d@x\.example>\r?$/im);
    assert.match(raw.replace(/=\r?\n/g, ''), /\/help\//);
    assert.doesNotMatch(raw, /Newsletter ideas/);
    await eventually('three answers', async () => (await world.inbox.to(from)).length === 3);
    const senders = await rows<{ sender: string }>(
      world,
      `select mail_from as sender from dev_inbox where rcpt_to = $1`,
      [from],
    );
    assert.deepEqual(new Set(senders.map(({ sender }) => sender)), new Set(['']));
    const quiet = await send(
      mail(['From: quiet@elsewhere.example', 'Subject: Ideas', 'X-Auto-Response-Suppress: All'], 'x'),
      'quiet@elsewhere.example',
    );
    assert.deepEqual([quiet.verdict, quiet.accountId], ['unanswered', `acc_${SYSTEM_ACCOUNT_ID}`]);
  });

  it('who writes more than twenty mails an hour is a program: its mail is kept for staff and becomes nothing', async () => {
    const from = 'machine@elsewhere.example';
    const first = await send(mail([`From: ${from}`, 'Subject: Password'], 'One'), from);
    await rows(
      world,
      `insert into support_mails (id, account_id, verdict, sender_email, mail_key, subject, language, flags, received_at)
       select gen_random_uuid(), account_id, 'ticket', sender_email, mail_key || n, subject, language, flags, received_at
         from support_mails, generate_series(1, 18) n where id = $1`,
      [first.id.slice(4)],
    );
    const verdicts: string[] = [];
    for (const text of ['Twentieth', 'Too much', 'Too much again'])
      verdicts.push((await send(mail([`From: ${from}`, 'Subject: Password'], text), from)).verdict);
    assert.deepEqual(verdicts, ['ticket', 'flood', 'flood']);
  });

  it('staff read what came as it came; nobody else does', async () => {
    const came = await send(mail([`From: ${ANNA}`, 'Subject: Raw <b>'], 'As it is.'));
    const raw = await world.http.get(`/v1/admin/support/mails/${came.id}/raw`, { token: agent.token });
    assert.match(raw.text, /As it is\./);
    assert.match(raw.headers.get('content-disposition') ?? '', /^attachment/);
    assert.equal((await world.http.get(`/v1/admin/support/mails/${came.id}`, { token: anna.token })).status, 403);
    const list = await world.http.get<{ data: Mail[] }>(
      `/v1/admin/support/mails?verdict=ticket&ticketId=${came.ticketId}`,
      { token: agent.token },
    );
    assert.deepEqual(
      list.body.data.map(({ id }) => id),
      [came.id],
    );
  });
});
