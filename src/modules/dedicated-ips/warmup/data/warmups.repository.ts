import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { type Instant, toIso } from '../../../../kernel/time/instant.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { IpWarmupEntity } from './ip-warmup.entity.js';

@Injectable()
export class WarmUpsRepository {
  /** Begins anew, whatever was before. */
  async begin(tx: Tx, warmUp: Omit<IpWarmupEntity, 'ip'>): Promise<void> {
    await tx.manager.upsert(IpWarmupEntity, warmUp, ['ipId']);
    await this.changed(tx);
  }

  async of(tx: Tx, ipIds: readonly string[]): Promise<Map<string, IpWarmupEntity>> {
    if (ipIds.length === 0) return new Map();
    const rows = await tx.manager.findBy(IpWarmupEntity, { ipId: In([...ipIds]) });
    return new Map(rows.map((row) => [row.ipId, row]));
  }

  async update(tx: Tx, row: IpWarmupEntity, change: Partial<IpWarmupEntity>): Promise<IpWarmupEntity> {
    await tx.manager.update(IpWarmupEntity, { ipId: row.ipId }, change);
    await this.changed(tx);
    return Object.assign(row, change);
  }

  /** The first day that is not judged, of those that warm up and are not paused. */
  async unscopedFirst(tx: Tx): Promise<Instant | null> {
    const [row] = await tx.query<{ first: Instant | null }>(
      `select min(w.judged_until) as first from ip_warmups w join ip_addresses i on i.id = w.ip_id
        where w.paused_at is null and i.state = 'warming'`,
    );
    return row?.first ?? null;
  }

  /** Those whose days up to then are not judged, oldest first. */
  unscopedUnjudged(
    tx: Tx,
    until: Instant,
    limit: number,
  ): Promise<{ ipId: string; address: string; judgedUntil: Instant }[]> {
    return tx.query(
      `select w.ip_id as "ipId", host(i.address) as address, w.judged_until as "judgedUntil"
         from ip_warmups w join ip_addresses i on i.id = w.ip_id
        where w.paused_at is null and i.state = 'warming' and w.judged_until <= $1::timestamptz
        order by w.judged_until, w.ip_id limit $2`,
      [toIso(until), limit],
    );
  }

  private async changed(tx: Tx): Promise<void> {
    await tx.query('update egress_versions set version = version + 1');
  }
}
