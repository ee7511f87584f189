import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Mail held for a block goes on when the block is over, whichever subscription it was accepted under and whatever became of
 * that since: it was paid for and counted. The index holds only what is held for a block, so it is nearly always empty.
 */
export class ReleaseBlockedMail1790000140200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'create index delivery_queue_blocked on delivery_queue (account_id, class, seq) where state = 3 and because = 8',
    );
    await runner.query(RELEASE_BLOCKED);
    await runner.query(BLOCKED_ACCOUNTS);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

const RELEASE_BLOCKED = `create function spool_release_blocked(p_account uuid, p_limit int)
  returns table (lane_id int, released int) language sql as $fn$
  with chosen as materialized (
    select q.id from delivery_queue q where q.state = 3 and q.because = 8 and q.account_id = p_account
     order by q.class, q.seq limit p_limit for update skip locked),
  freed as (
    update delivery_queue q set state = 0, because = 0, next_at = null, lane_id = coalesce(l.moved_to, q.lane_id)
      from chosen, lanes l where q.id = chosen.id and l.id = q.lane_id returning q.id, q.lane_id),
  marked as (update deliveries d set status = 2, because = 0 from freed where d.id = freed.id)
  select f.lane_id, count(*)::int from freed f group by f.lane_id $fn$`;

/** The accounts with mail held for a block, one look into the index each. */
const BLOCKED_ACCOUNTS = `create function spool_blocked_accounts() returns setof uuid language sql stable as $fn$
  with recursive found as (
    (select q.account_id from delivery_queue q where q.state = 3 and q.because = 8 order by q.account_id limit 1)
    union all
    select (select q.account_id from delivery_queue q
             where q.state = 3 and q.because = 8 and q.account_id > f.account_id order by q.account_id limit 1)
      from found f where f.account_id is not null)
  select f.account_id from found f where f.account_id is not null $fn$`;
