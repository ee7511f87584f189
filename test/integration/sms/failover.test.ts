import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { eventually } from '../../support/eventually.js';
import { FakeSmsc, receiptText } from '../../support/peers/fake-smsc.js';
import { startWorld, type World } from '../../support/world.js';
import { rows } from '../accounts/account-world.js';
import { sendSms, sentTo, smsBecomes, type SmsCustomer, smsCustomer, smsOf, typesOf } from './sms-in-world.js';

const INVALID_PASSWORD = 0x0e;

describe('several carriers', () => {
  let first: FakeSmsc;
  let second: FakeSmsc;
  let world: World;
  let one: SmsCustomer;
  let number = 2_000;
  before(async () => {
    [first, second] = [await FakeSmsc.start(), await FakeSmsc.start()];
    const url = (smsc: FakeSmsc, name: string): string =>
      `smpp://${name}:secret@127.0.0.1:${smsc.port}?window=4&tps=500`;
    const route = `${url(first, 'first')},${url(second, 'second')}`;
    world = await startWorld({ API_RATE_LIMIT: '1000000', SMS_ROUTE: route });
    one = await smsCustomer(world);
    for (const name of ['first', 'second']) await patch(name, { responseSeconds: 2, enquireSeconds: 1 });
    await bound(2, 2);
  });
  after(async () => {
    await world.close();
    await first.stop();
    await second.stop();
  });
  afterEach(() => {
    for (const smsc of [first, second]) {
      smsc.behave = () => ({});
      smsc.taken.length = 0;
    }
  });

  interface RouteBody {
    id: string;
    name: string;
    health: string;
    sessions: { state: string; lastError: string | null }[];
  }
  const fresh = (): string => `+3361235${(number += 1)}`;
  const routeOf = async (name: string): Promise<RouteBody> => {
    const list = await world.http.get<{ data: RouteBody[] }>('/v1/admin/sms/routes', { token: await world.operator() });
    return list.body.data.find((route) => route.name.startsWith(name))!;
  };
  /** Waits until the workers have taken the change up: a route that was changed signs in anew. */
  const patch = async (name: string, body: object): Promise<void> => {
    const smsc = name === 'first' ? first : second;
    const binds = smsc.binds.length;
    const { id } = await routeOf(name);
    const answer = await world.http.patch(`/v1/admin/sms/routes/${id}`, { token: await world.operator(), body });
    assert.equal(answer.status, 200, answer.text);
    await eventually(
      'it signs in anew',
      async () => smsc.binds.length > binds && (await routeOf(name)).health === 'up',
    );
  };
  const bound = (ofFirst: number, ofSecond: number): Promise<unknown> =>
    eventually('both are bound', () =>
      Promise.resolve(first.binds.length >= ofFirst && second.binds.length >= ofSecond),
    );
  const took = (smsc: FakeSmsc, to: string): number => smsc.numbers.filter((one) => `+${one}` === to).length;
  const sentBy = async (to: string): Promise<string> => {
    const id = await sentTo(world, one.token, to, { from: 'ACME' });
    await smsBecomes(world, one.token, id, 'submitted');
    return took(first, to) > 0 ? 'first' : 'second';
  };
  /** Who was away is bound again, and the others know it. */
  const carriedBy = (name: string): Promise<boolean> =>
    eventually(`${name} carries`, async () => (await sentBy(fresh())) === name);
  const shut = async (smsc: FakeSmsc, name: string): Promise<void> => {
    smsc.bindAnswers = Array.from({ length: 50 }, () => INVALID_PASSWORD);
    smsc.live?.socket.destroy();
    await eventually(`${name} is down`, async () => (await routeOf(name)).health === 'down');
  };
  const openAgain = async (smsc: FakeSmsc, name: string): Promise<void> => {
    smsc.bindAnswers = [];
    // Whoever changes a route does not wait for its next try.
    await patch(name, { priority: name === 'first' ? 10 : 20 });
  };
  const ledgerOf = async (id: string): Promise<string> => {
    const sql = 'select kind from sms_ledger where message_id = $1 order by id';
    return (await rows<{ kind: string }>(world, sql, [id.slice(4)])).map(({ kind }) => kind).join(' ');
  };

  it('the smallest priority carries; when it is away the next one, and it again when it is back', async () => {
    assert.equal(await sentBy(fresh()), 'first');
    await shut(first, 'first');
    assert.equal(await sentBy(fresh()), 'second');
    await openAgain(first, 'first');
    await carriedBy('first');
  });

  it('equal priorities share, and a country goes by its own routes alone', async () => {
    await patch('second', { priority: 10 });
    await carriedBy('second');
    await carriedBy('first');
    for (const smsc of [first, second]) smsc.taken.length = 0;
    const all = Array.from({ length: 40 }, fresh);
    const sent = await sendSms(world, one.token, { to: all });
    for (const { id } of sent.body.messages) await smsBecomes(world, one.token, id, 'submitted');
    assert.ok(first.taken.length > 0 && second.taken.length > 0, `${first.taken.length} and ${second.taken.length}`);
    assert.equal(new Set([...first.numbers, ...second.numbers]).size, all.length);
    await patch('first', { countries: ['DE', 'GB'] });
    await carriedBy('second');
    for (const to of [fresh(), fresh(), fresh()]) assert.equal(await sentBy(to), 'second');
    await patch('second', { countries: ['FR'] });
    assert.equal(await sentBy('+4915112345678'), 'first');
    // No route is left that carries a country: it waits, says so, and can be taken back whole.
    await patch('first', { countries: ['GB'] });
    const id = await sentTo(world, one.token, '+4915112345679');
    const waiting = await eventually('it says why', async () => {
      const sms = await smsOf(world, one.token, id);
      return sms.because === 'no_route' ? sms : null;
    });
    assert.deepEqual([waiting.status, waiting.charge, waiting.charged], ['queued', 'reserved', '0']);
    await patch('first', { countries: [], priority: 10 });
    await smsBecomes(world, one.token, id, 'submitted');
    await patch('second', { countries: [], priority: 20 });
  });

  it('what is in doubt with one carrier is not given to another, and not sent again, without a policy', async () => {
    first.behave = () => ({ cut: 'before' });
    const to = fresh();
    const id = await sentTo(world, one.token, to);
    await smsBecomes(world, one.token, id, 'unknown');
    await shut(first, 'first');
    assert.equal(await sentBy(fresh()), 'second');
    await world.advance('PT1H');
    assert.deepEqual([took(first, to), took(second, to)], [1, 0]);
    assert.equal(await ledgerOf(id), 'reserve');
    await openAgain(first, 'first');
    first.behave = () => ({});
    await world.advance('PT48H');
    const sms = await smsOf(world, one.token, id);
    assert.deepEqual([sms.status, sms.charge, took(first, to), took(second, to)], ['unknown', 'settled', 1, 0]);
    assert.equal(await ledgerOf(id), 'reserve settle');
  });

  it('with the policy it is sent once more by the same carrier, said so, charged once, and never a third time', async () => {
    await patch('first', { onUnknown: 'resend' });
    first.behave = () => ({ cut: 'before' });
    const to = fresh();
    const id = await sentTo(world, one.token, to);
    await smsBecomes(world, one.token, id, 'unknown');
    await eventually('it is sent again', async () => {
      await world.advance('PT1M');
      return took(first, to) === 2;
    });
    await eventually('both are in doubt', async () => (await smsOf(world, one.token, id)).status === 'unknown');
    await world.advance('PT6H');
    assert.deepEqual([took(first, to), took(second, to)], [2, 0]);
    first.behave = () => ({});
    assert.match(typesOf(await smsOf(world, one.token, id)), /sent_again/);
    assert.equal(await ledgerOf(id), 'reserve');
    // Alone: the other would take it as long as it has not heard that this one is back.
    const { id: otherRoute } = await routeOf('second');
    const off = { token: await world.operator(), body: { enabled: false } };
    assert.equal((await world.http.patch(`/v1/admin/sms/routes/${otherRoute}`, off)).status, 200);
    await eventually('the other is away', async () => (await routeOf('second')).health !== 'up');
    await carriedBy('first');
    const lucky = fresh();
    let times = 0;
    first.behave = ({ destination }) =>
      `+${destination}` === lucky && (times += 1) === 1 ? { cut: 'before' } : { id: `again${destination}` };
    const other = await sentTo(world, one.token, lucky);
    await smsBecomes(world, one.token, other, 'unknown');
    await eventually('it is sent again and taken', async () => {
      await world.advance('PT1M');
      return (await smsOf(world, one.token, other)).status === 'submitted';
    });
    assert.equal(await ledgerOf(other), 'reserve settle');
    await patch('second', { enabled: true });
    await patch('first', { onUnknown: 'keep' });
  });

  it('a long text that one carrier has begun is finished by it, whatever else is bound', async () => {
    const text = 'x'.repeat(300);
    let parts = 0;
    first.behave = () => ((parts += 1) === 2 ? { status: 0x58 } : {});
    const to = fresh();
    const id = await sentTo(world, one.token, to, { text });
    await smsBecomes(world, one.token, id, 'submitted');
    assert.deepEqual([took(first, to), took(second, to)], [3, 0]);
    assert.equal(await ledgerOf(id), 'reserve settle settle');
    const sms = await smsOf(world, one.token, id);
    assert.deepEqual([sms.charge, sms.charged], ['settled', sms.credits]);
  });

  it('of a text whose second part is refused the first is paid for and the other comes back', async () => {
    let parts = 0;
    first.behave = () => ((parts += 1) === 2 ? { status: 0x45 } : { id: 'half1' });
    const to = fresh();
    const id = await sentTo(world, one.token, to, { text: 'x'.repeat(300) });
    await smsBecomes(world, one.token, id, 'submitted');
    // The part that is on its way speaks for the text until it has ended.
    first.live!.deliver({
      source: to.slice(1),
      destination: 'ACME',
      esmClass: 4,
      text: receiptText('half1', 'DELIVRD'),
    });
    const sms = await smsBecomes(world, one.token, id, 'rejected');
    assert.deepEqual([sms.credits, sms.charged, sms.charge], ['1.6', '0.8', 'settled']);
    assert.equal(await ledgerOf(id), 'reserve settle release');
  });

  for (const [longTexts, submissions] of [
    ['sar', 2],
    ['payload', 1],
  ] as const) {
    it(`long texts by ${longTexts}: ${submissions} submissions, whole when put together, receipts for all parts`, async () => {
      await patch('first', { longTexts });
      first.behave = ({ parameters }) => ({ id: `${longTexts}${parameters.get(0x020f)?.[0] ?? 0}` });
      const text = `${'Ж'.repeat(70)} ${'я'.repeat(40)}`;
      const to = fresh();
      const id = await sentTo(world, one.token, to, { text });
      await smsBecomes(world, one.token, id, 'submitted');
      const taken = first.taken.filter(({ destination }) => `+${destination}` === to);
      assert.equal(taken.length, submissions);
      const octets = taken
        .sort((a, b) => (a.parameters.get(0x020f)?.[0] ?? 0) - (b.parameters.get(0x020f)?.[0] ?? 0))
        .map(({ message, parameters }) => (message.length > 0 ? message : parameters.get(0x0424)!));
      assert.equal(Buffer.concat(octets).swap16().toString('utf16le'), text);
      if (longTexts === 'sar') {
        const of = taken.map(({ parameters }) => [parameters.get(0x020e)?.[0], parameters.get(0x020f)?.[0]]);
        assert.deepEqual(of, [[2, 1], [2, 2]]); // prettier-ignore
        assert.equal(new Set(taken.map(({ parameters }) => parameters.get(0x020c)?.toString('hex'))).size, 1);
      }
      assert.ok(taken.every(({ esmClass }) => esmClass === 0));
      for (const part of longTexts === 'sar' ? [2, 1] : [0])
        first.live!.deliver({ source: to.slice(1), destination: 'ACME', esmClass: 4, text: receiptText(`${longTexts}${part}`, 'DELIVRD') }); // prettier-ignore
      const sms = await smsBecomes(world, one.token, id, 'delivered');
      assert.deepEqual([sms.parts, sms.charge, sms.charged], [2, 'settled', sms.credits]);
    });
  }
});
