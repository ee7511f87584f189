import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { eventually } from '../../support/eventually.js';
import { freePorts, type PosthornProcess, startProcess } from '../../support/processes.js';
import { startWorld, type World } from '../../support/world.js';
import { Importer } from './import-steps.js';

const ROWS = 100_000;
/** The dead worker's lease runs out after fifteen seconds of machine time. */
const TAKEN_OVER_MS = 180_000;

describe('a worker is killed with kill -9', () => {
  let world: World;
  let worker: PosthornProcess;
  let importer: Importer;
  before(async () => {
    world = await startWorld({ ROLES: 'api,scheduler', TEST_CLOCK: '1' });
    // Mail is delivered by workers, also the one that confirms an account.
    worker = await newWorker();
    importer = await Importer.start(world);
  });
  after(async () => {
    await worker.stop('SIGKILL');
    await world.close();
  });

  async function newWorker(): Promise<PosthornProcess> {
    return startProcess(world.database, await freePorts(), { ROLES: 'worker' });
  }

  it('in the middle of an import, twice: another goes on where it was, and every row counts once', async () => {
    const listId = await importer.list();
    const consent = JSON.stringify({ at: '2026-02-01', where: 'shop', how: 'box', textVersion: '1' });
    const lines = Array.from({ length: ROWS }, (_, n) => (n % 100 === 7 ? `"never closed ${n}` : `c${n}@x.example`));
    const { id } = await importer.started([
      ['listId', listId],
      ['consent', consent],
      ['onDuplicate', 'skip'],
      ['file', `email\n${lines.join('\n')}\n`],
    ]);
    let killedAt = 0;
    for (let kill = 0; kill < 2; kill += 1) {
      const before = killedAt;
      const seen = await eventually(
        'it goes on',
        async () => {
          const view = await importer.read(id);
          return (view.rows > before || view.status === 'done') && view;
        },
        TAKEN_OVER_MS,
      );
      await worker.stop('SIGKILL');
      killedAt = (await importer.read(id)).rows;
      if (kill === 0) assert.ok(seen.status === 'running' && killedAt < ROWS, `killed too late, at ${killedAt} rows`);
      worker = await newWorker();
    }
    const done = await importer.ended(id, TAKEN_OVER_MS);
    const rejected = ROWS / 100;
    // Had a row been applied twice, it would be skipped the second time.
    assert.deepEqual(
      [done.status, done.rows, done.created, done.updated, done.skipped, done.rejected],
      ['done', ROWS, ROWS - rejected, 0, 0, rejected],
    );
    assert.equal(await importer.count(), ROWS - rejected);
    assert.equal(Object.keys(await importer.members(listId)).length, ROWS - rejected);
    assert.equal((await importer.rejects(id)).trimEnd().split('\r\n').length - 1, rejected);
  });
});
