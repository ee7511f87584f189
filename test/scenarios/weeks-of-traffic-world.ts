import assert from 'node:assert/strict';
import { HotPool } from '../../src/platform/database/hot-pool.js';
import { toIso } from '../../src/kernel/time/instant.js';
import { RawClient } from '../conformance/raw-client.js';
import { planId } from '../integration/billing/account-in-world.js';
import { MailWorld } from '../integration/delivery/mail-world.js';
import { type Customer, signUpCustomer } from '../support/customer.js';
import { eventually } from '../support/eventually.js';
import type { SinkAction, SinkContext } from '../support/peers/smtp-sink.js';
import { WebhookReceiver } from '../support/peers/webhook-receiver.js';
import type { EventBody } from './sending-steps.js';

interface SentMessage {
  id: string;
  to: string[];
}
interface TrafficAccount extends Customer {
  name: string;
  sent: SentMessage[];
  /** Message → its subject, which no other message has. */
  subjects: Map<string, string>;
}

const OFFERS = { relay: 'relay.1000', suite: 'suite.web', freemium: null } as const;
const PER_DAY = 1_000;

/** Three customers, their receivers and what those answer by the name of the mailbox. */
export class Weeks {
  readonly accounts: TrafficAccount[] = [];
  readonly lateBounces = new Set<string>();
  readonly overQuota = { refused: 0, nextDay: 0 };
  private made = 0;

  private constructor(
    readonly mail: MailWorld,
    readonly receiver: WebhookReceiver,
  ) {}

  static async start(): Promise<Weeks> {
    const receiver = await WebhookReceiver.start();
    const greeted = new Set<string>();
    const script = ({ stage, to }: SinkContext): SinkAction | undefined => {
      const recipient = to.at(-1) ?? '';
      if (stage !== 'rcpt' || recipient.endsWith('@customer.test')) return undefined;
      if (recipient.startsWith('nobody')) return { reply: '550 5.1.1 user unknown' };
      if (recipient.startsWith('listed')) return { reply: '554 5.7.1 blocked using zen.spamhaus.org' };
      if (recipient.startsWith('full')) return { reply: '452 4.2.2 mailbox full' };
      if (!recipient.startsWith('grey') || greeted.has(recipient)) return undefined;
      greeted.add(recipient);
      return { reply: '451 4.7.1 Greylisted, try again in 300 seconds' };
    };
    const mail = await MailWorld.start('mx', { script }, { OUTBOUND_HTTP_ALLOW: `127.0.0.1:${receiver.port}` });
    const weeks = new Weeks(mail, receiver);
    mail.dns.set('isp.test', { txt: ['v=spf1 ip4:127.0.0.0/8 -all'] });
    for (const [offer, plan] of Object.entries(OFFERS)) weeks.accounts.push(await weeks.account(offer, plan));
    return weeks;
  }

  async close(): Promise<void> {
    await this.receiver.stop();
    await this.mail.close();
  }

  /** Each account writes to all kinds of mailboxes, now and for later. */
  async morning(day: number): Promise<void> {
    for (const [i, account] of this.accounts.entries()) {
      await this.send(account, [...Array<string>(12).fill('fine'), `nobody${day % 5}x`]);
      if (day % 7 === 2) await this.send(account, ['listed', 'fine']);
      // Each retry is a step of the clock of its own: one account a week has mail that waits.
      if (day === 7 * i) await this.send(account, [`full${day}-`, 'fine', 'fine']);
      await this.send(account, [day % 7 === i ? 'grey' : 'fine', 'fine', 'fine']);
      await this.send(account, ['later'], { sendAt: toIso(this.inHours(5)) });
      const { id } = await this.send(account, ['taken'], { sendAt: toIso(this.inHours(30)) });
      const answer = await this.call(account, 'POST', `/v1/messages/${id}/cancel`);
      assert.equal(answer.status, 200, answer.text);
    }
    if (day === 9) await this.useUpTheDay();
    if (day === 10) this.overQuota.nextDay = (await this.post(this.accounts[0]!, ['fine1@receiver.test'])).status;
  }

