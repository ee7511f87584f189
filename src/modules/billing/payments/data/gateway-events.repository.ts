import { Injectable } from '@nestjs/common';
import { toDate } from '../../../../kernel/time/instant.js';
import { HotPool } from '../../../../platform/database/hot-pool.js';
import type { Tx } from '../../../../platform/database/tx.js';
import type { GatewayEvent } from '../adapters/payment-gateway.port.js';

export interface TakenEvent extends GatewayEvent {
  /** This one included. */
  attempts: number;
}

/** Whoever follows an event has so long; then he is taken to have died. */
const LEASE_MS = 120_000;

const TAKE = `update gateway_events e
  set attempts = e.attempts + 1, taken_until = clock_timestamp() + $3 * interval '1 millisecond'
  from (select event_id from gateway_events
    where gateway = $1 and next_try_at <= clock_timestamp() and (taken_until is null or taken_until < clock_timestamp())
    order by next_try_at limit $2 for update skip locked) due
  where e.gateway = $1 and e.event_id = due.event_id
  returning e.event_id as id, e.type, e.object, e.attempts`;
const DONE = `update gateway_events set next_try_at = null, taken_until = null, outcome = $3
  where gateway = $1 and event_id = $2`;
const PUT_OFF = `update gateway_events set taken_until = null,
  next_try_at = clock_timestamp() + $3::integer * interval '1 millisecond' where gateway = $1 and event_id = $2`;
const BUSY = `select exists (select 1 from gateway_events
  where gateway = $1 and next_try_at <= clock_timestamp()) as busy`;

/** Events of gateways: each is kept before it is acknowledged, and followed afterwards. Retries live in machine time. */
@Injectable()
export class GatewayEventsRepository {
  constructor(private readonly pool: HotPool) {}

  /** False when it was told before. */
  async keep(tx: Tx, gateway: string, { id, type, object }: GatewayEvent): Promise<boolean> {
    const fresh = await tx.query(
      `insert into gateway_events (gateway, event_id, type, object, received_at) values ($1, $2, $3, $4, $5)
       on conflict do nothing returning 1 as fresh`,
      [gateway, id, type, object, toDate(tx.now)],
    );
    return fresh.length === 1;
  }

  async take(gateway: string, limit: number): Promise<TakenEvent[]> {
    const { rows } = await this.pool.query<TakenEvent & Record<string, unknown>>(TAKE, [gateway, limit, LEASE_MS]);
    return rows;
  }

  async done(gateway: string, id: string, outcome: string): Promise<void> {
    await this.pool.query(DONE, [gateway, id, outcome]);
  }

  /** Null: not again. */
  async putOff(gateway: string, id: string, waitMs: number | null): Promise<void> {
    await this.pool.query(PUT_OFF, [gateway, id, waitMs]);
  }

  /** Whether some event is being followed, or waits for nothing but its turn. */
  async isBusy(gateway: string): Promise<boolean> {
    return (await this.pool.query<{ busy: boolean }>(BUSY, [gateway])).rows[0]!.busy;
  }
}
