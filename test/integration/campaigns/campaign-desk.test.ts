import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { eventually } from '../../support/eventually.js';
import { startWorld, type World } from '../../support/world.js';
import { BROWSER, readArrived } from '../../scenarios/tracking-steps.js';
import { bigCustomer } from '../sending/bulk-steps.js';
import { type CampaignBody, Campaigning, people, type ProblemBody } from './campaign-steps.js';

interface Recipient {
  address: string;
  contactId: string;
  variant: string | null;
  state: string;
  messageId: string | null;
  status: string | null;
  opened: boolean;
  clicked: boolean;
}

/** What people who make campaigns do all day. */
describe('at the desk of a marketer', () => {
  let world: World;
  let mine: Campaigning;
  before(async () => {
    world = await startWorld();
    mine = new Campaigning(world, await bigCustomer(world));
  });
  after(() => world.close());

  it('last year’s campaign is copied, also when it is over: a draft that says the same to the same people', async () => {
    const list = await mine.list('Again', people(3));
    const more = { replyTo: { email: mine.customer.email, name: 'Desk' }, track: { opens: true, clicks: false } };
    const id = await mine.draft([list], { ...more, variants: [{ subject: 'A' }, { html: '<p>B</p>' }] });
    await mine.act(id, 'schedule');
    await mine.until('it is done', id, ({ state }) => state === 'done');
    const was = (await mine.call<Record<string, unknown>>('GET', `/v1/campaigns/${id}`)).body;
    const copied = await mine.call<Record<string, unknown> & CampaignBody>('POST', `/v1/campaigns/${id}/copy`, {});
    assert.equal(copied.status, 201, copied.text);
    for (const said of ['name', 'from', 'replyTo', 'subject', 'html', 'audience', 'track', 'variants', 'abTest'])
      assert.deepEqual(copied.body[said], was[said], said);
    const { state, schedule, progress, winner } = copied.body;
    assert.deepEqual([state, schedule, winner, progress['recipients'], progress['sent']], ['draft', null, null, 0, 0]);
    const named = await mine.call<{ name: string }>('POST', `/v1/campaigns/${id}/copy`, { name: ' Spring 2031 ' });
    assert.equal(named.body.name, 'Spring 2031');
    await mine.act(copied.body.id, 'schedule');
    const again = await mine.until('it is done', copied.body.id, (one) => one.state === 'done');
    assert.equal(again.progress['sent'], 3);
    assert.equal((await mine.show(id)).progress['sent'], 3, 'what was sent before stays as it is');
    const other = new Campaigning(world, await bigCustomer(world));
    assert.equal((await other.call('POST', `/v1/campaigns/${id}/copy`, {})).status, 404);
  });

  it('of 64 who change the draft they all saw one wins; the others are told that it changed', async () => {
    const id = await mine.draft([]);
    const seen = await mine.call('GET', `/v1/campaigns/${id}`);
    const headers = { 'if-match': seen.headers.get('etag')! };
    const answers = await Promise.all(
      Array.from({ length: 64 }, (_, n) =>
        mine.call<ProblemBody>('PATCH', `/v1/campaigns/${id}`, { subject: `By ${n}` }, { headers }),
      ),
    );
    const winners = answers.filter(({ status }) => status === 200);
    assert.equal(winners.length, 1);
    assert.ok(
      answers.every(({ status, body }) => status === 200 || (status === 412 && body.code === 'version_conflict')),
    );
    const late = await mine.call<ProblemBody>('DELETE', `/v1/campaigns/${id}`, undefined, { headers });
    assert.deepEqual([late.status, late.body.code], [412, 'version_conflict']);
  });

  it('everybody it was for is listed, with what became of him and what he did; who was erased is nobody', async () => {
    const readers = people(5, undefined, 'listed.example');
    const id = await mine.draft([await mine.list('Listed', readers)], { track: { opens: true, clicks: true } });
    const suppressed = await mine.call('POST', '/v1/suppressions', {
      email: 'reader4@listed.example',
      scope: 'marketing',
    });
    assert.equal(suppressed.status, 201);
    await mine.act(id, 'schedule');
    await mine.until('it is done', id, ({ state }) => state === 'done');
    const mail = async (email: string) => readArrived((await world.inbox.to(email))[0]!.raw);
    await world.advance('PT1H');
    const headers = { 'user-agent': BROWSER };
    await world.http.get((await mail('reader0@listed.example')).pixel!, { headers });
    await world.http.get((await mail('reader1@listed.example')).links[0]!, { headers });
    const list = async (query = ''): Promise<{ data: Recipient[]; nextCursor: string | null }> => {
      const answer = await mine.call<{ data: Recipient[]; nextCursor: string | null }>(
        'GET',
        `/v1/campaigns/${id}/recipients${query}`,
      );
      assert.equal(answer.status, 200, answer.text);
      return answer.body;
    };
    const rows = await eventually('what they did is known', async () => {
      await world.advance('PT6S');
      const { data } = await list();
      return data.filter(({ opened }) => opened).length === 2 && data;
    });
    assert.deepEqual(
      rows.map(({ address, variant, state, status, opened, clicked }) => [
        address,
        variant,
        state,
        status,
        opened,
        clicked,
      ]),
      [
        ['reader0@listed.example', 'A', 'sent', 'delivered', true, false],
        ['reader1@listed.example', 'A', 'sent', 'delivered', true, true],
        ['reader2@listed.example', 'A', 'sent', 'delivered', false, false],
        ['reader3@listed.example', 'A', 'sent', 'delivered', false, false],
        ['reader4@listed.example', 'A', 'suppressed', null, false, false],
      ],
    );
    const message = await mine.call('GET', `/v1/messages/${rows[0]!.messageId}`);
    assert.equal(message.status, 200);
    const paged: Recipient[] = [];
    for (let cursor = ''; ;) {
      const { data, nextCursor } = await list(`?limit=2${cursor}`);
      paged.push(...data);
      if (nextCursor === null) break;
      cursor = `&cursor=${encodeURIComponent(nextCursor)}`;
    }
    assert.deepEqual(paged, rows);
    assert.deepEqual((await list('?state=suppressed')).data, [rows[4]]);
    assert.equal((await mine.call('GET', `/v1/campaigns/${id}/recipients?state=gone`)).status, 422);
    await mine.call('POST', '/v1/contacts/erasures', { email: 'reader0@listed.example' });
    const after = (await list()).data;
    assert.deepEqual([after.length, after.some(({ address }) => address.includes('reader0'))], [5, false]);
    const other = new Campaigning(world, await bigCustomer(world));
    assert.equal((await other.call('GET', `/v1/campaigns/${id}/recipients`)).status, 404);
  });
});
