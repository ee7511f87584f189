import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newId } from '../../../src/kernel/ids.js';
import { addMs, DAY_MS, systemNow, toDate } from '../../../src/kernel/time/instant.js';
import { HotPool } from '../../../src/platform/database/hot-pool.js';
import { PurgeHandledEvents } from '../../../src/platform/housekeeping/purge-handled-events.js';
import { openPlatform, type OpenPlatform } from './open-platform.js';

describe('purging handled events', () => {
  let platform: OpenPlatform;
  before(async () => {
    platform = await openPlatform(undefined, { environment: { ROLES: 'api' }, providers: [PurgeHandledEvents] });
  });
  after(() => platform.close());

  it('forgets old handled events with their marks and keeps open, parked and young ones', async () => {
    const now = systemNow();
    const pool = platform.app.get(HotPool);
    const add = async (state: number, ageDays: number): Promise<number> => {
      const { rows } = await pool.query<{ id: number }>(
        `insert into outbox (name, account_id, aggregate_id, payload, created_at, state, pending)
         values ('account.signed_up.v1', $1, 'x', '{}', $2, $3::int, case when $3::int = 1 then '{a}'::text[] else '{}' end) returning id`,
        [newId(now), toDate(addMs(now, -ageDays * DAY_MS)), state],
      );
      await pool.query(`insert into inbox (consumer, outbox_id) values ('a', $1)`, [rows[0]!.id]);
      return rows[0]!.id;
    };
    const old = await add(2, 40);
    const kept = [await add(2, 3), await add(1, 40), await add(0, 40)];
    const purge = platform.app.get(PurgeHandledEvents);
    assert.ok((await purge.nextDue())! <= now);
    await purge.runDue(now);
    const left = await pool.query<{ id: number }>('select id from outbox order by id');
    assert.deepEqual(
      left.rows.map((row) => row.id),
      kept,
    );
    assert.equal((await pool.query('select from inbox where outbox_id = $1', [old])).rowCount, 0);
    assert.ok((await purge.nextDue())! > now, 'nothing more is due');
  });
});
