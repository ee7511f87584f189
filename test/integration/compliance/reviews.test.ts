import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { addMs, DAY_MS, toIso } from '../../../src/kernel/time/instant.js';
import { type Customer, signUpCustomer } from '../../support/customer.js';
import { startWorld, type World } from '../../support/world.js';
import { nextJanuary, WITHOUT_SCHEDULER } from '../billing/next-january.js';
import { authorizationOf, type ProblemBody, requestReview, type Review, REVIEWS } from './compliance-world.js';

describe('reviews by people', () => {
  let world: World;
  let Y: number;
  let operator: string;
  before(async () => {
    world = await startWorld(WITHOUT_SCHEDULER);
    Y = nextJanuary(world.now(), 15);
    await world.moveTo(`${Y}-01-15T09:00:00Z`);
    operator = await world.operator();
  });
  after(() => world.close());

  const decide = (id: string, body: object, headers: Record<string, string> = {}) =>
    world.http.post<Review & ProblemBody>(`/v1/admin/reviews/${id}/decide`, { token: operator, body, headers });
  const facts = (id: string, token = operator) => world.http.get<Review>(`/v1/admin/reviews/${id}`, { token });
  const own = async (customer: Customer, id: string) =>
    (await world.http.get<Review>(`${REVIEWS}/${id}`, { token: customer.accessToken })).body;
  const answer = (customer: Customer, id: string, text: string) =>
    world.http.post<Review & ProblemBody>(`${REVIEWS}/${id}/answers`, { token: customer.accessToken, body: { text } });

  it('staff ask, the customer answers, staff decide; both see where it stands, and the mails follow', async () => {
    const customer = await signUpCustomer(world);
    const asked = await requestReview(world, customer, {
      message: 'The season begins in May.',
      expectedVolume: 80_000,
    });
    assert.deepEqual([asked.status, asked.body.status], [201, 'pending'], asked.text);
    const { id } = asked.body;
    assert.ok(asked.body.dueAt! > toIso(addMs(world.now(), DAY_MS)), 'two business days');

    const question = await decide(id, { decision: 'ask', question: 'Where do the addresses come from?' });
    assert.deepEqual([question.status, question.body.status, question.body.dueAt], [200, 'question', null]);
    const mail = await world.inbox.notification(customer.email, 'review-question');
    assert.match(mail.raw, /Where do the addresses come from\?/);
    assert.equal((await authorizationOf(world, customer)).review?.question, 'Where do the addresses come from?');

    const back = await answer(customer, id, 'From the checkout of our shop.');
    assert.deepEqual([back.status, back.body.status], [201, 'pending'], back.text);
    assert.ok(back.body.dueAt !== null);
    const twice = await answer(customer, id, 'Again.');
    assert.deepEqual([twice.status, twice.body.code], [409, 'review_has_no_question']);

    const approved = await decide(id, { decision: 'approve', tier: 3, reason: 'A known shop.' });
    assert.deepEqual([approved.body.status, approved.body.tier], ['approved', 3]);
    assert.equal((await authorizationOf(world, customer)).tier, 3);
    const decided = await world.inbox.notification(customer.email, 'review-decided');
    assert.match(decided.raw, /A known shop\./);
    assert.deepEqual(
      (await own(customer, id)).steps.map(({ kind, by }) => `${by} ${kind}`),
      ['user requested', 'staff asked', 'user answered', 'staff approved'],
    );
    const log = await world.http.get<{ data: { action: string }[] }>('/v1/account/audit-log', {
      token: customer.accessToken,
    });
    const actions = log.body.data.map((entry) => entry.action);
    for (const action of [
      'review.requested',
      'review.asked',
      'review.answered',
      'review.approved',
      'account.tier_changed',
    ])
      assert.ok(actions.includes(action), action);
  });

  it('sixty-four decide at once: one holds, the others are told so', async () => {
    const customer = await signUpCustomer(world);
    const { id } = (await requestReview(world, customer)).body;
    const rulings = Array.from({ length: 64 }, (_, i) =>
      i % 2 === 0 ? { decision: 'approve', tier: 3 } : { decision: 'refuse', reason: 'No.' },
    );
    const answers = await Promise.all(rulings.map((body) => decide(id, body)));
    const statuses = answers.map(({ status, body }) => `${status} ${status === 200 ? '' : body.code}`.trim());
    assert.equal(statuses.filter((status) => status === '200').length, 1);
    assert.equal(statuses.filter((status) => status === '409 review_already_decided').length, 63);
    const won = answers.find(({ status }) => status === 200)!.body.status;
    const review = await own(customer, id);
    assert.deepEqual([review.status, review.steps.length], [won, 2]);
    assert.equal((await authorizationOf(world, customer)).tier, won === 'approved' ? 3 : 2);
  });

  it('a limit stands until staff say otherwise; the approval of a later request takes it away', async () => {
    const customer = await signUpCustomer(world);
    const first = (await requestReview(world, customer)).body;
    const limited = await decide(first.id, { decision: 'limit', tier: 1, ratePerHour: 5, reason: 'In steps.' });
    assert.deepEqual([limited.status, limited.body.status], [200, 'limited'], limited.text);
    const authorization = await authorizationOf(world, customer);
    assert.deepEqual(
      [authorization.tier, authorization.missing.map(({ field }) => field), authorization.review?.reason],
      [1, ['review'], 'In steps.'],
    );
    const second = (await requestReview(world, customer, { message: 'Two clean weeks.', wantedTier: 2 })).body;
    await decide(second.id, { decision: 'approve' });
    assert.equal((await authorizationOf(world, customer)).tier, 2);
  });

  it('one review at a time, also when eight are asked for at once', async () => {
    const customer = await signUpCustomer(world);
    const all = await Promise.all(Array.from({ length: 8 }, () => requestReview(world, customer)));
    const made = all.filter(({ status }) => status === 201);
    assert.equal(made.length, 1);
    for (const refused of all.filter(({ status }) => status !== 201)) {
      assert.deepEqual(
        [refused.status, refused.body.code, refused.body.reviewId],
        [409, 'review_already_open', made[0]!.body.id],
      );
    }
  });

  it('says at once all that a decision needs, and refuses one made on an old page', async () => {
    const customer = await signUpCustomer(world);
    const { id } = (await requestReview(world, customer)).body;
    const seen = (await facts(id)).headers.get('etag')!;
    const faultsOf = async (body: object) => {
      const refused = await decide(id, body);
      return [refused.status, refused.body.errors?.map(({ field, code }) => `${field} ${code}`)];
    };
    assert.deepEqual(await faultsOf({ decision: 'limit' }), [422, ['reason required', 'tier required']]);
    assert.deepEqual(await faultsOf({ decision: 'ask' }), [422, ['question required']]);
    assert.deepEqual(await faultsOf({ decision: 'refuse' }), [422, ['reason required']]);
    assert.equal((await faultsOf({ decision: 'maybe' }))[0], 422);
    await decide(id, { decision: 'ask', question: 'Which list?' });
    const late = await decide(id, { decision: 'approve' }, { 'if-match': seen });
    assert.deepEqual([late.status, late.body.code], [412, 'version_conflict']);
    const fresh = (await facts(id)).headers.get('etag')!;
    assert.equal((await decide(id, { decision: 'refuse', reason: 'No.' }, { 'if-match': fresh })).status, 200);
    assert.equal((await authorizationOf(world, customer)).tier, 2, 'what it had stays');
  });

  it('shows staff what speaks for and against, late ones as late, and filters the queue', async () => {
    const customer = await signUpCustomer(world);
    const { id } = (await requestReview(world, customer)).body;
    const { body } = await world.http.get<{
      score: number;
      account: { email: string; profile: object; tier: number };
      sendingRecord: { life: { delivered: number } };
      earlier: unknown[];
      overdue: boolean;
    }>(`/v1/admin/reviews/${id}`, { token: operator });
    assert.deepEqual(
      [
        body.score,
        body.account.email,
        body.account.tier,
        body.sendingRecord.life.delivered,
        body.earlier,
        body.overdue,
      ],
      [90, customer.email, 2, 0, [], false],
    );
    await world.advance('P5D');
    assert.equal(
      (await world.http.get<{ overdue: boolean }>(`/v1/admin/reviews/${id}`, { token: operator })).body.overdue,
      true,
    );
    const queue = async (query: string) =>
      (await world.http.get<{ data: Review[] }>(`/v1/admin/reviews?${query}`, { token: operator })).body.data;
    assert.ok((await queue('status=pending&kind=authorization&limit=500')).some((review) => review.id === id));
    assert.ok((await queue('status=approved&limit=500')).every((review) => review.status === 'approved'));
    assert.equal((await world.http.get('/v1/admin/reviews?status=maybe', { token: operator })).status, 422);
  });

  it('is for owners and admins, of this account, and on staff’s side for compliance', async () => {
    const [customer, other] = [await signUpCustomer(world), await signUpCustomer(world)];
    const { id } = (await requestReview(world, customer)).body;
    assert.equal((await world.http.get(`${REVIEWS}/${id}`, { token: other.accessToken })).status, 404);
    assert.equal((await answer(other, id, 'x')).status, 404);
    const byKey = await world.http.post(REVIEWS, { token: customer.secret, body: { message: 'x' } });
    assert.equal(byKey.status, 403);
    assert.equal((await world.http.get('/v1/admin/reviews', { token: customer.accessToken })).status, 403);
    await world.http.post('/v1/admin/staff', {
      token: operator,
      body: { email: 'agent@posthorn.test', password: 'an agent by the river 5', roles: ['support_agent'] },
    });
    const { accessToken } = (
      await world.http.post<{ accessToken: string }>('/v1/auth/login', {
        body: { email: 'agent@posthorn.test', password: 'an agent by the river 5' },
      })
    ).body;
    assert.equal((await facts(id, accessToken)).status, 403);
    const foreign = await decide('rev_00000000-0000-7000-8000-000000000001', { decision: 'approve' });
    assert.deepEqual([foreign.status, foreign.body.code], [404, 'not_found']);
  });
});
