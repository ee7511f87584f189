import { Injectable } from '@nestjs/common';
import { DAY_MS, HOUR_MS, type Instant, instantOf, toIso } from '../../../../kernel/time/instant.js';
import { HotPool } from '../../../../platform/database/hot-pool.js';
import type { Tx } from '../../../../platform/database/tx.js';
import type { WarmUpStage } from '../rules/warmup-plans.table.js';

/** What was taken of an address's limits, to be given back as far as it was not used. */
export interface Taken {
  ipId: string;
  provider: string;
  at: Instant;
  granted: number;
  /** Which limit was reached, when fewer were granted than asked for. */
  full: 'day' | 'hour' | 'provider' | null;
}

export function dayOf(at: Instant): Instant {
  return instantOf(Math.floor(at / DAY_MS) * DAY_MS);
}

export function hourOf(at: Instant): Instant {
  return instantOf(Math.floor(at / HOUR_MS) * HOUR_MS);
}

/** How much left from addresses that warm up, by UTC day, hour and provider. */
@Injectable()
export class IpUses {
  constructor(private readonly pool: HotPool) {}

  async take(ipId: string, provider: string, wanted: number, at: Instant, limits: WarmUpStage): Promise<Taken> {
    const { daily, hourly, providerDaily } = limits;
    const { rows } = await this.pool.query<{ granted: number; full_because: Taken['full'] }>({
      name: 'ip_take',
      text: 'select * from ip_take($1, $2::timestamptz, $3::timestamptz, $4, $5, $6, $7, $8)',
      values: [ipId, toIso(dayOf(at)), toIso(hourOf(at)), provider, wanted, daily, hourly, providerDaily],
    });
    const { granted, full_because: full } = rows[0]!;
    return { ipId, provider, at, granted, full };
  }

  async giveBack({ ipId, provider, at }: Taken, n: number): Promise<void> {
    if (n <= 0) return;
    await this.pool.query({
      name: 'ip_give_back',
      text: 'select ip_give_back($1, $2::timestamptz, $3::timestamptz, $4, $5)',
      values: [ipId, toIso(dayOf(at)), toIso(hourOf(at)), provider, n],
    });
  }

  /** By address: all of a day, and by provider. */
  async ofDay(
    tx: Tx,
    ipIds: readonly string[],
    at: Instant,
  ): Promise<Map<string, { all: number; providers: Record<string, number> }>> {
    const rows = await tx.query<{ ipId: string; scope: string; used: number }>(
      `select ip_id as "ipId", scope, used from ip_uses where ip_id = any ($1::uuid[]) and unit = 'd' and starts = $2::timestamptz order by ip_id, scope`,
      [[...ipIds], toIso(dayOf(at))],
    );
    const found = new Map<string, { all: number; providers: Record<string, number> }>(
      ipIds.map((id) => [id, { all: 0, providers: {} }]),
    );
    for (const { ipId, scope, used } of rows) {
      const of = found.get(ipId)!;
      if (scope === '*') of.all = used;
      else of.providers[scope] = used;
    }
    return found;
  }

  /** By address: of the hour. */
  async ofHour(tx: Tx, ipIds: readonly string[], at: Instant): Promise<Map<string, number>> {
    const rows = await tx.query<{ ipId: string; used: number }>(
      `select ip_id as "ipId", used from ip_uses where ip_id = any ($1::uuid[]) and unit = 'h' and starts = $2::timestamptz and scope = '*'`,
      [[...ipIds], toIso(hourOf(at))],
    );
    return new Map(rows.map(({ ipId, used }) => [ipId, used]));
  }

  /** What nobody looks at any more. */
  async forgetBefore(tx: Tx, at: Instant): Promise<void> {
    await tx.query('delete from ip_uses where starts < $1::timestamptz', [toIso(at)]);
  }
}
