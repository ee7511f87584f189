import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { eventually } from '../../support/eventually.js';
import { scaleOf } from '../../support/scale.js';
import { SmtpSink } from '../../support/peers/smtp-sink.js';
import { freePorts, type Ports, type PosthornProcess, startProcess } from '../../support/processes.js';
import { startWorld, type World } from '../../support/world.js';
import { confirmationToken } from '../delivery/mail-world.js';
import { Bulks, bigCustomer, readers } from './bulk-steps.js';

const RECIPIENTS = scaleOf('POSTHORN_TEST_RECIPIENTS', 1_500);
const WITHIN_MS = 120_000 + RECIPIENTS * 20;
const KILLS = 2;

describe('a worker is killed with kill -9 in the middle of mail to many', () => {
  let world: World;
  let sink: SmtpSink;
  let worker: PosthornProcess;
  let bulks: Bulks;
  /** The links of mails hold one of them: it stays the same. */
  let ports: Ports;

  const route = (): string => `smtp://127.0.0.1:${sink.port}`;
  /** Beside it the installation writes mails of its own. */
  const ofBulk = () => sink.mails.filter(({ to }) => to[0]!.endsWith('@sink.example'));
  const newWorker = async (): Promise<PosthornProcess> =>
    startProcess(world.database, ports, { ROLES: 'worker', DELIVERY_ROUTE: route() });

  before(async () => {
    sink = await SmtpSink.start();
    world = await startWorld({ ROLES: 'api,scheduler', DELIVERY_ROUTE: route() });
    ports = await freePorts();
    worker = await newWorker();
    Object.assign(world, { inbox: { token: (address: string) => confirmationToken(sink, address) } });
    bulks = new Bulks(world, await bigCustomer(world));
  });
  after(async () => {
    await worker.stop('SIGKILL');
    await world.close();
    await sink.stop();
  });

  it('everybody is written to, nobody twice but who was in doubt, and he in the same words', async () => {
    const bulkId = await bulks.prepare();
    for (let from = 0; from < RECIPIENTS; from += 5_000)
      await bulks.accept(bulkId, readers(Math.min(5_000, RECIPIENTS - from), ['sink.example'], from));
    for (let kill = 1; kill <= KILLS; kill += 1) {
      await sink.until(() => ofBulk().length >= (RECIPIENTS * kill) / (KILLS + 1), WITHIN_MS);
      await worker.stop('SIGKILL');
      worker = await newWorker();
    }
    await eventually(
      'all of it is delivered',
      async () => {
        const [row] = await bulks.query<{ n: number }>(
          'select count(*)::int as n from deliveries d join messages m on m.id = d.message_id where m.bulk_id = $1 and d.status = 5',
          [bulkId],
        );
        return row!.n === RECIPIENTS || undefined;
      },
      WITHIN_MS,
    );
    const copies = new Map<string, string[]>();
    for (const { to, raw } of ofBulk())
      copies.set(to[0]!, [...(copies.get(to[0]!) ?? []), withoutSignatures(raw.toString())]);
    assert.equal(copies.size, RECIPIENTS);
    const more = [...copies.values()].filter(({ length }) => length > 1);
    assert.ok(more.length <= KILLS * sink.mostOpenConnections, `${more.length} got more than one copy`);
    for (const [first, ...others] of more)
      for (const other of others) assert.equal(other, first, 'the same mail once more');
  });
});

/** Two signatures of the same mail differ in their time. */
function withoutSignatures(raw: string): string {
  return raw.replace(/^DKIM-Signature:.*\r\n(?:[ \t].*\r\n)*/gm, '');
}
