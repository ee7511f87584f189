import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Customer } from '../../support/customer.js';
import { eventually } from '../../support/eventually.js';
import { freePorts, type PosthornProcess, startProcess } from '../../support/processes.js';
import { startWorld, type World } from '../../support/world.js';
import { rows } from './account-world.js';
import {
  certificateOf,
  closeAccount,
  downloadZip,
  finishedExport,
  linesOf,
  newCustomer,
  readExport,
  requestExport,
  uuidOf,
} from './leaving-world.js';

const SUPPRESSED = 120_000;
/** The dead worker's lease runs out after thirty seconds of machine time. */
const TAKEN_OVER_MS = 90_000;

describe('a worker is killed with kill -9', () => {
  let world: World;
  let worker: PosthornProcess;
  let customer: Customer;
  before(async () => {
    world = await startWorld({ ROLES: 'api,scheduler', TEST_CLOCK: '1' });
    worker = await newWorker();
    customer = await newCustomer(world);
    await rows(
      world,
      `insert into suppressions (id, account_id, email_key, email, scope, reason, source, created_at)
       select gen_random_uuid(), $1, 'r' || n || '@x.example', 'r' || n || '@x.example', 0, 'manual', 'import', now() from generate_series(1, ${SUPPRESSED}) n`,
      [uuidOf(customer)],
    );
  });
  after(async () => {
    await worker.stop('SIGKILL');
    await world.close();
  });

  async function newWorker(): Promise<PosthornProcess> {
    return startProcess(world.database, await freePorts(), { ROLES: 'worker' });
  }

  it('in the middle of an export: another goes on with the parts that are left, and the file is whole', async () => {
    const { id } = await requestExport(world, customer);
    const seen = await eventually('it is among the many rows', async () => {
      const body = await readExport(world, customer, id);
      return body.progress.rows > 1_000 && body.status === 'running' && body;
    });
    await worker.stop('SIGKILL');
    const dead = await readExport(world, customer, id);
    assert.equal(dead.status, 'running', `killed too late, at ${seen.progress.rows} rows`);
    assert.ok(dead.progress.partsDone > 0, 'some parts are kept');
    worker = await newWorker();
    await finishedExport(world, customer, id, TAKEN_OVER_MS);
    const lines = linesOf(await downloadZip(world, customer, id));
    const suppressed = lines.get('sending.suppressions')!;
    assert.equal(suppressed.length, SUPPRESSED);
    assert.equal(new Set(suppressed.map((line) => line['email'])).size, SUPPRESSED);
    assert.equal(lines.get('accounts.users')!.length, 1);
  });

  it('in the middle of a purge: another goes on, and the certificate counts every row once', async () => {
    const accountId = uuidOf(customer);
    const closesAt = await closeAccount(world, customer);
    const moving = world.moveTo(closesAt);
    const left = () =>
      rows<{ n: number }>(world, 'select count(*) as n from suppressions where account_id = $1', [accountId]).then(
        ([row]) => row!.n,
      );
    await eventually('it is among the many rows', async () => (await left()) < SUPPRESSED - 5_000, 60_000);
    await worker.stop('SIGKILL');
    const halfway = await left();
    assert.ok(halfway > 0, 'killed too late');
    await moving;
    worker = await newWorker();
    await eventually('another has taken it over', async () => (await left()) < halfway, TAKEN_OVER_MS);
    const certificate = await certificateOf(world, customer);
    assert.equal(certificate.counts['sending.suppressions'], SUPPRESSED);
    assert.equal(await left(), 0);
  });
});
