import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { confirmationToken } from '../integration/delivery/mail-world.js';
import { Campaigning, people, type ProblemBody } from '../integration/campaigns/campaign-steps.js';
import { bigCustomer } from '../integration/sending/bulk-steps.js';
import { signUpCustomer } from '../support/customer.js';
import { eventually } from '../support/eventually.js';
import { type SinkContext, SmtpSink } from '../support/peers/smtp-sink.js';
import { startWorld, type World } from '../support/world.js';
import { BROWSER, readArrived } from './tracking-steps.js';

const READERS = 3_000;
const GONE = 30;

interface Report {
  [counter: string]: unknown;
  rates: { bounced: number };
  variants: { variant: string; delivered: number }[];
  links: { url: string; clicks: number }[];
  domains: { domain: string; accepted: number; bounced: number }[];
  timeline: { data: { accepted: number; delivered: number }[] };
}
interface Estimate {
  recipients: number;
  excluded: Record<string, number>;
  quota: { now: number; later: number; continuesAt: string | null } | null;
}

/** A newsletter in spring, from the list to the report. */
describe('a campaign of three thousand', () => {
  let world: World;
  let sink: SmtpSink;
  let mine: Campaigning;

  before(async () => {
    sink = await SmtpSink.start({
      script: ({ stage, to }: SinkContext) =>
        stage === 'rcpt' && to.at(-1)?.startsWith('gone') ? { reply: '550 5.1.1 user unknown' } : undefined,
    });
    world = await startWorld({ DELIVERY_ROUTE: `smtp://127.0.0.1:${sink.port}` });
    Object.assign(world, { inbox: { token: (address: string) => confirmationToken(sink, address) } });
    await world.moveTo('2030-03-20T09:00:00Z');
    mine = new Campaigning(world, await bigCustomer(world));
  });
  after(async () => {
    await world?.close();
    await sink?.stop();
  });

  it('20 March: two lists, some who must not be written to; what is estimated is what is sent, and the report adds up', async () => {
    const news = await mine.list('News', [
      ...people(READERS - GONE, undefined, 'spring.example'),
      ...Array.from({ length: GONE }, (_, i) => ({ email: `gone${i}@spring.example` })),
    ]);
    const vip = await mine.list('VIP', people(100, undefined, 'spring.example'));
    await mine.put(
      news,
      Array.from({ length: 7 }, (_, i) => ({ email: `pending${i}@spring.example` })),
      'pending',
    );
    for (const email of ['reader1@spring.example', 'reader2@spring.example', 'stranger@spring.example'])
      await mine.call('POST', '/v1/suppressions', { email, reason: 'asked', scope: 'marketing' });
    const id = await mine.draft([news, vip]);
    const estimate = (await mine.call<Estimate>('POST', `/v1/campaigns/${id}/estimate`, {})).body;
    assert.deepEqual(estimate.excluded, { unsubscribed: 0, suppressed: 2, unconfirmed: 7, duplicate: 100 });
    assert.deepEqual([estimate.recipients, estimate.quota!.now, estimate.quota!.later], [READERS - 2, READERS - 2, 0]);

    await mine.act(id, 'schedule');
    await eventually(
      'every mail has its outcome',
      async () => {
        await world.advance('PT6S');
        return (await mine.show(id)).state === 'done';
      },
      150_000,
    );
    const { progress } = await mine.show(id);
    assert.deepEqual(
      [progress['recipients'], progress['sent'], progress['suppressed'], progress['delivered'], progress['bounced']],
      [READERS, READERS - 2, 2, READERS - 2 - GONE, GONE],
    );
    const arrived = sink.mails.flatMap(({ to }) => to).filter((address) => address.endsWith('@spring.example'));
    assert.deepEqual([arrived.length, new Set(arrived).size], [READERS - 2 - GONE, READERS - 2 - GONE]);

    const mailOf = async (address: string) =>
      readArrived(sink.mails.find(({ to }) => to.includes(address))!.raw.toString('utf8'));
    for (const n of [10, 11, 12]) {
      const mail = await mailOf(`reader${n}@spring.example`);
      assert.match(mail.header('List-Unsubscribe-Post')!, /One-Click/);
      if (mail.pixel !== null) await world.http.get(mail.pixel, { headers: { 'user-agent': BROWSER } });
      await world.http.get(mail.links[0]!, { headers: { 'user-agent': BROWSER } });
    }
    const leaving = await mailOf('reader12@spring.example');
    const gone = await world.http.post(leaving.unsubscribePath!, {
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    });
    assert.ok(gone.status < 300, gone.text);
    const report = await eventually('all is counted', async () => {
      await world.advance('PT6S');
      const { body } = await mine.call<Report>('GET', `/v1/campaigns/${id}/report`);
      return body['unsubscribed'] === 1 && (body['clicks'] as number) + (body['machineClicks'] as number) >= 3 && body;
    });
    assert.deepEqual(
      [report['accepted'], report['delivered'], report['bounced']],
      [READERS - 2, READERS - 2 - GONE, GONE],
    );
    assert.equal(report.rates.bounced, Math.round((GONE / (READERS - 2)) * 10_000) / 10_000);
    assert.equal(report.variants[0]!.delivered, report['delivered']);
    assert.deepEqual([report.domains[0]!.domain, report.domains[0]!.accepted], ['spring.example', READERS - 2]);
    assert.equal(report.links[0]?.url, 'https://shop.example/');
    const told = report.timeline.data.reduce((sum, { delivered }) => sum + delivered, 0);
    assert.equal(told, report['delivered'], 'the hours add up');
    const svg = await mine.call<string>('GET', `/v1/campaigns/${id}/chart.svg`);
    assert.match(svg.text, /<title id="t">Campaign “Spring”<\/title>/);

    const again = await mine.draft([news]);
    const next = (await mine.call<Estimate>('POST', `/v1/campaigns/${again}/estimate`, {})).body;
    assert.equal(next.recipients, READERS - 2 - GONE - 1, 'who is gone and who left get nothing more');
  });

  it('a free plan: 200 today, the rest tomorrow and by itself', async () => {
    const free = new Campaigning(world, await signUpCustomer(world));
    const sender = free.customer.email;
    const id = await free.draft([await free.list('Small', people(250, undefined, 'small.example'))], {
      from: { email: sender },
    });
    const estimate = (await free.call<Estimate>('POST', `/v1/campaigns/${id}/estimate`, {})).body;
    assert.deepEqual([estimate.quota!.now, estimate.quota!.later], [200, 50]);
    await free.act(id, 'schedule');
    const waits = await free.until('the day is used up', id, ({ because }) => because?.code === 'quota');
    assert.deepEqual([waits.state, waits.progress['sent'], waits.progress['recipients']], ['sending', 200, 250]);
    assert.equal(waits.because!.until, estimate.quota!.continuesAt);
    const more = await free.call<ProblemBody>('POST', '/v1/messages', {
      from: { email: sender },
      to: [{ email: 'one@more.example' }],
      subject: 'x',
      text: 'x',
    });
    assert.equal(more.body.code, 'daily_quota_exceeded');
    await world.advance('P1D');
    const rest = await free.until('the rest is out', id, ({ progress }) => progress['sent'] === 250);
    assert.ok(['sending', 'done'].includes(rest.state));
    const copies = await free.copies(id);
    assert.deepEqual([copies.size, Math.max(...copies.values())], [250, 1]);
  });

  it('a test goes to one’s own addresses alone, marked, and as a reader would see it', async () => {
    const id = await mine.draft([], { subject: 'Hello {{firstName}}' });
    const { customer } = mine;
    const stranger = await mine.call<ProblemBody>('POST', `/v1/campaigns/${id}/test`, {
      to: [customer.email, 'x@elsewhere.example'],
    });
    assert.deepEqual(
      [stranger.status, stranger.body.code, stranger.body.errors![0]!.field],
      [422, 'test_recipient_not_verified', 'to[1]'],
    );
    const body = { to: [customer.email], variables: { firstName: 'Ann' } };
    const headers = { 'idempotency-key': 'test-once' };
    const sent = await mine.call<{ id: string }>('POST', `/v1/campaigns/${id}/test`, body, { headers });
    assert.equal(sent.status, 202, sent.text);
    const twice = await mine.call<{ id: string }>('POST', `/v1/campaigns/${id}/test`, body, { headers });
    assert.equal(twice.body.id, sent.body.id);
    await eventually('it arrived', async () =>
      sink.mails.some(
        ({ to, raw }) => to.includes(customer.email) && raw.toString().includes('Subject: [Test] Hello Ann'),
      ),
    );
  });
});
