import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newId, parseWireId } from '../../../src/kernel/ids.js';
import { ChangeStopList } from '../../../src/modules/sms/settings/index.js';
import { accountScope } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { eventually } from '../../support/eventually.js';
import { startWorld, type World } from '../../support/world.js';
import { rows } from '../accounts/account-world.js';
import { storeBillingDetails } from '../billing/billing-details-in-world.js';
import { card } from '../billing/payments-in-world.js';
import { bigCustomer } from '../sending/bulk-steps.js';
import { addPack, buyPacks, creditsOf } from '../sms/credits-in-world.js';
import { putSettings } from '../sms/sms-in-world.js';
import { Campaigning, type NewReader } from './campaign-steps.js';

interface Estimate {
  recipients: number;
  excluded: { unsubscribed: number; suppressed: number; unconfirmed: number; duplicate: number };
  ratePerHour: number | null;
  quota: object | null;
  sms: {
    parts: number;
    credits: string;
    available: string;
    missing: string;
    refused: { code: string; recipients: number }[];
    isExact: boolean;
  } | null;
}

const TEXT = { channel: 'sms', from: null, smsFrom: 'ACME', subject: null, html: null, text: 'Sale until Sunday.' };

/** French mobile numbers, each his own. */
function phones(count: number, from = 0): NewReader[] {
  return Array.from({ length: count }, (_, n) => ({
    email: `phone${from + n}@readers.example`,
    phone: `+336123${String(40_000 + from + n)}`,
  }));
}