  async evening(day: number): Promise<void> {
    for (const account of this.accounts) {
      await this.send(account, ['fine', 'fine', 'fine', 'fine', `nobody${day % 5}x`]);
      // The relay sends more than a thousand: one complaint in 3,000 suspends it (R-088).
      if (day === 3 && account.name !== 'relay') await this.complainAbout(account);
      if (day % 7 === 5) await this.bounceLater(account);
    }
  }

  async settled(): Promise<void> {
    await eventually('nothing waits', async () => (await this.waiting()) === 0);
    for (const account of this.accounts) {
      let before = -1;
      await eventually(`the feed of ${account.name} is at rest`, async () => {
        const now = (await this.feed(account)).length;
        const rests = now === before;
        before = now;
        return rests;
      });
    }
  }

  /** Subject and recipient of all that the receivers took of an account. */
  received(account: TrafficAccount): string[] {
    const own = new Set(account.subjects.values());
    return this.mail.sink.mails.flatMap(({ raw, to, acknowledged }) => {
      const subject = /^Subject: (traffic \d+)\r$/m.exec(raw.toString('latin1'))?.[1];
      return acknowledged && subject !== undefined && own.has(subject) ? to.map((email) => `${subject} ${email}`) : [];
    });
  }

  async feed(account: TrafficAccount): Promise<EventBody[]> {
    const events: EventBody[] = [];
    for (let after = 0; ;) {
      const answer = await this.call<{ data: EventBody[] }>(account, 'GET', `/v1/events?limit=500&after=${after}`);
      assert.equal(answer.status, 200, answer.text);
      events.push(...answer.body.data);
      if (answer.body.data.length === 0) return events;
      after = answer.body.data.at(-1)!.sequence;
    }
  }

  async statistics(account: TrafficAccount): Promise<Record<string, unknown>[]> {
    const [from, to] = [toIso(this.inHours(-24 * 40)), toIso(this.inHours(24))];
    const path = `/v1/stats?from=${from}&to=${to}&interval=day&limit=500`;
    const answer = await this.call<{ data: Record<string, unknown>[] }>(account, 'GET', path);
    assert.equal(answer.status, 200, answer.text);
    return answer.body.data;
  }

  async suppressions(account: TrafficAccount): Promise<{ suppressed: string[]; kinds: Set<string> }> {
    const { body } = await this.call<{ data: { email: string; reason: string }[] }>(
      account,
      'GET',
      '/v1/suppressions?limit=500',
    );
    return { suppressed: body.data.map(({ email }) => email), kinds: new Set(body.data.map(({ reason }) => reason)) };
  }

  async waiting(): Promise<number> {
    const { rows } = await this.mail.world.app
      .get(HotPool)
      .query<{ n: number }>('select count(*)::int as n from delivery_queue', []);
    return rows[0]!.n;
  }

  private inHours(hours: number) {
    return (this.mail.world.now() + hours * 3_600_000) as ReturnType<MailWorld['world']['now']>;
  }

  private async account(offer: string, plan: string | null): Promise<TrafficAccount> {
    const { world } = this.mail;
    const customer = await signUpCustomer(world, { email: `${offer}@customer.test`, offer: OFFER_NAMES[offer]! });
    const token = await world.operator();
    const path = `/v1/admin/accounts/${customer.accountId}`;
    assert.equal((await world.http.patch(path, { token, body: { tier: 4 } })).status, 200);
    if (plan !== null) {
      const body = { planId: await planId(world, plan) };
      assert.equal((await world.http.post(`${path}/subscriptions`, { token, body })).status, 201);
    }
    const account = { ...customer, name: offer, sent: [], subjects: new Map<string, string>() };
    const body = { url: this.receiver.url(`/${offer}`), types: ['*'] };
    assert.equal((await this.call(account, 'POST', '/v1/webhooks', body)).status, 201);
    return account;
  }

  private call<T>(account: Customer, method: string, path: string, body?: object) {
    return this.mail.world.http.call<T>(method, path, { token: account.secret, ...(body ? { body } : {}) });
  }

