import { Injectable } from '@nestjs/common';
import { HotPool } from '../../../../platform/database/hot-pool.js';

/** A way to pay that its owner has taken away; null when nothing can be charged by it any more. */
interface TakenMethod extends Record<string, unknown> {
  id: string;
  instrument: Buffer | null;
}

const LATER = `clock_timestamp() + least(forget_attempts + 1, 60) * interval '5 seconds'`;
const TAKE_CUSTOMER = `update stripe_customers set forget_at = ${LATER}, forget_attempts = forget_attempts + 1
  where account_id = (select account_id from stripe_customers
    where forget_at <= clock_timestamp() and forgotten_at is null order by forget_at limit 1 for update skip locked)
  returning account_id`;
const TAKE_METHOD = `update payment_methods set detach_at = clock_timestamp() + interval '1 minute'
  where id = (select id from payment_methods m where detach_at <= clock_timestamp() and not exists (
      select 1 from payments p where p.method_id = m.id and p.state in ('created', 'pending'))
    order by detach_at limit 1 for update skip locked)
  returning id, sealed_instrument as instrument`;

/** What gateways still have to forget: each is taken by one process at a time, and again after a while. */
@Injectable()
export class LettingGoRepository {
  constructor(private readonly pool: HotPool) {}

  /** The account whose customer is to be deleted at the gateway; null when there is none. */
  async takeCustomer(): Promise<string | null> {
    return (await this.pool.query<{ account_id: string }>(TAKE_CUSTOMER)).rows[0]?.account_id ?? null;
  }

  async forgotten(accountId: string): Promise<void> {
    await this.pool.query('update stripe_customers set forgotten_at = clock_timestamp() where account_id = $1', [
      accountId,
    ]);
  }

  /** What was begun with it is finished before. */
  async takeMethod(): Promise<TakenMethod | null> {
    return (await this.pool.query<TakenMethod>(TAKE_METHOD)).rows[0] ?? null;
  }

  /** Nothing is kept of what charges nobody any more; an account and its mandate stay provable. */
  async detached(id: string): Promise<void> {
    const sql = 'update payment_methods set detach_at = null, gateway = null, sealed_instrument = null where id = $1';
    await this.pool.query(sql, [id]);
  }
}
