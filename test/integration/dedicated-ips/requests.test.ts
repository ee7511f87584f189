import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Answer } from '../../support/http-caller.js';
import { startWorld, type World } from '../../support/world.js';
import type { SignedIn } from '../billing/account-in-world.js';
import {
  accountWith,
  ask,
  grant,
  type IpRequest,
  type ProblemBody,
  rowsOf,
  staffWith,
  stock,
  type StockIp,
  WAIVED,
} from './ips-in-world.js';

describe('addresses of one’s own: asked for, and decided by people', () => {
  let world: World;
  let operator: string;
  let compliance: string;
  let support: string;
  before(async () => {
    world = await startWorld();
    operator = await world.operator();
    compliance = await staffWith(world, ['compliance'], 'compliance@posthorn.test');
    support = await staffWith(world, ['support_agent'], 'support@posthorn.test');
  });
  after(() => world.close());

  const rule = (id: string, how: 'approve' | 'refuse' | 'ask', body: object, token = compliance) =>
    world.http.post<IpRequest>(`/v1/admin/ip-requests/${id}/${how}`, { token, body });
  const seen = async (account: SignedIn, id: string): Promise<IpRequest> =>
    (await world.http.get<IpRequest>(`/v1/dedicated-ips/requests/${id}`, { token: account.token })).body;
  const importing = (addresses: string[], more: object = WAIVED) =>
    world.http.post<ProblemBody & { known: string[] }>('/v1/admin/ips', {
      token: operator,
      body: { addresses, ...more },
    });
  const faults = ({ status, body }: Answer<ProblemBody>) =>
    `${status} ${body.code} ${(body.errors ?? []).map(({ field, code }) => `${field}:${code}`).join(' ')}`.trim();
  const assignedTo = async ({ accountId }: SignedIn): Promise<StockIp[]> =>
    (await world.http.get<{ data: StockIp[] }>('/v1/admin/ips?limit=500', { token: operator })).body.data.filter(
      (ip) => ip.accountId === accountId,
    );

  it('malformed, private, overlapping entries are refused by place, also of IPv6, and nothing is added', async () => {
    const answer = await importing(['203.0.113.1', '203.0.113.0/30', '10.1.2.3', '2001:db8::9/126', 'x', 'fd00::1'], {
      identityCheck: 'required',
    });
    assert.equal(
      faults(answer),
      '422 validation_failed addresses[1]:overlapping addresses[2]:private_address addresses[3]:malformed addresses[4]:malformed addresses[5]:private_address',
    );
    const six = await importing(['2001:db8::8/126'], { identityCheck: 'required' });
    assert.equal(six.status, 201, six.text);
    const { body } = await world.http.get<{ data: StockIp[] }>('/v1/admin/ips', { token: operator });
    assert.deepEqual(
      body.data.map(({ address }) => address),
      ['2001:db8::b', '2001:db8::a', '2001:db8::9', '2001:db8::8'],
    );
  });

  it('R-099: 150,000 of freemium-fr includes one address, 100,000 none; R-098: Premium 100,000 of freemium-de one, Essential none', async () => {
    for (const [plan, status] of [
      ['freemium-fr.essential-150k', 201],
      ['freemium-fr.premium-100k', 402],
      ['freemium-de.premium-100k', 201],
      ['freemium-de.premium-50k', 402],
      ['freemium-de.essential-100k', 402],
    ] as const) {
      const answer = await ask(world, (await accountWith(world, plan)).token);
      assert.equal(answer.status, status, `${plan}: ${answer.text}`);
      if (status === 402) assert.equal(answer.body.code, 'ip_purchase_required');
    }
  });

  it('R-106: without accepting the best practices and the GDPR nothing is asked for; with both the acceptance stays with time and text', async () => {
    const account = await accountWith(world, 'freemium-fr.premium-150k');
    for (const [more, expected] of [
      [{ acceptsGdpr: false }, 'acceptsGdpr:must_be_accepted'],
      [{ acceptsBestPractices: undefined }, 'acceptsBestPractices:required'],
      [
        { acceptsBestPractices: false, acceptsGdpr: 'yes' },
        'acceptsBestPractices:must_be_accepted acceptsGdpr:must_be_accepted',
      ],
    ] as const)
      assert.equal(faults(await ask(world, account.token, more)), `422 validation_failed ${expected}`);
    const made = await ask(world, account.token);
    assert.equal(made.status, 201, made.text);
    assert.equal(made.body.acceptance.textVersion, '2026-01');
    assert.match(made.body.acceptance.text, /GDPR/);
    assert.ok(Math.abs(Date.parse(made.body.acceptance.at) - world.now()) < 60_000);
    assert.match(made.body.acceptance.by ?? '', /^usr_/);
  });

  it('R-100, R-101: asked for, nothing is assigned; only compliance decides; approved, an address is assigned and warms up', async () => {
    const account = await accountWith(world, 'freemium-fr.premium-150k');
    const [ip] = await stock(world, ['198.51.100.20']);
    const { body: made } = await ask(world, account.token);
    assert.equal(made.status, 'pending_review');
    assert.deepEqual(await assignedTo(account), []);
    for (const token of [support, operator])
      for (const [how, body] of [
        ['approve', {}],
        ['refuse', { reason: 'No.' }],
        ['ask', { question: 'Why?' }],
      ] as const)
        assert.equal((await rule(made.id, how, body, token)).status, 403);
    assert.equal((await rule(made.id, 'approve', {}, account.token)).status, 403);
    assert.deepEqual(await assignedTo(account), []);
    const approved = await rule(made.id, 'approve', { ipIds: [ip!.id] });
    assert.equal(approved.status, 200, approved.text);
    assert.equal(approved.body.status, 'provisioned');
    assert.deepEqual(
      (await assignedTo(account)).map(({ address, state }) => [address, state]),
      [['198.51.100.20', 'warming']],
    );
    const shown = await seen(account, made.id);
    assert.deepEqual(
      shown.steps.map(({ kind, by }) => `${kind} ${by}`),
      ['requested user', 'approved staff', 'provisioned system'],
    );
    assert.equal(shown.ips[0]?.address, '198.51.100.20');
    assert.equal(faults(await importing(['198.51.100.20'])), '409 ip_in_use');
  });

  it('R-101: refused, the reason is visible and the entitlement is not used up; asked, the customer answers', async () => {
    const account = await accountWith(world, 'freemium-fr.premium-150k');
    const { body: first } = await ask(world, account.token);
    assert.equal(faults(await ask(world, account.token)), '409 ip_request_open');
    const answers = (id: string, text = 'From orders.') =>
      world.http.post<IpRequest>(`/v1/dedicated-ips/requests/${id}/answers`, { token: account.token, body: { text } });
    assert.equal(faults(await answers(first.id)), '409 ip_request_has_no_question');
    const asked = await rule(first.id, 'ask', { question: 'Where do the addresses come from?' });
    assert.deepEqual([asked.body.status, asked.body.question], ['more_info', 'Where do the addresses come from?']);
    assert.equal((await answers(first.id)).body.status, 'pending_review');
    const refused = await rule(first.id, 'refuse', { reason: 'A bought list.' });
    assert.equal(refused.body.status, 'refused');
    assert.equal((await seen(account, first.id)).refusalReason, 'A bought list.');
    await stock(world, ['198.51.100.21']);
    for (const [how, body] of [
      ['approve', {}],
      ['refuse', { reason: 'No.' }],
      ['ask', { question: 'Why?' }],
    ] as const)
      assert.equal(faults(await rule(first.id, how, body)), '409 ip_request_decided');
    assert.deepEqual(await assignedTo(account), []);
    const again = await ask(world, account.token);
    assert.equal(again.status, 201);
    assert.equal((await rule(again.body.id, 'approve', {})).body.status, 'provisioned');
    assert.equal(faults(await rule(again.body.id, 'approve', {})), '409 ip_request_decided');
    assert.equal((await assignedTo(account)).length, 1);
    assert.equal(faults(await ask(world, account.token)), '402 ip_purchase_required');
  });

  it('an approval names free addresses only; more than the account may have now is not granted', async () => {
    const account = await accountWith(world, 'freemium-fr.premium-150k');
    const [free] = await stock(world, ['198.51.100.22']);
    const { body: made } = await ask(world, account.token);
    const taken = (await world.http.get<{ data: StockIp[] }>('/v1/admin/ips?state=warming', { token: operator })).body;
    const unknown = 'ip_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11';
    assert.equal(faults(await rule(made.id, 'approve', { ipIds: [taken.data[0]!.id] })), '409 ip_not_available');
    for (const id of [unknown, 'nonsense'])
      assert.equal(
        faults(await rule(made.id, 'approve', { ipIds: [id] })),
        '422 validation_failed ipIds[0]:reference_not_found',
      );
    await rowsOf(world, `update subscriptions set status = 'ended', ended_at = now() where account_id = $1`, [
      account.id,
    ]);
    assert.equal(faults(await rule(made.id, 'approve', { ipIds: [free!.id] })), '409 ip_entitlement_exceeded');
    assert.deepEqual(await assignedTo(account), []);
    await grant(world, account.accountId, 'freemium-fr.premium-150k');
  });

  it('R-107: of 64 approvals at once for one address exactly one gets it, and 64 of one request assign one', async () => {
    const [one, ...others] = await stock(world, ['198.51.100.64/29']);
    const accounts: SignedIn[] = [];
    for (let i = 0; i < 8; i += 1) accounts.push(await accountWith(world, 'freemium-fr.premium-150k'));
    const requests = await Promise.all(accounts.map(async ({ token }) => (await ask(world, token)).body.id));
    const tries = Array.from({ length: 64 }, (_, i) => requests[i % requests.length]!);
    const answers = await Promise.all(tries.map((id) => rule(id, 'approve', { ipIds: [one!.id] })));
    const codes = answers.map(({ status, body }) => (status === 200 ? 'ok' : body.code));
    assert.equal(codes.filter((code) => code === 'ok').length, 1);
    assert.equal(codes.filter((code) => code === 'ip_not_available').length, 56);
    assert.equal(codes.filter((code) => code === 'ip_request_decided').length, 7);
    const winner = tries[codes.indexOf('ok')];
    const open = requests.find((id) => id !== winner)!;
    const again = await Promise.all(
      Array.from({ length: 64 }, (_, i) => rule(open, 'approve', { ipIds: [others[i % others.length]!.id] })),
    );
    const states = again.map(({ status, body }) => (status === 200 ? 'ok' : body.code)).sort();
    assert.deepEqual([states.filter((state) => state === 'ok').length, states[0]], [1, 'ip_request_decided']);
    const owners = await rowsOf<{ n: number }>(
      world,
      `select count(*)::int as n from ip_addresses where address <<= '198.51.100.64/29' and account_id is not null`,
    );
    assert.equal(owners[0]!.n, 2);
  });

  it('R-104, R-105: the advice with its reasons, in the reader’s language', async () => {
    const { token } = await accountWith(world, 'freemium-fr.premium-150k');
    const advice = async (query: string, language = 'en') =>
      (
        await world.http.get<{ count: number; reasons: { code: string; text: string }[] }>(
          `/v1/dedicated-ips/recommendation?${query}`,
          { token, headers: { 'accept-language': language } },
        )
      ).body;
    assert.equal((await advice('monthlyVolume=2400000')).count, 3);
    assert.equal((await advice('monthlyVolume=900000')).count, 1);
    const both = await advice('monthlyVolume=800000&streams=marketing:400000,transactional:400000', 'de');
    assert.deepEqual([both.count, both.reasons.map(({ code }) => code)], [2, ['volume', 'separate_streams']]);
    assert.match(both.reasons[1]!.text, /Ströme/);
    for (const query of ['', 'monthlyVolume=-1', 'streams=other:5'])
      assert.equal((await world.http.get(`/v1/dedicated-ips/recommendation?${query}`, { token })).status, 422);
  });
});
