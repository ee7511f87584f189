import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { eventually } from '../../support/eventually.js';
import { FakeSmsc, receiptText } from '../../support/peers/fake-smsc.js';
import { startWorld, type World } from '../../support/world.js';
import { rows } from '../accounts/account-world.js';
import { creditsOf } from './credits-in-world.js';
import { sendSms, sentTo, smsBecomes, type SmsCustomer, smsCustomer, smsOf, typesOf } from './sms-in-world.js';

const THROTTLED = 0x58;

describe('sending by a carrier that shares no code with us', () => {
  let smsc: FakeSmsc;
  let world: World;
  let one: SmsCustomer;
  let number = 1_000;
  before(async () => {
    smsc = await FakeSmsc.start();
    const route = `smpp://acme:secret@127.0.0.1:${smsc.port}?window=4&tps=500`;
    world = await startWorld({ API_RATE_LIMIT: '1000000', SMS_ROUTE: route });
    one = await smsCustomer(world);
    await patchRoute({ responseSeconds: 2, enquireSeconds: 1 });
    await eventually('the route is bound again', async () => smsc.live !== undefined && smsc.binds.length >= 2);
  });
  after(async () => {
    await world.close();
    await smsc.stop();
  });
  afterEach(() => {
    smsc.behave = () => ({});
    smsc.taken.length = 0;
    smsc.deaf = false;
  });

  const freshNumber = (): string => `+3361234${(number += 1)}`;
  const routeOf = async () => {
    const token = await world.operator();
    const list = await world.http.get<{ data: { id: string; name: string; health: string; sessions: { state: string; lastError: string | null }[] }[] }>('/v1/admin/sms/routes', { token }); // prettier-ignore
    return list.body.data.find(({ name }) => name.startsWith('acme'))!;
  };
  const patchRoute = async (body: object): Promise<void> => {
    const { id } = await routeOf();
    const answer = await world.http.patch(`/v1/admin/sms/routes/${id}`, { token: await world.operator(), body });
    assert.equal(answer.status, 200, answer.text);
  };
  const available = async () => Number((await creditsOf(world, one.token)).available);
  const settledOf = async (id: string) =>
    rows<{ kind: string; credits_milli: number }>(
      world,
      `select kind, credits_milli from sms_ledger where message_id = $1 order by id`,
      [id.slice(4)],
    );
  /** Once reserved, once spent, and nothing else. */
  const isChargedOnce = async (id: string): Promise<void> => {
    const kinds = (await settledOf(id)).map(({ kind }) => kind).sort();
    assert.deepEqual(kinds, ['reserve', 'settle']);
    const sms = await smsOf(world, one.token, id);
    assert.deepEqual([sms.charge, sms.charged], ['settled', sms.credits]);
  };
  const receipt = (id: string, to: string, stat = 'DELIVRD', source = to): void => {
    const destination = source === to ? 'ACME' : to;
    smsc.live!.deliver({ source, destination, esmClass: 4, text: receiptText(id, stat) });
  };

  it('a text arrives as it was written, in the alphabet that was counted', async () => {
    const to = freshNumber();
    await sentTo(world, one.token, to, { text: 'Prix: 5 € {ok}' });
    const [taken] = await eventually('the carrier has it', async () => (smsc.taken.length > 0 ? smsc.taken : null));
    assert.deepEqual([taken!.source, taken!.sourceTon, taken!.sourceNpi, taken!.destination, taken!.dataCoding, taken!.registered],
      ['ACME', 5, 0, to.slice(1), 0, 1]); // prettier-ignore
    assert.equal(taken!.message.toString('hex'), '507269783a2035201b65201b286f6b1b29');
  });

  it('parts of a long text name each other, and each is a submission of its own', async () => {
    const text = `${'Ж'.repeat(66)}👍${'Ж'.repeat(66)}`;
    const answer = await sendSms(world, one.token, { to: [freshNumber()], text });
    assert.equal(answer.body.messages[0]!.parts, 3);
    await eventually('all parts are there', async () => smsc.taken.length === 3);
    const parts = [...smsc.taken].sort((a, b) => a.message[5]! - b.message[5]!);
    assert.deepEqual(
      parts.map(({ esmClass, dataCoding, message }) => [esmClass, dataCoding, [...message.subarray(0, 3)], message[4], message[5]]),
      [1, 2, 3].map((part) => [0x40, 8, [5, 0, 3], 3, part]),
    ); // prettier-ignore
    assert.equal(new Set(parts.map(({ message }) => message[3])).size, 1);
    const joined = Buffer.concat(parts.map(({ message }) => message.subarray(6)));
    assert.equal(joined.swap16().toString('utf16le'), text);
  });

  it('receipts out of order, twice, and again otherwise leave the state that is final', async () => {
    smsc.behave = ({ destination }) => ({ id: `a${destination}` });
    const numbers = [freshNumber(), freshNumber(), freshNumber()];
    const ids = await Promise.all(numbers.map((to) => sentTo(world, one.token, to)));
    for (const id of ids) await smsBecomes(world, one.token, id, 'submitted');
    for (const to of [...numbers].reverse()) receipt(`a${to.slice(1)}`, to.slice(1));
    for (const to of numbers) receipt(`a${to.slice(1)}`, to.slice(1));
    for (const to of numbers) receipt(`a${to.slice(1)}`, to.slice(1), 'UNDELIV');
    for (const id of ids) {
      const sms = await smsBecomes(world, one.token, id, 'delivered');
      assert.equal(typesOf(sms), 'queued submitted delivered');
      await isChargedOnce(id);
    }
  });

  it('a receipt before the answer waits for it', async () => {
    const to = freshNumber();
    const body = { source: to.slice(1), destination: 'ACME', esmClass: 4, text: receiptText('beef01', 'DELIVRD') };
    smsc.behave = async ({ connection }) => {
      connection.deliver(body);
      await eventually('it is acknowledged', async () => connection.heard.some(({ id }) => id === 0x80000005));
      return { id: 'BEEF01' };
    };
    const id = await sentTo(world, one.token, to);
    await smsBecomes(world, one.token, id, 'delivered');
    await isChargedOnce(id);
  });

  it('ids that are hexadecimal in answers and decimal in receipts, with addresses either way round', async () => {
    const [first, second] = [freshNumber(), freshNumber()];
    // 0x16 is 22, and 22 is also an id of its own.
    smsc.behave = ({ destination }) => ({ id: destination === first.slice(1) ? '0016' : '22' });
    const ids = [await sentTo(world, one.token, first), await sentTo(world, one.token, second)];
    for (const id of ids) await smsBecomes(world, one.token, id, 'submitted');
    receipt('0000000022', first.slice(1), 'DELIVRD');
    smsc.live!.deliver({
      source: 'ACME',
      destination: second.slice(1),
      esmClass: 4,
      text: receiptText('0000000034', 'UNDELIV', '042'),
    });
    assert.equal((await smsBecomes(world, one.token, ids[0]!, 'delivered')).code, null);
    assert.equal((await smsBecomes(world, one.token, ids[1]!, 'failed')).code, '042');
    for (const id of ids) await isChargedOnce(id);
  });

  it('a carrier that throttles gets the same part later, slower, and it costs once', async () => {
    let refusals = 2;
    smsc.behave = () => (refusals-- > 0 ? { status: THROTTLED } : {});
    const id = await sentTo(world, one.token, freshNumber());
    const sms = await smsBecomes(world, one.token, id, 'submitted');
    assert.match(typesOf(sms), /^queued deferred submitted$/);
    assert.equal(smsc.taken.length, 3);
    await isChargedOnce(id);
  });

  it('a refusal at submission costs nothing', async () => {
    const before = await available();
    smsc.behave = () => ({ status: 0x0b });
    const id = await sentTo(world, one.token, freshNumber());
    const sms = await smsBecomes(world, one.token, id, 'rejected');
    assert.deepEqual([sms.code, sms.charge, sms.charged], ['invalid_destination', 'released', '0']);
    assert.equal(await available(), before);
  });

  it('a connection that is cut after a submission leaves it unknown, sent once, and the next text goes on', async () => {
    smsc.behave = (_, place) => (place === 0 ? { cut: 'before' } : {});
    const id = await sentTo(world, one.token, freshNumber());
    const sms = await smsBecomes(world, one.token, id, 'unknown');
    assert.deepEqual([sms.code, sms.charge], ['connection_lost', 'reserved']);
    const next = await sentTo(world, one.token, freshNumber());
    await smsBecomes(world, one.token, next, 'submitted');
    assert.equal(smsc.numbers.filter((to) => `+${to}` === sms.to).length, 1);
    await isChargedOnce(next);
  });

  it('silence leaves a text unknown; an answer that comes late is believed, and it costs once', async () => {
    const late: (() => void)[] = [];
    smsc.behave = () => new Promise((resolve) => late.push(() => resolve({ id: 'late01' })));
    const id = await sentTo(world, one.token, freshNumber());
    await smsBecomes(world, one.token, id, 'unknown');
    late[0]!();
    await smsBecomes(world, one.token, id, 'submitted');
    assert.equal(smsc.taken.length, 1);
    await isChargedOnce(id);
  });

  it('a carrier that answers no enquire_link is left and called again', async () => {
    const before = smsc.connections.length;
    smsc.deaf = true;
    await eventually('a new bind', async () => smsc.connections.length > before);
    smsc.deaf = false;
    const id = await sentTo(world, one.token, freshNumber());
    await smsBecomes(world, one.token, id, 'submitted');
  });

  for (const [what, octets] of [
    ['cut', Buffer.from('00000008', 'hex')],
    ['oversized', Buffer.from('7fffffff000000050000000000000001', 'hex')],
    ['unknown', Buffer.from('00000010000002ff0000000000000001', 'hex')],
  ] as const) {
    it(`a PDU that is ${what} ends the session and loses no text`, async () => {
      await eventually('bound', async () => smsc.live !== undefined);
      const before = smsc.connections.length;
      const connection = smsc.live!;
      connection.write(octets);
      if (what === 'cut') connection.write(Buffer.alloc(16));
      await eventually('a new bind', async () => smsc.connections.length > before);
      assert.ok(
        connection.heard.some(({ id }) => id === 0x80000000),
        'it is told so',
      );
      const id = await sentTo(world, one.token, freshNumber());
      await smsBecomes(world, one.token, id, 'submitted');
      await isChargedOnce(id);
    });
  }

  it('a text that came in is kept before it is acknowledged, in whatever pieces; STOP ends the texts', async () => {
    const to = freshNumber();
    const id = await sentTo(world, one.token, to);
    await smsBecomes(world, one.token, id, 'submitted');
    const piece = (part: number, text: string) =>
      smsc.live!.deliver({
        source: to.slice(1),
        destination: 'ACME',
        esmClass: 0x40,
        text: Buffer.concat([Buffer.of(5, 0, 3, 77, 2, part), Buffer.from(text)]),
      });
    piece(2, 'please');
    piece(1, 'Stop, ');
    await eventually('the number is on the stop list', async () => {
      const list = await world.http.get<{ data: { number: string }[] }>('/v1/sms/stoplist', { token: one.token });
      return list.body.data.some((stop) => stop.number === to);
    });
    const inbound = await world.http.get<{ data: { text: string; keyword: string; messageId: string }[] }>('/v1/sms/inbound', { token: one.token }); // prettier-ignore
    assert.deepEqual(
      inbound.body.data.slice(0, 1).map(({ text, keyword, messageId }) => [text, keyword, messageId]),
      [['Stop, please', 'stop', id]],
    );
    const refused = await sendSms(world, one.token, { to: [to] });
    assert.deepEqual([refused.status, refused.body.code], [422, 'no_recipient_accepted']);
    assert.deepEqual(
      refused.body.refused.map(({ code, credits }) => [code, credits]),
      [['recipient_opted_out', '0']],
    );
  });

  it('a route that is down delays, says why and until when, and charges nothing', async () => {
    smsc.bindAnswers = [0x0e, 0x0e, 0x0e, 0x0e, 0x0e];
    smsc.live?.socket.destroy();
    await eventually('the login is refused', async () =>
      (await routeOf()).sessions.some(
        ({ state, lastError }) => state === 'waiting' && lastError === 'invalid_password',
      ),
    );
    assert.equal((await routeOf()).health, 'down');
    const before = await available();
    const id = await sentTo(world, one.token, freshNumber());
    const sms = await eventually('it says why', async () => {
      const found = await smsOf(world, one.token, id);
      return found.because === 'route_down' && Date.parse(found.nextAttemptAt!) > world.now() ? found : null;
    });
    assert.equal(sms.status, 'queued');
    assert.equal(sms.charge, 'reserved');
    const cancelled = await world.http.post<{ status: string; charge: string }>(`/v1/sms/messages/${id}/cancel`, { token: one.token }); // prettier-ignore
    assert.deepEqual([cancelled.body.status, cancelled.body.charge], ['cancelled', 'released']);
    assert.equal(await available(), before);
  });
});
