import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Customer, signUpCustomer } from '../../support/customer.js';
import { eventually } from '../../support/eventually.js';
import type { SinkAction, SinkContext } from '../../support/peers/smtp-sink.js';
import { SmtpSink } from '../../support/peers/smtp-sink.js';
import { freePorts, type PosthornProcess, startProcess } from '../../support/processes.js';
import { startWorld, type World } from '../../support/world.js';
import { confirmationToken } from './mail-world.js';

/** Longest time until a dead worker's mail moves again: its lock free for 3 s, then a look every second, on a busy machine. */
const RESUMED_MS = 35_000;

interface Event {
  type: string;
  ambiguousRetry: boolean;
}

describe('a worker is killed with kill -9', () => {
  let world: World;
  let sink: SmtpSink;
  let worker: PosthornProcess;
  let customer: Customer;
  let misbehave: (context: SinkContext) => SinkAction | undefined = () => undefined;

  before(async () => {
    sink = await SmtpSink.start({ script: (context) => misbehave(context) });
    world = await startWorld({ ROLES: 'api,scheduler', DELIVERY_ROUTE: route() });
    worker = await newWorker();
    Object.assign(world, { inbox: { token: (address: string) => confirmationToken(sink, address) } });
    customer = await signUpCustomer(world);
  });
  after(async () => {
    await worker.stop('SIGKILL');
    await world.close();
    await sink.stop();
  });

  const route = (): string => `smtp://127.0.0.1:${sink.port}`;

  async function newWorker(): Promise<PosthornProcess> {
    return startProcess(world.database, await freePorts(), { ROLES: 'worker', DELIVERY_ROUTE: route() });
  }

  /** Sends one message to each and answers recipient → message id. */
  async function sendTo(recipients: readonly string[]): Promise<Map<string, string>> {
    const messages = recipients.map((email) => ({
      from: { email: customer.email },
      to: [{ email }],
      subject: 'x',
      text: 'x',
    }));
    const answer = await world.http.post<{ data: { id: string }[] }>('/v1/messages/batch', {
      token: customer.secret,
      body: { messages },
    });
    assert.equal(answer.status, 200, answer.text);
    return new Map(recipients.map((email, i) => [email, answer.body.data[i]!.id]));
  }

  async function eventsOf(id: string): Promise<Event[]> {
    return (await world.http.get<{ data: Event[] }>(`/v1/messages/${id}/events`, { token: customer.secret })).body.data;
  }

  async function allDelivered(ids: Iterable<string>): Promise<void> {
    for (const id of ids) {
      await eventually(
        `${id} is delivered`,
        async () => (await eventsOf(id)).some((event) => event.type === 'delivered'),
        RESUMED_MS,
      );
    }
  }

  const copiesTo = (recipient: string): string[] =>
    sink.mails
      .filter((mail) => mail.to[0] === recipient)
      .map((mail) => /^Message-ID: (\S+)/im.exec(mail.raw.toString())?.[1] ?? '');

  it('F04: in the middle of the data: everything arrives once', async () => {
    let held = 0;
    misbehave = ({ stage }) => (stage === 'body' ? ((held += 1), { hang: true }) : undefined);
    const sent = await sendTo(Array.from({ length: 25 }, (_, i) => `mid${i}@receiver.test`));
    await sink.until(() => held > 0, 60_000);
    await worker.stop('SIGKILL');
    misbehave = () => undefined;
    worker = await newWorker();
    await allDelivered(sent.values());
    for (const recipient of sent.keys()) assert.equal(copiesTo(recipient).length, 1, recipient);
  });

  it('F05: after the final dot: at most one copy more per open connection, with the same Message-ID, and said so', async () => {
    misbehave = ({ stage, count }) => (stage === 'dot' && count % 4 === 0 ? { hang: true } : undefined);
    const sent = await sendTo(Array.from({ length: 40 }, (_, i) => `dot${i}@receiver.test`));
    await sink.until((peer) => peer.mails.some((mail) => !mail.acknowledged), 60_000);
    const open = sink.openConnections;
    await worker.stop('SIGKILL');
    misbehave = () => undefined;
    worker = await newWorker();
    await allDelivered(sent.values());
    const repeated = [...sent.keys()].filter((recipient) => copiesTo(recipient).length > 1);
    assert.ok(
      repeated.length >= 1 && repeated.length <= open,
      `${repeated.length} repeated, ${open} connections were open`,
    );
    for (const recipient of repeated) {
      const copies = copiesTo(recipient);
      assert.equal(copies.length, 2, recipient);
      assert.equal(copies[0], copies[1]);
      const delivered = (await eventsOf(sent.get(recipient)!)).find((event) => event.type === 'delivered');
      assert.equal(delivered?.ambiguousRetry, true, recipient);
    }
  });

  it('SIGTERM under load: what is being said is finished, the rest is given back, nothing is repeated', async () => {
    const sent = await sendTo(Array.from({ length: 60 }, (_, i) => `term${i}@receiver.test`));
    await sink.until((peer) => peer.mails.some((mail) => mail.to[0]?.startsWith('term')), 60_000);
    assert.equal(await worker.stop('SIGTERM'), 0);
    worker = await newWorker();
    await allDelivered(sent.values());
    for (const recipient of sent.keys()) assert.equal(copiesTo(recipient).length, 1, recipient);
  });
});
