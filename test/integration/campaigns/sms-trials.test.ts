import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import { parseWireId } from '../../../src/kernel/ids.js';
import { SmsOutcomes } from '../../../src/modules/sms/index.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import type { Answer } from '../../support/http-caller.js';
import { eventually } from '../../support/eventually.js';
import { startWorld, type World } from '../../support/world.js';
import { storeBillingDetails } from '../billing/billing-details-in-world.js';
import { card } from '../billing/payments-in-world.js';
import { bigCustomer } from '../sending/bulk-steps.js';
import { addPack, buyPacks, creditsOf } from '../sms/credits-in-world.js';
import { putSettings, type SendBody } from '../sms/sms-in-world.js';
import { Campaigning, type NewReader } from './campaign-steps.js';

type TrialBody = Omit<SendBody, 'errors'> & { errors?: { field: string; code: string }[] };
interface Recipient {
  address: string;
  state: string;
  messageId: string | null;
  status: string | null;
}
interface Report {
  accepted: number;
  delivered: number;
  bounced: number;
  expired: number;
  timeline: { data: { accepted: number; delivered: number }[] };
}

const TEXT = { channel: 'sms', from: null, smsFrom: 'ACME', subject: null, html: null };
const SAME = { ...TEXT, text: 'Sale until Sunday.' };
const PERSONAL = { ...TEXT, text: 'Dear {{default firstName "friend"}}, sale until {{until}}.' };

/** What becomes of them is in their last four digits. */
const numbered = (endings: readonly string[], group: string): NewReader[] =>
  endings.map((ending) => ({ email: `n${group}${ending}@numbers.example`, phone: `+33612${group}${ending}` }));

