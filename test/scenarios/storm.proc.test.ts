import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import nodemailer from 'nodemailer';
import type { Customer } from '../support/customer.js';
import { eventually } from '../support/eventually.js';
import { StormWorld } from '../support/storm-world.js';

const TERMINAL = new Set(['delivered', 'bounced', 'expired', 'cancelled', 'suppressed']);

/** Two processes of each role on shared servers, under load, while everything dies in turn. */
describe('storm over roles that run apart', () => {
  let world: StormWorld;
  let customer: Customer;
  let credential: { username: string; password: string };
  /** Recipient → message id, for everything a client was told is accepted. */
  const accepted = new Map<string, string>();
  let next = 0;
  /** Each kill may leave one message in doubt per connection that was open: never more copies than this. */
  let inDoubt = 0;

  before(async () => {
    world = await StormWorld.start();
    customer = await world.bigCustomer();
    const made = await world.http[1]!.post<typeof credential>('/v1/smtp-credentials', {
      token: customer.accessToken,
      body: { name: 'storm' },
    });
    credential = made.body;
  });
  after(() => world.close());

  /** A client with manners: repeats with the same key until it gets an answer. */
  const sendByRest = async (): Promise<void> => {
    const n = (next += 1);
    const to = `rest${n}@receiver.example`;
    await eventually(
      `message ${n} is answered`,
      async () => {
        const http = world.http[n % 2]!;
        const answer = await http
          .post<{ id: string }>('/v1/messages', {
            token: customer.secret,
            headers: { 'idempotency-key': `storm-${n}` },
            body: { from: { email: customer.email }, to: [{ email: to }], subject: `Storm ${n}`, text: `number ${n}` },
          })
          .catch(() => null);
        if (answer === null || answer.status >= 500 || answer.status === 409) return false;
        assert.equal(answer.status, 202, answer.text);
        accepted.set(to, answer.body.id);
        return true;
      },
      240_000,
    );
  };
  /** SMTP has no key by nature: what got no 250 is not counted, whatever became of it. */
  const sendBySmtp = async (seat: 'smtp1' | 'smtp2'): Promise<void> => {
    const n = (next += 1);
    const transport = nodemailer.createTransport({
      host: '127.0.0.1',
      port: world.seat(seat).ports.submission,
      ignoreTLS: true,
      auth: { user: credential.username, pass: credential.password },
    });
    const to = `smtp${n}@receiver.example`;
    try {
      const { response } = await transport.sendMail({
        from: customer.email,
        to,
        subject: `Storm ${n}`,
        text: `number ${n}`,
      });
      accepted.set(to, /msg_[0-9a-f-]{36}/.exec(response)![0]);
    } catch {
      return;
    } finally {
      transport.close();
    }
  };
  const load = async (rest: number, smtp: number): Promise<void> => {
    const lane = async (count: number, send: () => Promise<void>): Promise<void> => {
      for (let i = 0; i < count; i += 1) await send();
    };
    await Promise.all([
      ...Array.from({ length: 4 }, () => lane(rest / 4, sendByRest)),
      lane(smtp / 2, () => sendBySmtp('smtp1')),
      lane(smtp / 2, () => sendBySmtp('smtp2')),
    ]);
  };
  const settled = async (): Promise<void> => {
    for (const [to, id] of accepted) {
      await eventually(
        `${to} ends`,
        async () => {
          const { body } = await world.http[0]!.get<{ status: string }>(`/v1/messages/${id}`, {
            token: customer.secret,
          });
          return TERMINAL.has(body.status);
        },
        240_000,
      );
    }
  };
  /** Copies beyond the first that the receiver acknowledged, and proof that they are the same mail. */
  const duplicates = (): number => {
    const ids = new Map<string, Set<string>>();
    let copies = 0;
    for (const mail of world.sink.mails.filter(({ acknowledged }) => acknowledged)) {
      const [to] = mail.to;
      if (to === undefined || !accepted.has(to)) continue;
      const messageId = /^Message-ID: *(\S+)/im.exec(mail.raw.toString('latin1'))![1]!;
      if (ids.has(to)) copies += 1;
      ids.set(to, (ids.get(to) ?? new Set()).add(messageId));
    }
    for (const [to, seen] of ids) assert.equal(seen.size, 1, `${to} saw ${seen.size} different Message-IDs`);
    for (const to of accepted.keys()) assert.ok(ids.has(to), `${to} was accepted and never arrived`);
    return copies;
  };

  it('works with two processes of each role', async () => {
    await load(40, 10);
    await settled();
    assert.equal(accepted.size, 50, 'nothing died, so everything was accepted');
    assert.equal(duplicates(), 0);
  });

  it('F03, F05, F12: loses nothing to kill -9 of a worker, of an API and to FLUSHALL, under load', async () => {
    const sending = load(120, 20);
    await eventually('mail flows', async () => accepted.size > 70);
    inDoubt += world.sink.mostOpenConnections;
    await world.restart(world.seat('worker1'));
    await world.flushRedis();
    inDoubt += world.sink.mostOpenConnections;
    await world.restart(world.seat('api1'), world.seat('worker2'), world.seat('scheduler1'));
    await sending;
    await settled();
    assert.ok(duplicates() <= inDoubt, `${duplicates()} duplicates, ${inDoubt} in doubt`);
  });

  it('F14: while Redis hangs every request is answered, nobody gets in who may not, and mail goes on afterwards', async () => {
    const known = accepted.size;
    await world.whileRedisHangs(async () => {
      await load(16, 4);
      const wrong = await world.http[0]!.post('/v1/messages', { token: 'sk_nobody', body: {} });
      assert.equal(wrong.status, 401);
      const none = await world.http[1]!.get('/v1/messages');
      assert.equal(none.status, 401);
    });
    assert.equal(accepted.size, known + 20, 'Redis is no part of accepting');
    await settled();
    assert.ok(duplicates() <= inDoubt, `${duplicates()} duplicates, ${inDoubt} in doubt`);
  });

  it('F09, F13, F17: loses nothing when every process, PostgreSQL and Redis die at once', async () => {
    const sending = load(80, 10);
    const before = accepted.size;
    await eventually('mail flows', async () => accepted.size > before + 20);
    inDoubt += world.sink.mostOpenConnections;
    await world.kill(...world.seats);
    await world.crashServers();
    await world.restart(...world.seats);
    await sending;
    await settled();
    assert.ok(duplicates() <= inDoubt, `${duplicates()} duplicates, ${inDoubt} in doubt`);
  });

  it('F10: stops on SIGTERM within 30 s, exit code 0, and drops nothing', async () => {
    const sending = load(40, 0);
    const codes = await Promise.all(world.of('worker').map((seat) => seat.process!.stop('SIGTERM')));
    assert.deepEqual(codes, [0, 0]);
    for (const seat of world.of('worker')) await world.begin(seat);
    await sending;
    await settled();
    duplicates();
  });
});
