import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newId, SYSTEM_ACCOUNT_ID } from '../../../src/kernel/ids.js';
import { LeavingParts } from '../../../src/modules/accounts/leaving/index.js';
import { accountScope } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { RawClient } from '../../conformance/raw-client.js';
import { eventually } from '../../support/eventually.js';
import { startWorld, type World } from '../../support/world.js';
import { confirm, rows, signUp } from '../accounts/account-world.js';
import { planId } from '../billing/account-in-world.js';
import { type Colleague, colleague, subject } from './support-world.js';

interface Ticket {
  id: string;
  accountId: string;
  topic: string;
  queue: string;
  channel: string;
  verified: boolean;
  language: string;
  subject: string;
  senderEmail: string | null;
}
interface Message {
  text: string;
  internal: boolean;
  author: { kind: string; name: string | null };
}

describe('mail to the support address', () => {
  let world: World;
  let client: RawClient;
  let agent: Colleague;
  before(async () => {
    world = await startWorld({ MAIL_DOMAIN: 'posthorn.test' });
    client = await RawClient.ready(world.config.values.SMTP_INBOUND_PORT);
    agent = await colleague(world, 'agent@posthorn.test', ['support_agent']);
  });
  after(async () => {
    client.destroy();
    await world.close();
  });

  let sent = 0;
  const write = (from: string, title: string, text = 'Please help.', more: string[] = []): string =>
    [
      `From: <${from}>`,
      'To: support@posthorn.test',
      `Subject: ${title}`,
      ...(more.some((line) => /^message-id/i.test(line)) ? [] : [`Message-ID: <${(sent += 1)}@mail.example>`]),
      ...more,
      '',
      text,
    ].join('\r\n');
  /** Answers when everything that listens to the mail has handled it. */
  const send = async (content: string, sender = 'envelope@mail.example', over = client): Promise<void> => {
    assert.equal((await over.say(`MAIL FROM:<${sender}>`)).code, 250);
    assert.equal((await over.say('RCPT TO:<Support@Posthorn.Test>')).code, 250);
    await over.say('DATA');
    over.write(`${content}\r\n.\r\n`);
    const answer = await over.heard();
    assert.equal(answer.code, 250);
    const rawId = /received (\S+) by/.exec(answer.text)![1];
    await eventually('the mail is handled', async () => {
      const handled = await rows(
        world,
        `select 1 from inbox i join outbox o on o.id = i.outbox_id
           where o.aggregate_id = $1 and i.consumer = 'take-support-mail-when-it-is-received'`,
        [rawId],
      );
      return handled.length > 0;
    });
  };
  const ticketsFrom = async (address: string): Promise<Ticket[]> => {
    const list = await world.http.get<{ data: Ticket[] }>('/v1/admin/tickets?limit=100', { token: agent.token });
    return list.body.data.filter((ticket) => ticket.senderEmail === address);
  };
  const messagesOf = async ({ id }: Ticket): Promise<Message[]> =>
    (await world.http.get<{ data: Message[] }>(`/v1/admin/tickets/${id}/messages`, { token: agent.token })).body.data;

  it('R-007: a free account’s mail “I get no reset mail” is a ticket for access recovery, without login and without a paid plan', async () => {
    const { accountId, signedUp } = await subject(world, 'locked@acme.example');
    assert.deepEqual(await rows(world, 'select 1 from orders where account_id = $1', [accountId]), []);
    await send(write('Locked@Acme.example', 'I get no reset mail'));
    const [ticket, ...more] = await ticketsFrom('locked@acme.example');
    assert.deepEqual(more, []);
    const { topic, queue, channel, verified } = ticket!;
    assert.deepEqual(
      { topic, queue, channel, verified },
      {
        ...{ topic: 'access_recovery', queue: 'general', channel: 'email', verified: false },
      },
    );
    assert.deepEqual([ticket!.accountId, ticket!.subject], [signedUp.account.id, 'I get no reset mail']);
    const [message] = await messagesOf(ticket!);
    assert.deepEqual(
      [message!.text, message!.author],
      ['Please help.', { kind: 'customer', name: signedUp.user.username }],
    );
    const { raw } = await world.inbox.notification('locked@acme.example', 'ticket-received');
    assert.match(raw, /^Auto-Submitted: /m);
    const [logged] = await rows<{ actor: string }>(
      world,
      `select actor_type as actor from audit_log where target_id = $1`,
      [ticket!.id],
    );
    assert.equal(logged!.actor, 'system');
  });

  it('C-07: of a free or unknown sender about anything else is no ticket; of who pays it is one', async () => {
    const { signedUp } = await subject(world, 'payer@acme.example');
    await send(write('payer@acme.example', 'How do I add a template?'));
    await send(write('nobody@other.example', 'How do I add a template?'));
    assert.deepEqual([await ticketsFrom('payer@acme.example'), await ticketsFrom('nobody@other.example')], [[], []]);
    const granted = await world.http.post(`/v1/admin/accounts/${signedUp.account.id}/subscriptions`, {
      token: await world.operator(),
      body: { planId: await planId(world, 'freemium-fr.essential-30k') },
    });
    assert.equal(granted.status, 201, granted.text);
    await send(write('payer@acme.example', 'How do I add a template?'));
    assert.deepEqual(
      (await ticketsFrom('payer@acme.example')).map((ticket) => [ticket.topic, ticket.accountId]),
      [['technical', signedUp.account.id]],
    );
  });

  it('R-150: on any contract of the suite, with nothing bought beside it, a mail is a ticket', async () => {
    const plans = await world.http.get<{ data: { code: string }[] }>('/v1/plans?offer=suite');
    const codes = plans.body.data.map(({ code }) => code);
    assert.ok(codes.length > 1, codes.join());
    for (const [n, code] of codes.entries()) {
      const address = `contract${n}@acme.example`;
      const { signedUp, token } = await subject(world, address);
      const granted = await world.http.post(`/v1/admin/accounts/${signedUp.account.id}/subscriptions`, {
        token: await world.operator(),
        body: { planId: await planId(world, code) },
      });
      assert.equal(granted.status, 201, granted.text);
      await send(write(address, 'Come si importa una lista?', 'Grazie.'));
      const [ticket, ...more] = await ticketsFrom(address);
      assert.deepEqual(more, [], code);
      assert.deepEqual([ticket?.channel, ticket?.accountId], ['email', signedUp.account.id], code);
      const centre = await world.http.get<{ channels: { channel: string; reasons: string[] }[] }>(
        '/v1/support/center',
        { token },
      );
      const reasons = Object.fromEntries(centre.body.channels.map((one) => [one.channel, one.reasons]));
      assert.deepEqual([reasons['email'], reasons['phone']?.[0]], [[], 'addon_required'], code);
    }
  });

  it('of an unknown sender is the installation’s ticket, in the mail’s language, and is answered where it came from', async () => {
    await send(write('fremd@other.example', '=?utf-8?q?Passwort_zur=C3=BCcksetzen?='));
    const [ticket] = await ticketsFrom('fremd@other.example');
    assert.deepEqual(
      [ticket!.accountId, ticket!.language, ticket!.subject],
      [`acc_${SYSTEM_ACCOUNT_ID}`, 'de', 'Passwort zurücksetzen'],
    );
    const replied = await world.http.post(`/v1/admin/tickets/${ticket!.id}/replies`, {
      token: agent.token,
      body: { text: 'Welches Konto?' },
    });
    assert.equal(replied.status, 201);
    await world.inbox.notification('fremd@other.example', 'ticket-answered');
  });

  it('of an address with several accounts goes to the oldest, with all user names in a note among staff', async () => {
    const first = await signUp(world, 'two@acme.example');
    const second = await signUp(world, 'two@acme.example');
    await send(write('two@acme.example', 'I cannot log in'));
    const [unproved] = await ticketsFrom('two@acme.example');
    assert.equal(unproved!.accountId, `acc_${SYSTEM_ACCOUNT_ID}`, 'an unconfirmed address may be a stranger’s');
    for (const signedUp of [second, first]) await confirm(world, signedUp);
    await send(write('two@acme.example', 'I still cannot log in'));
    const [ticket] = await ticketsFrom('two@acme.example');
    assert.equal(ticket!.accountId, first.account.id);
    const notes = (await messagesOf(ticket!)).filter((message) => message.internal);
    assert.equal(notes.length, 1);
    for (const { user } of [first, second]) assert.ok(notes[0]!.text.includes(user.username));
  });

  it('is one ticket when it comes twice', async () => {
    const mail = write('twice@other.example', 'Account blocked', 'Why?', ['Message-ID: <twice@mail.example>']);
    await send(mail);
    await send(mail);
    assert.deepEqual(
      (await ticketsFrom('twice@other.example')).map((ticket) => ticket.topic),
      ['account_block'],
    );
    const forged = write('other@other.example', 'Account blocked', 'Why?', ['Message-ID: <twice@mail.example>']);
    await send(forged);
    assert.equal((await ticketsFrom('other@other.example')).length, 1);
  });

  it('is no ticket when no person wrote it', async () => {
    const automatic = ['Auto-Submitted: auto-replied', 'List-Id: <x.other.example>', 'Precedence: bulk'];
    for (const header of automatic) await send(write('robot@other.example', 'No password', 'x', [header]));
    await send(write('robot@other.example', 'No password'), '');
    assert.deepEqual(await ticketsFrom('robot@other.example'), []);
    await send(write('robot@other.example', 'No password', 'x', ['Auto-Submitted: no']));
    assert.equal((await ticketsFrom('robot@other.example')).length, 1);
  });

  it('is answered at most three times an hour at one address, also when eight come at once, and is a ticket each time', async () => {
    const from = 'often@other.example';
    const receipts = async (): Promise<number> =>
      (await world.inbox.to(from)).filter(({ raw }) => /^X-Posthorn-Notification: ticket-received/im.test(raw)).length;
    const clients = await Promise.all(
      Array.from({ length: 8 }, () => RawClient.ready(world.config.values.SMTP_INBOUND_PORT)),
    );
    await Promise.all(clients.map((over, i) => send(write(from, `Password ${i}`), from, over)));
    for (const over of clients) over.destroy();
    assert.equal((await ticketsFrom(from)).length, 8);
    const granted = await rows(world, 'select 1 from tickets where sender_email = $1 and receipt_at is not null', [
      from,
    ]);
    assert.equal(granted.length, 3);
    await eventually('three receipts', async () => (await receipts()) === 3);
    await world.advance('PT61M');
    await send(write(from, 'Password again'));
    await eventually('another receipt', async () => (await receipts()) === 4);
  });

  it('is plain text, whatever came', async () => {
    const html = '<p>My <b>password</b> <script>alert(1)</script>is lost</p>';
    await send(write('html@other.example', 'x', html, ['Content-Type: text/html']));
    const [ticket] = await ticketsFrom('html@other.example');
    assert.equal((await messagesOf(ticket!))[0]!.text, 'My password is lost');
    await send(write('odd@other.example', 'Password \0', 'a\0b', ['Content-Type: multipart/mixed; boundary=']));
    assert.equal((await ticketsFrom('odd@other.example')).length, 1);
  });

  it('is filed with the account, and forgets the address with the person', async () => {
    const { accountId } = await subject(world, 'goes@acme.example');
    await send(write('goes@acme.example', 'No password'));
    const raw = await rows(world, 'select 1 from raw_inbound_mails where account_id = $1', [accountId]);
    assert.equal(raw.length, 1, 'the mail goes when the account goes');
    assert.equal((await ticketsFrom('goes@acme.example')).length, 1);
    const part = world.app
      .get(LeavingParts)
      .erasures()
      .find(({ name }) => name === 'support.tickets')!;
    const person = { userId: newId(world.now()), email: 'Goes@acme.example', removedAt: world.now() };
    await world.app.get(UnitOfWork).runAsWorker((tx) => part.erasePersonIn!(tx, accountScope(accountId), person));
    assert.deepEqual(await ticketsFrom('goes@acme.example'), []);
  });
});