describe('SMS campaigns', () => {
  let world: World;
  let small: string;
  before(async () => {
    world = await startWorld({ API_RATE_LIMIT: '1000000' });
    small = await addPack(world, 'sms-ten', '10');
  });
  after(() => world.close());

  /** A customer with so many packs of ten credits. */
  const customer = async (packs: number): Promise<Campaigning> => {
    const mine = new Campaigning(world, await bigCustomer(world));
    const token = mine.customer.accessToken;
    await storeBillingDetails(world, mine.scope.accountId, {});
    await card(world, token);
    if (packs > 0) await buy(mine, packs);
    await putSettings(world, token, { allowedCountries: ['FR'] });
    return mine;
  };
  const buy = async (mine: Campaigning, quantity: number): Promise<void> => {
    const bought = await buyPacks(world, mine.customer.accessToken, { packId: small, quantity });
    assert.equal(bought.status, 201, bought.text);
  };
  const estimated = async (mine: Campaigning, id: string): Promise<Estimate> => {
    const answer = await mine.call<Estimate>('POST', `/v1/campaigns/${id}/estimate`, {});
    assert.equal(answer.status, 200, answer.text);
    return answer.body;
  };
  const texts = (mine: Campaigning, id: string) =>
    rows<{ number: string; n: number }>(
      world,
      'select number, count(*)::int as n from sms_messages where account_id = $1 and campaign_id = $2 group by 1 order by 1',
      [mine.scope.accountId, parseWireId('cmp', id)],
    );
  const available = async (mine: Campaigning): Promise<number> =>
    Number((await creditsOf(world, mine.customer.accessToken)).available);

  it('consent is by channel; what is estimated is what is sent and paid for', async () => {
    const mine = await customer(3);
    const list = await mine.list('Numbers', [
      ...phones(8),
      { email: 'nobody@readers.example' },
      { email: 'landline@readers.example', phone: '+33142685300' },
      { email: 'twin@readers.example', phone: phones(1)[0]!.phone! },
    ]);
    // One wants no more texts, one no more mail, one answered STOP before.
    await mine.query(
      `update contacts set sms_consent = case when email = 'phone0@readers.example' then 'none' when email = 'phone1@readers.example' then 'withdrawn' else sms_consent end,
              mail_consent = case when email = 'phone2@readers.example' then 'withdrawn' else mail_consent end where account_id = $1`,
      [mine.scope.accountId],
    );
    const stop = await mine.call('POST', '/v1/sms/stoplist', { number: phones(4)[3]!.phone });
    assert.ok(stop.status < 300, stop.text);
    const id = await mine.draft([list], TEXT);
    const before = await available(mine);
    const estimate = await estimated(mine, id);
    // 8 numbers, less one that withdrew and one that is stopped.
    assert.deepEqual([estimate.recipients, estimate.excluded.suppressed, estimate.quota], [6, 1, null]);
    assert.deepEqual(estimate.sms!.refused, [{ code: 'not_mobile', recipients: 1 }]);
    assert.deepEqual(
      [estimate.sms!.isExact, estimate.sms!.missing, Number(estimate.sms!.available)],
      [true, '0', before],
    );
    await mine.act(id, 'schedule');
    const done = await mine.until('it is done', id, ({ state }) => state === 'done');
    assert.deepEqual([done.progress['sent'], done.progress['suppressed'], done.progress['leftOut']], [6, 1, 1]);
    const sent = await texts(mine, id);
    assert.deepEqual(
      sent,
      [0, 2, 4, 5, 6, 7].map((n) => ({ number: phones(8)[n]!.phone, n: 1 })),
    );
    assert.equal((before - (await available(mine))).toFixed(3), Number(estimate.sms!.credits).toFixed(3));
  });

  it('too few credits: it pauses with what is missing, tells the owner, and goes on where it stopped', async () => {
    const mine = await customer(1);
    const id = await mine.draft([await mine.list('Many', phones(25, 100))], TEXT);
    const estimate = await estimated(mine, id);
    const missing = Number(estimate.sms!.credits) - 10;
    assert.ok(missing > 0, 'ten credits are too few');
    assert.equal(Number(estimate.sms!.missing), missing);
    await mine.act(id, 'schedule');
    const paused = await mine.until('it is paused', id, ({ state }) => state === 'paused');
    assert.equal(paused.paused!.code, 'insufficient_sms_credits');
    assert.deepEqual(paused.paused!.detail, { needed: estimate.sms!.credits, available: '10' });
    assert.deepEqual(
      [await texts(mine, id), await available(mine)],
      [[], 10],
      'a page is paid for whole or not at all',
    );
    await world.inbox.notification(mine.customer.email, 'campaign-paused');
    await buy(mine, 5);
    await mine.act(id, 'resume');
    const done = await mine.until('it is done', id, ({ state }) => state === 'done');
    assert.deepEqual([done.progress['recipients'], done.progress['sent']], [25, 25]);
    const sent = await texts(mine, id);
    assert.deepEqual([sent.length, Math.max(...sent.map(({ n }) => n))], [25, 1]);
  });

  it('a list takes no more in a month than its cap; the rest waits, and says for what', async () => {
    const mine = await customer(3);
    const capped = await mine.list('Capped', phones(6, 400));
    await putSettings(world, mine.customer.accessToken, {
      allowedCountries: ['FR'],
      listCaps: [{ listId: capped, monthlyCredits: '1.6' }],
    });
    const id = await mine.draft([capped], TEXT);
    await mine.act(id, 'schedule');
    await eventually('two texts have left', async () => (await texts(mine, id)).length === 2);
    const waiting = await mine.until('the rest waits', id, ({ because }) => because !== null);
    assert.equal(waiting.because!.code, 'quota');
    assert.equal((await texts(mine, id)).length, 2);
    const free = await mine.draft([await mine.list('Free', phones(3, 500))], TEXT);
    await mine.act(free, 'schedule');
    await mine.until('another list has no cap', free, ({ state }) => state === 'done');
    assert.equal((await texts(mine, free)).length, 3);
  });

  it('it says what it lacks, and what a text cannot have', async () => {
    const mine = await customer(0);
    const list = await mine.list('Few', phones(2, 200));
    const id = await mine.draft([list], { ...TEXT, smsFrom: null, text: 'Hello {{#if}}', html: '<p>x</p>' });
    assert.equal((await estimated(mine, id)).sms, null);
    const refused = await mine.call<{ errors: { field: string; code: string }[] }>(
      'POST',
      `/v1/campaigns/${id}/schedule`,
      {},
    );
    assert.deepEqual(refused.body.errors.map(({ field, code }) => `${field} ${code}`).sort(), [
      'html not_allowed',
      'smsFrom required',
    ]);
  });

  it('who answers STOP has withdrawn his consent to texts, who answers START has given it; mail is another matter', async () => {
    const mine = await customer(0);
    await mine.list('Answers', phones(1, 300));
    const phone = phones(1, 300)[0]!.phone!;
    const { accountId } = mine.scope;
    const stops = world.app.get(ChangeStopList, { strict: false });
    const unitOfWork = world.app.get(UnitOfWork);
    const inboundId = newId(world.now());
    await rows(
      world,
      `insert into sms_inbound (id, account_id, route_id, sender, recipient, text, received_at) values ($1, $2, $1, $3, '36111', 'STOP', now())`,
      [inboundId, accountId, phone],
    );
    const consent = () =>
      rows<{ sms: string; mail: string }>(
        world,
        'select sms_consent as sms, mail_consent as mail from contacts where account_id = $1 and phone = $2',
        [accountId, phone],
      );
    const becomes = (sms: string) =>
      eventually(`consent is ${sms}`, async () => (await consent())[0]!.sms === sms || null, 60_000);
    await unitOfWork.runAsWorker((tx) => stops.addIn(tx, accountScope(accountId), phone, inboundId));
    await becomes('withdrawn');
    await unitOfWork.runAsWorker((tx) => stops.removeIn(tx, accountScope(accountId), phone, inboundId));
    await becomes('granted');
    assert.equal((await consent())[0]!.mail, 'none');
    const said = await rows<{ state: string; source: string; channel: string }>(
      world,
      'select state, source, channel from contact_consents where account_id = $1 order by id',
      [accountId],
    );
    assert.deepEqual(said, [
      { state: 'withdrawn', source: 'sms_keyword', channel: 'sms' },
      { state: 'granted', source: 'sms_keyword', channel: 'sms' },
    ]);
  });

  it('who is erased is gone from texts and campaigns too, and the receipt says how much of him there was', async () => {
    const mine = await customer(1);
    const readers = phones(2, 400);
    const id = await mine.draft([await mine.list('Erased', readers)], TEXT);
    await mine.act(id, 'schedule');
    await mine.until('it is done', id, ({ state }) => state === 'done');
    await rows(
      world,
      `insert into sms_inbound (id, account_id, route_id, sender, recipient, text, received_at) values ($1, $2, $1, $3, '36111', 'Thank you', now())`,
      [newId(world.now()), mine.scope.accountId, readers[0]!.phone],
    );
    const erased = await mine.call<{ counts: Record<string, number> }>('POST', '/v1/contacts/erasures', {
      email: readers[0]!.email,
    });
    assert.equal(erased.status, 201, erased.text);
    const { texts: gone, textsInFlight, inboundTexts, campaignRecipients } = erased.body.counts;
    assert.deepEqual([gone! + textsInFlight!, inboundTexts, campaignRecipients], [1, 1, 1]);
    const left = await rows(
      world,
      `select 'recipient' as what from campaign_recipients where account_id = $1 and address = $2
       union all select 'text' from sms_messages m where account_id = $1 and number = $2 and not exists (select from sms_queue q where q.message_id = m.id)
       union all select 'inbound' from sms_inbound where account_id = $1 and sender = $2
       union all select 'contact' from contacts where account_id = $1 and phone = $2`,
      [mine.scope.accountId, readers[0]!.phone],
    );
    assert.deepEqual(left, []);
    const others = await texts(mine, id);
    assert.equal(others.filter(({ number }) => number === readers[1]!.phone).length, 1, 'others stay');
  });
});
