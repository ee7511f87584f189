/** A proxy that gets certificates by itself asks for which names: only for those that lead here by their owner’s will. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { HotPool } from '../../../src/platform/database/hot-pool.js';
import type { Running } from '../../../src/roots/boot.js';
import { type Customer, signUpCustomer } from '../../support/customer.js';
import { startWorld, type World } from '../../support/world.js';

describe('certificates for the names of customers’ links', () => {
  let world: World;
  let worker: Running;
  let customer: Customer;
  before(async () => {
    world = await startWorld();
    worker = await world.another({ ROLES: 'worker', METRICS_PORT: '0' });
    customer = await signUpCustomer(world);
  });
  after(() => world.close());

  const ask = async (query: string): Promise<number> => (await fetch(`${worker.metricsUrl}/tls/ask${query}`)).status;
  const pool = (): HotPool => world.app.get(HotPool);

  async function domain(name: string, { isVerified, isTracking }: { isVerified: boolean; isTracking: boolean }) {
    const added = await world.http.post('/v1/domains', { token: customer.accessToken, body: { name } });
    assert.equal(added.status, 201, added.text);
    await pool().query(
      `update domains set status = case when $2 then 'verified' else 'pending' end,
        verified_at = case when $2 then now() end, tracking_at = case when $3 then now() end where name = $1`,
      [name, isVerified, isTracking],
    );
  }

  it('yes for a verified domain whose record leads here, whatever its letters; no for all else', async () => {
    await domain('acme.example', { isVerified: true, isTracking: true });
    await domain('without-record.example', { isVerified: true, isTracking: false });
    await domain('unproven.example', { isVerified: false, isTracking: true });
    assert.equal(await ask('?domain=track.acme.example'), 200);
    assert.equal(await ask('?domain=Track.ACME.example'), 200);
    for (const name of [
      'acme.example',
      'www.acme.example',
      'track.track.acme.example',
      'track.without-record.example',
      'track.unproven.example',
      'track.stranger.example',
      'track.',
      'track.%',
      `track.${'a'.repeat(300)}.example`,
      '',
    ])
      assert.equal(await ask(`?domain=${encodeURIComponent(name)}`), 404, name);
    assert.equal(await ask(''), 404);
  });

  it('no longer when the domain is given up or lost', async () => {
    await domain('lost.example', { isVerified: true, isTracking: true });
    assert.equal(await ask('?domain=track.lost.example'), 200);
    await pool().query(`update domains set status = 'pending', verified_at = null where name = 'lost.example'`);
    assert.equal(await ask('?domain=track.lost.example'), 404);
  });

  it('is not asked on the port of the API', async () => {
    assert.equal((await world.http.get('/tls/ask?domain=track.acme.example')).status, 404);
  });

  it('is one look into an index of verified names', async () => {
    const { rows } = await pool().query<{ indexdef: string }>(
      `select indexdef from pg_indexes where indexname = 'domains_one_owner_idx'`,
    );
    assert.match(rows[0]!.indexdef, /UNIQUE INDEX .* \(name\) WHERE \(status = 'verified'/);
  });

  it('strangers who ask for any number of names cost 600 looks a minute', async () => {
    const other = await world.another({ ROLES: 'worker', METRICS_PORT: '0' });
    const answers = new Map<number, number>();
    for (let at = 0; at < 640; at += 40) {
      const some = Array.from({ length: 40 }, async (_, i) => {
        const { status } = await fetch(`${other.metricsUrl}/tls/ask?domain=track.n${at + i}.example`);
        answers.set(status, (answers.get(status) ?? 0) + 1);
      });
      await Promise.all(some);
    }
    assert.deepEqual([...answers.keys()].sort(), [404, 429]);
    assert.ok(answers.get(404)! >= 600, JSON.stringify([...answers]));
  });
});