describe('campaigns of texts: tried out, told apart, counted', () => {
  let world: World;
  let pack: string;
  let mine: Campaigning;
  before(async () => {
    world = await startWorld({ API_RATE_LIMIT: '1000000' });
    pack = await addPack(world, 'sms-ten', '10');
    mine = await customer(3);
    for (const key of ['firstName', 'until'])
      assert.equal((await mine.call('POST', '/v1/contact-fields', { key, type: 'text' })).status, 201);
  });
  after(() => world.close());

  const customer = async (packs: number): Promise<Campaigning> => {
    const one = new Campaigning(world, await bigCustomer(world));
    const token = one.customer.accessToken;
    await storeBillingDetails(world, one.scope.accountId, {});
    await card(world, token);
    if (packs > 0) assert.equal((await buyPacks(world, token, { packId: pack, quantity: packs })).status, 201);
    await putSettings(world, token, { allowedCountries: ['FR'] });
    return one;
  };
  const tried = (of: Campaigning, id: string, body: object, key?: string): Promise<Answer<TrialBody>> =>
    of.call('POST', `/v1/campaigns/${id}/test`, body, key === undefined ? {} : { headers: { 'idempotency-key': key } });
  const available = async (of: Campaigning): Promise<number> =>
    Number((await creditsOf(world, of.customer.accessToken)).available);
  const sentTo = (number: string) =>
    mine.query<{ text: string; campaign: string | null; testOf: string | null }>(
      `select t.text, m.campaign_id as campaign, m.test_of as "testOf" from sms_messages m join sms_texts t on t.id = m.text_id
        where m.number = $1 order by m.id`,
      [number],
    );
  const list = async (id: string, query = ''): Promise<{ data: Recipient[]; nextCursor: string | null }> => {
    const answer = await mine.call<{ data: Recipient[]; nextCursor: string | null }>(
      'GET',
      `/v1/campaigns/${id}/recipients${query}`,
    );
    assert.equal(answer.status, 200, answer.text);
    return answer.body;
  };

  it('a trial says word for word what a reader with these fields gets, costs what he costs, and counts for no report', async () => {
    const reader = {
      email: 'ada@numbers.example',
      phone: '+33612100001',
      fields: { firstName: 'Ada', until: 'Monday' },
    };
    const id = await mine.draft([await mine.list('Tried', [reader])], PERSONAL);
    const before = await available(mine);
    const trial = await tried(mine, id, { to: ['06 1', '+33 6 12 10 00 02'], variables: reader.fields });
    assert.equal(trial.status, 202, trial.text);
    assert.deepEqual(
      [trial.body.messages.map(({ to }) => to), trial.body.refused.map(({ to, code }) => `${to} ${code}`)],
      [['+33612100002'], ['06 1 invalid_number']],
    );
    const cost = before - (await available(mine));
    assert.ok(cost > 0 && Math.abs(cost - Number(trial.body.credits)) < 0.001, `${cost}`);
    const whole = await mine.call<{ text: string; testOf: string; campaignId: null; kind: string }>(
      'GET',
      `/v1/sms/messages/${trial.body.messages[0]!.id}`,
    );
    assert.deepEqual([whole.body.testOf, whole.body.campaignId, whole.body.kind], [id, null, 'marketing']);
    await mine.act(id, 'schedule');
    await mine.until('it is done', id, ({ state }) => state === 'done');
    const [real] = await sentTo(reader.phone);
    assert.match(real!.text, /^Dear Ada, sale until Monday\.\n/, 'with the country’s words on how to stop it');
    assert.equal((await sentTo('+33612100002'))[0]!.text, real!.text);
    assert.equal(whole.body.text, real!.text);
    const told = await mine.call<{ data: { messageId: string; campaignId: string | null; testOf: string | null }[] }>(
      'GET',
      '/v1/sms/events?limit=500',
    );
    const named = (field: 'campaignId' | 'testOf'): Set<string> =>
      new Set(told.body.data.filter((event) => event[field] === id).map(({ messageId }) => messageId));
    assert.deepEqual([...named('testOf')], [trial.body.messages[0]!.id]);
    assert.equal(named('campaignId').size, 1, 'events say whose they are');
    const report = await eventually('it is counted', async () => {
      await world.advance('PT6S');
      const { body } = await mine.call<Report>('GET', `/v1/campaigns/${id}/report`);
      return body.accepted > 0 ? body : null;
    });
    assert.equal(report.accepted, 1, 'the trial is none of its readers');
    assert.deepEqual(
      (await list(id)).data.map(({ address }) => address),
      [reader.phone],
    );
  });

  it('64 at once with one key send one trial, and are all told the same', async () => {
    const id = await mine.draft([], SAME);
    const body = { to: ['+33612200001'] };
    const answers = await Promise.all(Array.from({ length: 64 }, () => tried(mine, id, body, 'one-trial')));
    for (const { status, body: problem } of answers)
      assert.ok(status === 202 || (status === 409 && problem.code === 'idempotency_key_in_use'), `${status}`);
    const again = await tried(mine, id, body, 'one-trial');
    const first = answers.find(({ status }) => status === 202)!;
    assert.deepEqual([again.status, again.body], [202, first.body]);
    assert.equal(again.headers.get('idempotent-replayed'), 'true');
    assert.equal((await sentTo('+33612200001')).length, 1);
    const other = await tried(mine, id, { to: ['+33612200002'] }, 'one-trial');
    assert.deepEqual([other.status, other.body.code], [422, 'idempotency_key_reused']);
  });

  it('who has no credits, no sender, no text or too many numbers is told so, and a refusal is kept for its key', async () => {
    const poor = await customer(0);
    const draft = (more: object) => poor.draft([], { ...SAME, ...more });
    const id = await draft({});
    const short = await tried(poor, id, { to: ['+33612300001'] }, 'poor');
    assert.deepEqual([short.status, short.body.code, short.body.available], [402, 'insufficient_sms_credits', '0']);
    assert.equal((await tried(poor, id, { to: ['+33612300001'] }, 'poor')).status, 402);
    const odd = await tried(poor, await draft({ smsFrom: '+33612345678' }), { to: ['+33612300001', '+33142685300'] });
    assert.deepEqual(
      [odd.status, odd.body.code, odd.body.refused.map(({ code }) => code).sort()],
      [422, 'no_recipient_accepted', ['not_mobile', 'sender_not_registered']],
    );
    const faults = async (campaign: string, body: object): Promise<string> => {
      const answer = await tried(poor, campaign, body);
      return `${answer.status} ${answer.body.errors?.map(({ field, code }) => `${field} ${code}`).join(', ')}`;
    };
    const to = ['+33612300001'];
    assert.equal(
      await faults(await draft({ smsFrom: null, text: null }), { to }),
      '422 smsFrom required, text required',
    );
    assert.equal(await faults(id, { to, variant: 'B' }), '422 variant not_allowed');
    assert.match(await faults(id, { to: Array.from({ length: 11 }, (_, n) => `+3361230${n + 1000}`) }), /^422 to /);
    assert.match(await faults(await draft({ text: 'Hello {{#if name}}' }), { to }), /^422 text/);
    assert.deepEqual(await poor.query('select from sms_messages where account_id = $1', [poor.scope.accountId]), []);
  });

  it('each reads his own text and pays for his own parts; the estimate is what is paid; who is left nothing to read gets nothing', async () => {
    const long = 'x'.repeat(200);
    const named = (n: number, fields: object): NewReader => {
      return { email: `own${n}@numbers.example`, phone: `+3361240000${n}`, fields: fields as Record<string, unknown> };
    };
    const readers = [named(1, { firstName: 'Ada' }), named(2, { firstName: long }), named(3, {})];
    const id = await mine.draft([await mine.list('Own', readers)], { ...TEXT, text: '{{firstName}}' });
    const before = await available(mine);
    const estimate = await mine.call<{
      recipients: number;
      sms: { parts: number; credits: string; refused: object[] };
    }>('POST', `/v1/campaigns/${id}/estimate`, {});
    assert.deepEqual(
      [estimate.body.recipients, estimate.body.sms.parts, estimate.body.sms.refused],
      [2, 3, [{ code: 'text_empty', recipients: 1 }]],
      'one part and two parts',
    );
    await mine.act(id, 'schedule');
    const done = await mine.until('it is done', id, ({ state }) => state === 'done');
    assert.deepEqual([done.progress['sent'], done.progress['leftOut']], [2, 1]);
    assert.equal((before - (await available(mine))).toFixed(3), Number(estimate.body.sms.credits).toFixed(3));
    assert.match((await sentTo('+33612400001'))[0]!.text, /^Ada\n/);
    assert.ok((await sentTo('+33612400002'))[0]!.text.startsWith(long));
    assert.deepEqual(await sentTo('+33612400003'), []);
    const broken = await mine.draft([await mine.list('Broken', readers)], { ...TEXT, text: 'Hi {{#each}}' });
    const refused = await mine.call<TrialBody>('POST', `/v1/campaigns/${broken}/schedule`, {});
    assert.deepEqual([refused.status, refused.body.errors?.[0]?.field], [422, 'text']);
  });

  it('readers are listed with what became of their texts, filtered by it, and the report and its chart say the same', async () => {
    const readers = numbered(['0001', '9001', '0002', '9002', '9006', '0003'], '55');
    const id = await mine.draft([await mine.list('Told', readers)], SAME);
    await mine.act(id, 'schedule');
    const ends = ['delivered', 'failed', 'delivered', 'expired', 'submitted', 'delivered'];
    const wanted = readers.map(({ phone }, n) => `${phone} ${ends[n]}`).sort();
    const rows = await eventually(
      'every text has come where it goes',
      async () => {
        await world.advance('PT1H');
        const { data } = await list(id);
        const said = data.map(({ address, status }) => `${address} ${status}`);
        return said.join() === wanted.join() ? data : null;
      },
      60_000,
    );
    for (const { messageId, address } of rows) {
      const text = await mine.call<{ to: string; campaignId: string }>('GET', `/v1/sms/messages/${messageId}`);
      assert.deepEqual([text.body.to, text.body.campaignId], [address, id]);
    }
    const of = (status: string) => rows.filter((row) => row.status === status);
    assert.deepEqual((await list(id, '?status=failed')).data, of('failed'));
    assert.deepEqual((await list(id, '?status=bounced')).data, [], 'a word of mail');
    assert.deepEqual((await list(id, '?status=delivered&state=suppressed')).data, []);
    assert.equal((await mine.call('GET', `/v1/campaigns/${id}/recipients?status=gone`)).status, 422);
    const paged: Recipient[] = [];
    for (let cursor = ''; ;) {
      const { data, nextCursor } = await list(id, `?status=delivered&limit=1${cursor}`);
      paged.push(...data);
      if (nextCursor === null) break;
      cursor = `&cursor=${encodeURIComponent(nextCursor)}`;
    }
    assert.deepEqual(paged, of('delivered'));
    const report = await eventually('it is counted', async () => {
      await world.advance('PT6S');
      const { body } = await mine.call<Report>('GET', `/v1/campaigns/${id}/report`);
      return body.delivered + body.bounced + body.expired === 5 ? body : null;
    });
    const { accepted, delivered, bounced, expired } = report;
    assert.deepEqual({ accepted, delivered, bounced, expired }, { accepted: 6, delivered: 3, bounced: 1, expired: 1 });
    const summed = (name: 'accepted' | 'delivered'): number =>
      report.timeline.data.reduce((sum, point) => sum + point[name], 0);
    assert.deepEqual([summed('accepted'), summed('delivered')], [6, 3]);
    const { progress } = await mine.show(id);
    assert.deepEqual([progress['delivered'], progress['bounced'], progress['expired']], [3, 1, 1]);
    const chart = await mine.call('GET', `/v1/campaigns/${id}/chart.svg`);
    assert.match(chart.text, /<svg[\s\S]*<\/svg>/);
  });

  it('a page of readers costs a look into one index for each, however many texts there are', async () => {
    const { accountId } = mine.scope;
    const campaign = parseWireId('cmp', await mine.draft([], SAME))!;
    await mine.query(
      `insert into sms_messages (id, account_id, send_id, campaign_id, number, country, sender, kind, text_id, encoding, parts, credits_milli,
         reference, status, charge, created_at)
       select gen_random_uuid(), $1, $2, case when n % 10 = 0 then $2 else gen_random_uuid() end, '+336' || (10000000 + n), 'FR', 'ACME',
         'marketing', $2, 'gsm7', 1, 0, 0, 'delivered', 'settled', now() from generate_series(1, 20000) n`,
      [accountId, campaign],
    );
    const owner = new pg.Client({ connectionString: world.database.databaseUrl });
    await owner.connect();
    await owner.query('analyze sms_messages').finally(() => owner.end());
    const plan: string[] = [];
    const numbers = Array.from({ length: 50 }, (_, n) => `+336${10_000_010 + n * 10}`);
    const wanted = { campaignId: campaign, numbers };
    // The statement itself, as the account's own role asks it.
    await world.app.get(UnitOfWork).run(mine.scope, (tx) => {
      const explained = async (sql: string, params: unknown[]): Promise<[]> => {
        const lines = await tx.query<{ 'QUERY PLAN': string }>(`explain ${sql}`, params);
        plan.push(...lines.map((line) => line['QUERY PLAN']));
        return [];
      };
      const asked = Object.create(tx, { query: { value: explained } }) as typeof tx;
      return world.app.get(SmsOutcomes, { strict: false }).of(asked, mine.scope, wanted);
    });
    const said = plan.join('\n');
    assert.match(said, /Index Scan using sms_messages_reader_idx[\s\S]*number = ANY/, said);
    assert.doesNotMatch(said, /Seq Scan on sms_messages/, said);
  });
});
