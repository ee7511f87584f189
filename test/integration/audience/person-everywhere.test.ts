import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { eventually } from '../../support/eventually.js';
import { WebhookReceiver } from '../../support/peers/webhook-receiver.js';
import { startWorld, type World } from '../../support/world.js';
import { BROWSER, readArrived } from '../../scenarios/tracking-steps.js';
import { tracesInDatabase, tracesInRedis } from '../accounts/erasure-search.js';
import { finishedExport, requestExport } from '../accounts/leaving-world.js';
import { Campaigning } from '../campaigns/campaign-steps.js';
import { newId } from '../../../src/kernel/ids.js';
import { storeBillingDetails } from '../billing/billing-details-in-world.js';
import { card } from '../billing/payments-in-world.js';
import { bigCustomer } from '../sending/bulk-steps.js';
import { addPack, buyPacks } from '../sms/credits-in-world.js';
import { putSettings } from '../sms/sms-in-world.js';
import { formOf } from './import-steps.js';

/** Every word by which he could be known: address, number, name, what was sent to him and what he read it with. */
const WORDS = ['canary-ada', '33612399999', 'canary-lovelace', 'canary-street', 'canary-order', 'canary-browser'];
const EMAIL = 'canary-ada@home.example';
const PHONE = '+33612399999';

interface Erasure {
  id: string;
  counts: Record<string, number>;
}

