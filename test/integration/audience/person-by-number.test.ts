import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { eventually } from '../../support/eventually.js';
import { WebhookReceiver } from '../../support/peers/webhook-receiver.js';
import { startWorld, type World } from '../../support/world.js';
import { addMs, DAY_MS, toIso } from '../../../src/kernel/time/instant.js';
import { tracesInDatabase, tracesInRedis } from '../accounts/erasure-search.js';
import { finishedExport, requestExport } from '../accounts/leaving-world.js';
import { storeBillingDetails } from '../billing/billing-details-in-world.js';
import { card } from '../billing/payments-in-world.js';
import { Campaigning } from '../campaigns/campaign-steps.js';
import { bigCustomer } from '../sending/bulk-steps.js';
import { addPack, buyPacks } from '../sms/credits-in-world.js';
import { putSettings } from '../sms/sms-in-world.js';
import { formOf } from './import-steps.js';

const PHONE = '+33612388888';
/** The number with and without its country, what was written to him alone, and what he wrote. */
const WORDS = ['33612388888', '06 12 38 88 88', 'canary-parcel', 'canary-thanks', 'canary-texter'];

interface Erasure {
  id: string;
  counts: Record<string, number>;
}
interface Refusal {
  code: string;
  contactIds?: string[];
  errors?: { field: string; code: string }[];
}

