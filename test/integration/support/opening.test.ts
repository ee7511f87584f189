import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Answer } from '../../support/http-caller.js';
import { startWorld, type World } from '../../support/world.js';
import { rows } from '../accounts/account-world.js';
import type { SignedIn } from '../billing/account-in-world.js';
import { channel, MONDAY, nextWeekday, peopleOf, type Subscribed, SUNDAY, wayToSupport } from './opening-world.js';
import type { Colleague } from './support-world.js';

describe('writing to support', () => {
  let world: World;
  let free: SignedIn;
  let essential: Subscribed;
  let premium: Subscribed;
  let suite: Subscribed;
  let agent: Colleague;
  before(async () => {
    world = await startWorld();
    ({ free, essential, premium, suite, agent } = await peopleOf(world));
  });
  after(() => world.close());

  const { open, center } = wayToSupport(() => world);

  describe('opening a ticket', () => {
    it('R-120: every paying customer may; a free account is told to pay, with ways to help itself', async () => {
      assert.equal((await open(essential)).status, 201);
      const refused = await open(free);
      assert.equal(refused.status, 403);
      assert.equal(refused.body.code, 'ticket_requires_paid_plan');
      assert.match(refused.body.helpCentre ?? '', /\/help$/);
      assert.ok(Array.isArray(refused.body.suggestions));
    });

    it('R-121: articles first; with the acknowledgement the ticket', async () => {
      const draft = {
        subject: 'DKIM einrichten',
        description: 'Wie richte ich DKIM für meine Domain ein?',
        language: 'de',
      };
      const headers = { 'idempotency-key': 'dkim' };
      const suggested = await open(essential, { ...draft, articlesConsulted: undefined }, headers);
      assert.deepEqual([suggested.status, suggested.body.code], [409, 'suggestions'], suggested.text);
      const found = suggested.body.suggestions!;
      assert.ok(found.length >= 1 && found.length <= 5);
      assert.ok(
        found.some(({ slug, lang }) => slug.includes('dkim') && lang === 'de'),
        JSON.stringify(found),
      );
      assert.equal((await open(essential, { ...draft, articlesConsulted: true })).status, 201);
      // Nothing fits: nobody is asked to read.
      assert.equal((await open(essential, { articlesConsulted: undefined })).status, 201);
    });

    it('R-152: consulting on every contract, to the queue success', async () => {
      for (const account of [free, essential, suite]) {
        const opened = await open(account, { topic: 'consulting' });
        assert.equal(opened.status, 201, opened.text);
        const staff = await world.http.get<{ queue: string }>(`/v1/admin/tickets/${opened.body.id}`, {
          token: agent.token,
        });
        assert.equal(staff.body.queue, 'success');
      }
    });

    it('R-123: subject and description are needed; a short one gets a hint and the questions of its topic', async () => {
      const empty = await open(essential, { subject: undefined, description: undefined });
      assert.equal(empty.status, 422);
      assert.deepEqual(empty.body.errors?.map(({ field, code }) => `${field} ${code}`).sort(), [
        'description required',
        'subject required',
      ]);
      const short = await open(essential, { description: 'It does not work.', language: 'fr' });
      assert.equal(short.status, 201);
      assert.deepEqual(short.body.hints, ['add_details']);
      assert.deepEqual(
        short.body.questions.map(({ key }) => key),
        ['operation', 'since_when'],
      );
      assert.match(short.body.questions[1]!.text, /Depuis quand/);
      assert.deepEqual((await open(essential)).body.hints, []);
    });

    it('R-131: four languages on freemium; D-22: Italian too on the suite', async () => {
      assert.equal((await open(essential, { language: 'es' })).status, 201);
      const italian = await open(essential, { language: 'it' });
      assert.deepEqual(
        [italian.status, italian.body.code, italian.body.languages],
        [422, 'language_not_supported', ['en', 'fr', 'de', 'es']],
      );
      assert.equal((await open(suite, { language: 'it' })).status, 201);
    });

    it('R-128: on Sunday at three in the morning too', async () => {
      await world.moveTo(nextWeekday(world, SUNDAY, '01:00:00Z'));
      const opened = await open(essential);
      assert.equal(opened.status, 201);
      assert.equal(channel(await center(premium), 'chat').openNow, false);
      await world.moveTo(nextWeekday(world, MONDAY, '10:00:00Z'));
    });

    it('R-139: a deliverability investigation goes to its own queue; R-141: a refund to billing', async () => {
      for (const [topic, queue] of [
        ['deliverability_investigation', 'deliverability'],
        ['refund', 'billing'],
        ['contact_delete_unblock', 'deliverability'],
      ] as const) {
        const opened = await open(essential, { topic });
        const staff = await world.http.get<{ queue: string }>(`/v1/admin/tickets/${opened.body.id}`, {
          token: agent.token,
        });
        assert.equal(staff.body.queue, queue, topic);
      }
    });

    it('the same key opens one ticket, and asking again after suggestions is no repetition', async () => {
      const headers = { 'idempotency-key': 'one-ticket' };
      const [first, second] = [await open(essential, {}, headers), await open(essential, {}, headers)];
      assert.equal(first.body.id, second.body.id);
      assert.equal(second.headers.get('idempotent-replayed'), 'true');
    });
  });

  describe('the contact form', () => {
    const contact = (body: object) =>
      world.http.post<{ reference: string; code?: string }>('/v1/contact', {
        body: {
          topic: 'sales',
          email: 'visitor@elsewhere.example',
          name: 'Vera Visitor',
          message: 'Which plan fits?',
          ...body,
        },
      });

    it('R-144: reaches the queue of its topic; an unknown topic is refused', async () => {
      const sent = await contact({});
      assert.equal(sent.status, 201, sent.text);
      const list = await world.http.get<{
        data: { number: number; channel: string; queue: string; verified: boolean }[];
      }>('/v1/admin/tickets?queue=sales', { token: agent.token });
      const ticket = list.body.data.find(({ number }) => String(number) === sent.body.reference)!;
      assert.deepEqual([ticket.channel, ticket.queue, ticket.verified], ['contact', 'sales', false]);
      assert.equal((await contact({ topic: 'gossip' })).status, 422);
    });

    it('answers the same for a customer’s address, and writes into nobody’s account', async () => {
      const [owner] = await rows<{ email: string }>(world, 'select email from users where account_id = $1', [
        essential.id,
      ]);
      const before = await center(essential);
      const known = await contact({ email: owner!.email });
      const unknown = await contact({ email: 'nobody@elsewhere.example' });
      assert.deepEqual([known.status, Object.keys(known.body)], [unknown.status, Object.keys(unknown.body)]);
      assert.deepEqual((await center(essential)).openTickets.length, before.openTickets.length);
    });

    it('refuses what is no address', async () => {
      assert.equal((await contact({ email: 'no address' })).status, 422);
    });

    it('is limited per network', async () => {
      const answers: Answer<{ code?: string }>[] = [];
      for (let n = 0; n < 31; n += 1) answers.push(await contact({}));
      const limited = answers.find(({ status }) => status === 429);
      assert.equal(limited?.body.code, 'rate_limited');
      assert.ok(Number(limited?.headers.get('retry-after')) > 0);
    });
  });
});