/** One person who left traces wherever a person can, in an account that goes on. */
describe('a person who is erased', () => {
  let world: World;
  let receiver: WebhookReceiver;
  let mine: Campaigning;
  before(async () => {
    receiver = await WebhookReceiver.start();
    world = await startWorld({ OUTBOUND_HTTP_ALLOW: `127.0.0.1:${receiver.port}` });
    mine = new Campaigning(world, await bigCustomer(world));
  });
  after(async () => {
    await world?.close();
    await receiver?.stop();
  });

  let keys = 0;
  const must = async <T>(status: number, method: string, path: string, body?: object): Promise<T> => {
    const headers = method === 'POST' ? { 'idempotency-key': `key-${(keys += 1)}` } : {};
    const answer = await mine.call<T>(method, path, body, { headers });
    assert.equal(answer.status, status, `${method} ${path}: ${answer.text}`);
    return answer.body;
  };
  const rawTo = async (email: string, subject: RegExp): Promise<string> =>
    eventually(`a mail for ${email}`, async () =>
      (await world.inbox.to(email)).map(({ raw }) => raw).find((raw) => subject.test(raw)),
    );
  const read = async (raw: string): Promise<void> => {
    const mail = await readArrived(raw);
    const headers = { 'user-agent': `${BROWSER} Canary-Browser/1.0` };
    await world.http.get(mail.pixel!, { headers });
    for (const [, path] of mail.html.matchAll(/href="https?:\/\/[^/]+(\/t\/c\/[^"]+)"/g))
      await world.http.get(path!, { headers });
  };
  const erase = (email: string): Promise<Erasure> => must<Erasure>(201, 'POST', '/v1/contacts/erasures', { email });

  async function livedThrough(): Promise<void> {
    await must(201, 'POST', '/v1/webhooks', { url: receiver.url('/all'), types: ['delivered', 'opened', 'clicked'] });
    await must(201, 'POST', '/v1/contact-fields', { key: 'street', type: 'text' });
    const list = await must<{ id: string; token: string }>(201, 'POST', '/v1/lists', {
      name: 'News',
      doubleOptIn: true,
    });
    const contact = await must<{ id: string }>(201, 'POST', '/v1/contacts', {
      email: 'Canary-Ada@home.example',
      phone: PHONE,
      fields: { street: 'Canary-Street 1' },
      tags: ['vip'],
      consents: [{ channel: 'mail', state: 'granted', where: 'the desk of Canary-Lovelace', ip: '192.0.2.7' }],
    });
    await must(200, 'PATCH', `/v1/contacts/${contact.id}`, { fields: { street: 'Canary-Street 2' } });
    const entered = await world.http.post(`/v1/lists/${list.id}/subscribe`, {
      body: { token: list.token, email: EMAIL, where: 'https://shop.example/canary-ada' },
      headers: { 'user-agent': 'Canary-Browser', 'idempotency-key': 'form' },
    });
    assert.equal(entered.status, 202, entered.text);
    const confirmed = await world.http.post(`/confirm/${await world.inbox.token(EMAIL, 'list-confirm')}`);
    assert.equal(confirmed.status, 200);

    const track = { opens: true, clicks: true };
    const from = { email: mine.customer.email };
    const alone = {
      from,
      track,
      to: [{ email: 'Canary-Ada@home.example', name: 'Canary-Lovelace' }],
      subject: 'Dear Canary-Lovelace, alone',
      html: '<p><a href="https://shop.example/orders?of=canary-ada">Canary-Order</a></p>',
      customId: 'canary-order-1',
      tags: ['order'],
    };
    await must(202, 'POST', '/v1/messages', alone);
    await must(200, 'POST', '/v1/messages/batch', {
      messages: [{ ...alone, subject: 'In a batch for Canary-Lovelace' }],
    });
    const several = { ...alone, to: [...alone.to, { email: 'somebody@other.example' }], subject: 'To two of us' };
    await must(202, 'POST', '/v1/messages', { ...several, html: '<p>Hello both</p>', customId: 'both' });
    await read(await rawTo(EMAIL, /, alone/));
    await rawTo(EMAIL, /In a batch/);
    await rawTo('somebody@other.example', /To two of us/);

    const other = await must<{ id: string }>(201, 'POST', '/v1/contacts', { email: 'reader@other.example' });
    await must(200, 'POST', `/v1/lists/${list.id}/members`, {
      contacts: [other.id, { email: EMAIL }],
      consented: true,
    });
    const campaign = await mine.draft([list.id], {
      subject: 'Spring for {{email}}',
      html: '<p>{{street}} <a href="https://shop.example/?who={{email}}">shop</a></p>',
      track,
    });
    await mine.act(campaign, 'schedule');
    await mine.until('it is done', campaign, ({ state }) => state === 'done');
    await read(await rawTo(EMAIL, /Spring for/));
    const left = await readArrived(await rawTo(EMAIL, /Spring for/));
    await world.http.post(left.unsubscribePath!, { headers: { 'user-agent': 'Canary-Browser' } });

    const file = `email,street\nsomebody@file.example,x\n"${EMAIL}",Canary-Street,surplus,surplus\n`;
    const imported = await world.http.post<{ id: string }>('/v1/imports', {
      token: mine.customer.secret,
      ...formOf([['file', file]]),
    });
    assert.equal(imported.status, 202, imported.text);
    await eventually(
      'the file is read',
      async () =>
        (await mine.call<{ status: string }>('GET', `/v1/imports/${imported.body.id}`)).body.status === 'done' || null,
    );
    await finishedExport(world, mine.customer, (await requestExport(world, mine.customer)).id, 150_000);
    await gotTexts();
  }

  /** A text to him alone, and what he wrote back. */
  async function gotTexts(): Promise<void> {
    const token = mine.customer.accessToken;
    await storeBillingDetails(world, mine.scope.accountId, {});
    await card(world, token);
    const bought = await buyPacks(world, token, { packId: await addPack(world, 'sms-hundred', '100'), quantity: 1 });
    assert.equal(bought.status, 201, bought.text);
    await putSettings(world, token, { allowedCountries: ['FR'] });
    const text = { from: 'ACME', to: [PHONE], text: 'Your canary-order is on its way', kind: 'transactional' };
    await must(202, 'POST', '/v1/sms/messages', text);
    await mine.query(
      `insert into sms_inbound (id, account_id, route_id, sender, recipient, text, received_at) values ($1, $2, $1, $3, '36111', 'Canary-Lovelace says thanks', now())`,
      [newId(world.now()), mine.scope.accountId, PHONE],
    );
    await eventually('no carrier has it in hand', async () => {
      await world.advance('PT1M');
      const waiting = 'select from sms_queue where account_id = $1';
      return (await mine.query(waiting, [mine.scope.accountId])).length === 0;
    });
  }

  it('leaves no word of his in any column of the database or in Redis, but the entry that keeps mail from him', async () => {
    await livedThrough();
    await eventually('what he did is written down', async () => {
      await world.advance('PT6S');
      const told = `select from mail_events where account_id = $1 and detail ->> 'userAgent' like '%Canary-Browser%'`;
      return (await mine.query(told, [mine.scope.accountId])).length >= 4;
    });
    const before = await tracesInDatabase(world, WORDS);
    assert.ok(before.length > 10, `the search finds what is there: ${before.join('\n')}`);
    const { counts } = await erase(EMAIL);
    const { contacts, deliveries, mailContents, sharedMailContents, campaignCopies, campaignRecipients } = counts;
    assert.deepEqual([contacts, deliveries, mailContents, sharedMailContents], [1, 4, 2, 1]);
    assert.deepEqual([campaignCopies, campaignRecipients], [1, 1]);
    const { messageLinks, confirmationMails, accountExports, refusedRows, texts, inboundTexts } = counts;
    assert.deepEqual([messageLinks, confirmationMails, accountExports, refusedRows], [2, 1, 1, 1]);
    assert.deepEqual([texts, inboundTexts, counts['suppressionsKept']], [1, 1, 1]);
    // His own mailbox is his; the bytes of files that are gone are overwritten some at a time.
    const elsewhere = (trace: string): boolean => !/^(?:suppressions|dev_inbox)\./.test(trace);
    assert.deepEqual(
      (await tracesInDatabase(world, WORDS)).filter((trace) => elsewhere(trace) && !trace.startsWith('blob_chunks.')),
      [],
    );
    await eventually('the bytes of the files are gone', async () => {
      await world.advance('PT10M');
      return (await tracesInDatabase(world, WORDS)).filter(elsewhere).length === 0;
    });
    assert.deepEqual(await tracesInRedis(world, WORDS), []);
  });
});
