import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { eventually } from '../../support/eventually.js';
import { startWorld, type World } from '../../support/world.js';
import { BROWSER, readArrived } from '../../scenarios/tracking-steps.js';
import { bigCustomer } from '../sending/bulk-steps.js';
import { Campaigning, people } from './campaign-steps.js';
import { addMs, toIso } from '../../../src/kernel/time/instant.js';

/** The mail of a campaign, as each of its readers gets it. */
describe('what a campaign’s mail carries, and who is left out of it at the last moment', () => {
  let world: World;
  let mine: Campaigning;
  before(async () => {
    world = await startWorld();
    mine = new Campaigning(world, await bigCustomer(world));
  });
  after(() => world.close());

  const arrived = async (email: string): Promise<string> =>
    eventually(`a mail for ${email}`, async () => (await world.inbox.to(email))[0]?.raw);

  /** Whatever else a campaign says: of templates, in text only, without anything being counted. */
  const WAYS: Readonly<Record<string, (template: string) => object>> = {
    html: () => ({ track: { opens: true, clicks: true } }),
    untracked: () => ({ track: { opens: false, clicks: false } }),
    plain: () => ({ html: null, text: 'Hello', track: { opens: false, clicks: false } }),
    template: (templateId) => ({ html: null, subject: null, templateId }),
    variants: () => ({ variants: [{ subject: 'A' }, { subject: 'B', text: 'B' }] }),
  };

  for (const [way, more] of Object.entries(WAYS))
    it(`${way}: both ways to unsubscribe stand in it, signed, and one click is enough (RFC 8058)`, async () => {
      const template = await mine.call<{ id: string }>('POST', '/v1/templates', {
        name: way,
        subject: 'T',
        html: '<p>T</p>',
      });
      const email = `one@${way}.example`;
      const id = await mine.draft([await mine.list(way, [{ email }])], more(template.body.id));
      await mine.act(id, 'schedule');
      await mine.until('it is done', id, ({ state }) => state === 'done');
      const head = (await arrived(email)).split('\r\n\r\n')[0]!.replace(/\r\n[ \t]+/g, ' ');
      const unsubscribe = /^List-Unsubscribe: (.*)$/im.exec(head)?.[1] ?? '';
      assert.match(unsubscribe, /<https?:\/\/[^>]+\/u\/[^>]+>/);
      assert.match(unsubscribe, /<mailto:[^>]+>/);
      assert.match(head, /^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/im);
      const signed = [...head.matchAll(/^DKIM-Signature:.*?\bh=([^;]+);/gim)].map(([, names]) =>
        names!.toLowerCase().replace(/\s/g, '').split(':'),
      );
      assert.ok(signed.length > 0, head);
      for (const names of signed)
        assert.ok(names.includes('list-unsubscribe') && names.includes('list-unsubscribe-post'), names.join());
      const path = /<https?:\/\/[^/]+(\/u\/[^>]+)>/.exec(unsubscribe)![1]!;
      const clicked = await world.http.post(path, {
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: 'List-Unsubscribe=One-Click',
      });
      assert.ok(clicked.status < 300, clicked.text);
      const contact = await mine.call<{ data: { consent: { mail: string } }[] }>('GET', `/v1/contacts?email=${email}`);
      assert.equal(contact.body.data[0]!.consent.mail, 'withdrawn');
    });

  it('who unsubscribes while his mail waits for the account’s speed gets none; it is counted as suppressed', async () => {
    const token = await world.operator();
    const speed = async (ratePerHour: number | null): Promise<void> => {
      const answer = await world.http.patch(`/v1/admin/accounts/${mine.customer.accountId}`, {
        token,
        body: { ratePerHour },
      });
      assert.equal(answer.status, 200, answer.text);
    };
    await speed(60);
    const id = await mine.draft([await mine.list('Late', people(10, undefined, 'late.example'))]);
    await mine.act(id, 'schedule');
    await mine.until('all are handed over', id, ({ progress }) => progress['sent'] === 10);
    const waiting = await mine.query<{ recipient: string }>(
      `select d.recipient from deliveries d join delivery_queue q on q.id = d.id
        where d.account_id = $1 and d.recipient like '%@late.example' order by q.next_at desc nulls first`,
      [mine.scope.accountId],
    );
    const last = waiting[0]!.recipient;
    const kept = await mine.call('POST', '/v1/suppressions', { email: last, scope: 'marketing' });
    assert.equal(kept.status, 201, kept.text);
    await speed(null);
    await eventually('it is done', async () => {
      await world.advance('PT2M');
      return (await mine.show(id)).state === 'done';
    });
    assert.equal((await world.inbox.to(last)).length, 0);
    const report = await mine.call<{ delivered: number; suppressed: number }>('GET', `/v1/campaigns/${id}/report`);
    assert.deepEqual([report.body.delivered, report.body.suppressed], [9, 1]);
  });

  it('links that are a reader’s own are one line of the report, as they were written, and say nobody’s address', async () => {
    const readers = people(3, undefined, 'own.example');
    const html =
      '<a href="https://shop.example/?who={{email}}&amp;from=mail">mine</a> <a href="https://shop.example/">home</a>';
    const id = await mine.draft([await mine.list('Own links', readers)], { html });
    await mine.act(id, 'schedule');
    await mine.until('it is done', id, ({ state }) => state === 'done');
    for (const { email } of readers) {
      const { html: read } = await readArrived(await arrived(email));
      const links = [...read.matchAll(/href="https?:\/\/[^/]+(\/t\/c\/[^"]+)"/g)].map(([, path]) => path!);
      assert.equal(links.length, 2);
      for (const link of links)
        assert.equal((await world.http.get(link, { headers: { 'user-agent': BROWSER } })).status, 302, link);
    }
    interface Report {
      links: { url: string; clicks: number; machineClicks: number }[];
    }
    const links = await eventually('all clicks are counted', async () => {
      await world.advance('PT6S');
      const found = (await mine.call<Report>('GET', `/v1/campaigns/${id}/report`)).body.links;
      return found.reduce((sum, { clicks, machineClicks }) => sum + clicks + machineClicks, 0) >= 6 && found;
    });
    assert.deepEqual(links.map(({ url, clicks, machineClicks }) => [url, clicks + machineClicks]).sort(), [
      ['https://shop.example/', 3],
      ['https://shop.example/?who={{email}}&from=mail', 3],
    ]);
  });

  it('who is erased while he waits for his turn is left out, and the campaign counts him so', async () => {
    await mine.call('PATCH', '/v1/account', { timeZone: 'Europe/Paris' });
    const zones = { paris: 'Europe/Paris', york: 'America/New_York', angeles: 'America/Los_Angeles' };
    const readers = Object.entries(zones).map(([name, timeZone]) => ({ email: `${name}@turns.example`, timeZone }));
    const id = await mine.draft([await mine.list('Turns', readers)]);
    const soon = toIso(addMs(world.now(), 60_000));
    await mine.act(id, 'schedule', { sendAt: soon, timeZone: 'recipient' });
    await world.advance('PT2M');
    await mine.until('Paris has it', id, ({ progress }) => progress['sent'] === 1);
    const erased = await mine.call<{ counts: Record<string, number> }>('POST', '/v1/contacts/erasures', {
      email: 'york@turns.example',
    });
    assert.deepEqual([erased.status, erased.body.counts['campaignRecipients']], [201, 1], erased.text);
    await world.advance('PT12H');
    const done = await mine.until('it is done', id, ({ state }) => state === 'done');
    const { recipients, sent, leftOut, waiting } = done.progress;
    assert.deepEqual([recipients, sent, leftOut, waiting], [3, 2, 1, 0]);
    assert.equal((await world.inbox.to('york@turns.example')).length, 0);
  });
});
