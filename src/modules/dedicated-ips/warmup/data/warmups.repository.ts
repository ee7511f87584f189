import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
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

  private async changed(tx: Tx): Promise<void> {
    await tx.query('update egress_versions set version = version + 1');
  }
}