  /** A mailbox of a kind is `kind@…` with a number that no other has, unless its name ends in one. */
  private async send(account: TrafficAccount, kinds: readonly string[], more: object = {}): Promise<SentMessage> {
    const to = kinds.map((kind) => `${/[\dx-]$/.test(kind) ? kind : `${kind}${(this.made += 1)}`}@receiver.test`);
    const answer = await this.post(account, to, more);
    assert.equal(answer.status, 202, answer.text);
    return account.sent.at(-1)!;
  }

  private async post(account: TrafficAccount, to: string[], more: object = {}) {
    const subject = `traffic ${(this.made += 1)}`;
    const body = {
      from: { email: account.email },
      to: to.map((email) => ({ email })),
      subject,
      text: 'Hello',
      ...more,
    };
    const answer = await this.call<{ id: string }>(account, 'POST', '/v1/messages', body);
    if (answer.status === 202) {
      account.sent.push({ id: answer.body.id, to });
      account.subjects.set(answer.body.id, subject);
    }
    return answer;
  }

  /** The relay plan rests from its quota until midnight. */
  private async useUpTheDay(): Promise<void> {
    const [relay] = this.accounts;
    for (let left = PER_DAY; left > 0 && this.overQuota.refused === 0; left -= 50) {
      const to = Array.from({ length: 50 }, () => `fine${(this.made += 1)}@receiver.test`);
      const { status } = await this.post(relay!, to);
      if (status !== 202) this.overQuota.refused = status;
    }
  }

  private async complainAbout(account: TrafficAccount): Promise<void> {
    const { from, header, to } = await this.delivered(account, 'angry');
    const report = [
      'From: feedback@isp.test',
      'Content-Type: multipart/report; report-type=feedback-report; boundary="f"',
      '',
      '--f',
      'Content-Type: message/feedback-report',
      '',
      'Feedback-Type: abuse',
      'User-Agent: test/1',
      'Version: 1',
      '',
      '--f',
      'Content-Type: text/rfc822-headers',
      '',
      `Return-Path: <${from}>`,
      header,
      '',
      '--f--',
    ].join('\r\n');
    await this.bring(`fbl@${from.slice(from.indexOf('@') + 1)}`, report, 'feedback@isp.test');
    await eventually('the complaint is known', async () =>
      (await this.feed(account)).some(({ type, recipient }) => type === 'complained' && recipient === to),
    );
    assert.equal((await this.post(account, [to, `fine${(this.made += 1)}@receiver.test`])).status, 202);
  }

  private async bounceLater(account: TrafficAccount): Promise<void> {
    const { from, to } = await this.delivered(account, 'late');
    this.lateBounces.add(to);
    const report = [
      'From: MAILER-DAEMON@receiver.test',
      'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
      '',
      '--b',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.receiver.test',
      '',
      'Action: failed',
      'Status: 5.1.1',
      'Diagnostic-Code: smtp; 550 5.1.1 no such user',
      '',
      '--b--',
    ].join('\r\n');
    await this.bring(from, report, '');
    await eventually('the bounce is known', async () =>
      (await this.feed(account)).some(({ type, recipient }) => type === 'bounced' && recipient === to),
    );
  }

  /** A mail that has arrived: whom it went to, its return path, its header. */
  private async delivered(
    account: TrafficAccount,
    kind: string,
  ): Promise<{ to: string; from: string; header: string }> {
    const { to } = await this.send(account, [kind]);
    const has = (email: string) => this.mail.sink.mails.find((mail) => mail.to.includes(email));
    const mail = await eventually(`a mail for ${to[0]}`, () => Promise.resolve(has(to[0]!)));
    return { to: to[0]!, from: mail.from, header: mail.raw.toString().split('\r\n\r\n')[0]! };
  }

  private async bring(to: string, content: string, sender: string): Promise<void> {
    const client = await RawClient.ready(this.mail.inboundPort);
    await client.say(`MAIL FROM:<${sender}>`);
    assert.equal((await client.say(`RCPT TO:<${to}>`)).code, 250);
    await client.say('DATA');
    client.write(`${content}\r\n.\r\n`);
    assert.equal((await client.heard()).code, 250);
    client.destroy();
  }
}

const OFFER_NAMES: Record<string, string> = { relay: 'relay', suite: 'suite', freemium: 'freemium-fr' };
