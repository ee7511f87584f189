import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { newId } from '../../../src/kernel/ids.js';
import { systemNow } from '../../../src/kernel/time/instant.js';
import { BlobStore } from '../../../src/platform/blobs/index.js';
import { accountScope } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { startWorld, type World } from '../../support/world.js';
import { rows } from '../accounts/account-world.js';

const scope = accountScope(newId(systemNow()));
const stranger = accountScope(newId(systemNow()));

async function* pieces(...buffers: Buffer[]): AsyncIterable<Buffer> {
  yield* buffers;
}

async function whole(content: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of content) chunks.push(chunk);
  return Buffer.concat(chunks);
}

describe('stored files', () => {
  let world: World;
  let blobs: BlobStore;
  before(async () => {
    world = await startWorld({ ROLES: 'api' });
    blobs = world.app.get(BlobStore);
  });
  after(() => world.close());

  const count = async (table: string): Promise<number> =>
    (await rows<{ n: number }>(world, `select count(*) as n from ${table}`))[0]!.n;

  it('come out as they went in, whatever the pieces were', async () => {
    for (const sizes of [[], [0], [1], [524_288], [524_289], [300_000, 300_000, 1_500_000]]) {
      const buffers = sizes.map((size) => randomBytes(size));
      const stored = await blobs.put(scope, 'test', pieces(...buffers));
      const open = await blobs.open(scope, stored.id);
      assert.equal(open!.bytes, Buffer.concat(buffers).length);
      assert.ok((await whole(open!.content())).equals(Buffer.concat(buffers)));
    }
  });

  it('belong to one account', async () => {
    const { id } = await blobs.put(scope, 'test', pieces(Buffer.from('mine')));
    assert.equal(await blobs.open(stranger, id), null);
    await world.app.get(UnitOfWork).run(stranger, (tx) => blobs.removeIn(tx, stranger, [id]));
    assert.ok(await blobs.open(scope, id));
  });

  it('are not there until they are whole, and leave nothing when their writer fails', async () => {
    async function* failing(): AsyncIterable<Buffer> {
      yield randomBytes(600_000);
      throw new Error('the source dried up');
    }
    await assert.rejects(blobs.put(scope, 'test', failing()), /dried up/);
    const keepFails = blobs.put(scope, 'test', pieces(randomBytes(10)), () => Promise.reject(new Error('not kept')));
    await assert.rejects(keepFails, /not kept/);
    await world.app.get(UnitOfWork).run(scope, async (tx) => {
      const all = await tx.query<{ id: string }>('select id from blobs where account_id = $1 and state = 1', [
        scope.accountId,
      ]);
      await blobs.removeIn(
        tx,
        scope,
        all.map(({ id }) => id),
      );
    });
    while ((await blobs.sweep(3)) > 0);
    await blobs.sweep(3);
    assert.deepEqual([await count('blob_chunks'), await count('blobs')], [0, 0]);
  });

  it('a reader of a file that is removed meanwhile fails instead of stopping short', async () => {
    const { id } = await blobs.put(scope, 'test', pieces(randomBytes(1_200_000)));
    const open = (await blobs.open(scope, id))!;
    const reading = open.content()[Symbol.asyncIterator]();
    await reading.next();
    await world.app.get(UnitOfWork).run(scope, (tx) => blobs.removeIn(tx, scope, [id]));
    while ((await blobs.sweep(100)) > 0);
    await assert.rejects(async () => reading.next(), /went away/);
    assert.equal(await blobs.open(scope, id), null);
  });
});