describe('a person who is known by a telephone number', () => {
  let world: World;
  let receiver: WebhookReceiver;
  let mine: Campaigning;
  before(async () => {
    receiver = await WebhookReceiver.start();
    world = await startWorld({ OUTBOUND_HTTP_ALLOW: `127.0.0.1:${receiver.port}` });
    mine = new Campaigning(world, await bigCustomer(world));
    const token = mine.customer.accessToken;
    await storeBillingDetails(world, mine.scope.accountId, {});
    await card(world, token);
    const bought = await buyPacks(world, token, { packId: await addPack(world, 'sms-hundred', '100'), quantity: 1 });
    assert.equal(bought.status, 201, bought.text);
    await putSettings(world, token, { allowedCountries: ['FR'], perNumberHourly: 50 });
  });
  after(async () => {
    await world?.close();
    await receiver?.stop();
  });

  let keys = 0;
  const must = async <T>(status: number, method: string, path: string, body?: object): Promise<T> => {
    const headers = method === 'POST' ? { 'idempotency-key': `number-${(keys += 1)}` } : {};
    const answer = await mine.call<T>(method, path, body, { headers });
    assert.equal(answer.status, status, `${method} ${path}: ${answer.text}`);
    return answer.body;
  };
  const text = (more: object = {}) =>
    must<{ messages: { id: string }[] }>(202, 'POST', '/v1/sms/messages', {
      ...{ from: 'ACME', to: [PHONE], text: 'Your canary-parcel is on its way', kind: 'transactional' },
      ...more,
    });
  const wrote = async (words: string): Promise<void> => {
    const body = { type: 'inbound', from: PHONE, to: 'ACME', text: words };
    const answer = await world.http.post('/v1/hooks/sms/sandbox', { token: await world.operator(), body });
    assert.ok(answer.status < 300, answer.text);
  };
  const nothingWaits = (): Promise<unknown> =>
    eventually('no carrier has anything in hand', async () => {
      await world.advance('PT1H');
      const waiting = 'select from sms_queue where account_id = $1 and state <> 4';
      return (await mine.query(waiting, [mine.scope.accountId])).length === 0;
    });

  /** Texts, a campaign whose contact is gone since, answers, a file, a copy of the data: nothing of it knows an address of his. */
  async function livedThrough(): Promise<void> {
    const types = ['sms.delivered', 'sms.received', 'sms.opted_out'];
    await must(201, 'POST', '/v1/webhooks', { url: receiver.url('/all'), types });
    const contact = { email: 'canary-texter@other.example', phone: PHONE, fields: {} };
    const list = await mine.list('Texted', [contact, { email: 'second@other.example', phone: '+33612377777' }]);
    const campaign = await mine.draft([list], {
      ...{ channel: 'sms', from: null, smsFrom: 'ACME', subject: null, html: null },
      text: 'For {{email}} only',
    });
    await mine.act(campaign, 'schedule');
    await mine.until('it is done', campaign, ({ state }) => state === 'done');
    const found = await mine.call<{ data: { id: string }[] }>('GET', `/v1/contacts?email=${contact.email}`);
    assert.equal((await mine.call('DELETE', `/v1/contacts/${found.body.data[0]!.id}`)).status, 204);
    await text();
    await nothingWaits();
    await wrote('Canary-Thanks for all');
    await wrote('STOP');
    await eventually('STOP is told', async () => {
      await world.advance('PT6S');
      return receiver.received.some(({ raw }) => raw.includes('sms.opted_out')) || null;
    });
    const stop = await must<{ id: string }>(201, 'POST', '/v1/sms/stoplist', { number: PHONE });
    assert.equal((await mine.call('DELETE', `/v1/sms/stoplist/${stop.id}`)).status, 204);
    await text({ sendAt: toIso(addMs(world.now(), DAY_MS)) });
    await must(201, 'POST', '/v1/sms/stoplist', { number: PHONE });
    const file = `email,phone\nsomebody@file.example,+33612366666\nno address,"06 12 38 88 88"\n`;
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
  }

  it('leaves his number in no column of the database and nowhere in Redis, but on the list that keeps texts from him', async () => {
    await livedThrough();
    const before = await tracesInDatabase(world, WORDS);
    for (const table of ['sms_messages', 'sms_texts', 'sms_inbound', 'campaign_recipients', 'idempotency_keys'])
      assert.ok(
        before.some((trace) => trace.startsWith(`${table}.`)),
        `the search finds what is there: ${table}\n${before.join('\n')}`,
      );
    const { id, counts } = await must<Erasure>(201, 'POST', '/v1/contacts/erasures', { phone: '0033 6 12 38 88 88' });
    const { contacts, texts, textsCancelled, inboundTexts, campaignRecipients, refusedRows, stopsKept } = counts;
    assert.deepEqual(
      { contacts, texts, textsCancelled, inboundTexts, campaignRecipients, refusedRows, stopsKept },
      {
        contacts: 0,
        texts: 3,
        textsCancelled: 1,
        inboundTexts: 2,
        campaignRecipients: 1,
        refusedRows: 1,
        stopsKept: 1,
      },
    );
    assert.deepEqual([counts['accountExports'], counts['keptAnswers']! >= 2], [1, true]);
    const elsewhere = (trace: string): boolean => !trace.startsWith('sms_stops.');
    assert.deepEqual(
      (await tracesInDatabase(world, WORDS)).filter((trace) => elsewhere(trace) && !trace.startsWith('blob_chunks.')),
      [],
    );
    await eventually('the bytes of the files are gone', async () => {
      await world.advance('PT10M');
      return (await tracesInDatabase(world, WORDS)).filter(elsewhere).length === 0;
    });
    assert.deepEqual(await tracesInRedis(world, WORDS), []);
    const again = await mine.call<{ data: Erasure[] }>('GET', '/v1/contacts/erasures?phone=%2B33612388888');
    assert.deepEqual(
      again.body.data.map((one) => [one.id, one.counts]),
      [[id, counts]],
    );
    assert.deepEqual(
      (await mine.call<{ data: [] }>('GET', '/v1/contacts/erasures?phone=%2B33612377777')).body.data,
      [],
    );
    const others = await mine.query(`select from sms_messages where account_id = $1 and number = '+33612377777'`, [
      mine.scope.accountId,
    ]);
    assert.equal(others.length, 1, 'others stay');
    const refused = await mine.call<{ refused?: { code: string }[] }>('POST', '/v1/sms/messages', {
      ...{ from: 'ACME', to: [PHONE], text: 'Again', kind: 'transactional' },
    });
    assert.deepEqual([refused.status, refused.body.refused?.[0]?.code], [422, 'recipient_opted_out']);
  });

  it('who has a contact is erased with his address and everything else of him', async () => {
    const phone = '+33612355555';
    const made = await must<{ id: string }>(201, 'POST', '/v1/contacts', { email: 'whole@other.example', phone });
    const { counts } = await must<Erasure>(201, 'POST', '/v1/contacts/erasures', { phone });
    assert.equal(counts['contacts'], 1);
    assert.equal((await mine.call('GET', `/v1/contacts/${made.id}`)).status, 404);
    for (const query of ['phone=%2B33612355555', 'email=whole@other.example']) {
      const receipts = await mine.call<{ data: Erasure[] }>('GET', `/v1/contacts/erasures?${query}`);
      assert.equal(receipts.body.data.length, 1, query);
    }
    assert.deepEqual(await tracesInDatabase(world, ['33612355555', 'whole@other.example']), []);
  });

  it('a number that two have is nobody’s in particular; and what is asked for is one thing that can be read', async () => {
    const phone = '+33612344444';
    const ids: string[] = [];
    for (const email of ['he@pair.example', 'she@pair.example'])
      ids.push((await must<{ id: string }>(201, 'POST', '/v1/contacts', { email, phone })).id);
    const shared = await mine.call<Refusal>('POST', '/v1/contacts/erasures', { phone });
    assert.deepEqual([shared.status, shared.body.code], [409, 'phone_shared']);
    assert.deepEqual([...shared.body.contactIds!].sort(), ids.sort());
    assert.equal((await mine.call('GET', `/v1/contacts/${ids[0]}`)).status, 200, 'nothing happened');
    const faults = async (body: object): Promise<string> => {
      const answer = await mine.call<Refusal>('POST', '/v1/contacts/erasures', body);
      return `${answer.status} ${answer.body.errors?.map(({ field, code }) => `${field} ${code}`).join()}`;
    };
    assert.deepEqual(
      [await faults({}), await faults({ phone: '0612344444' }), await faults({ phone, email: 'he@pair.example' })],
      ['422 email required', '422 phone phone_invalid', '422 phone not_allowed'],
    );
    assert.equal((await mine.call('GET', '/v1/contacts/erasures?phone=12')).status, 422);
  });
});
