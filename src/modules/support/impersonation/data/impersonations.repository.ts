import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import { type Instant, toDate } from '../../../../kernel/time/instant.js';
import { HotPool } from '../../../../platform/database/hot-pool.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import type { EndReason } from '../rules/impersonation.js';
import { ImpersonationEntity } from './impersonation.entity.js';

@Injectable()
export class ImpersonationsRepository {
  constructor(private readonly pool: HotPool) {}

  async insert(tx: Tx, impersonation: ImpersonationEntity): Promise<void> {
    await tx.manager.insert(ImpersonationEntity, impersonation);
  }

  find(tx: Tx, scope: AccountScope, id: string): Promise<ImpersonationEntity | null> {
    return tx.manager.findOne(ImpersonationEntity, { where: { accountId: scope.accountId, id } });
  }

  findForUpdate(tx: Tx, scope: AccountScope, id: string): Promise<ImpersonationEntity | null> {
    return tx.manager.findOne(ImpersonationEntity, {
      where: { accountId: scope.accountId, id },
      lock: { mode: 'pessimistic_write' },
    });
  }

  /** Newest first. */
  page(tx: Tx, scope: AccountScope, page: { before: string | null; limit: number }): Promise<ImpersonationEntity[]> {
    return tx.manager.find(ImpersonationEntity, {
      where: { accountId: scope.accountId, ...(page.before ? { id: LessThan(page.before) } : {}) },
      order: { id: 'DESC' },
      take: page.limit,
    });
  }

  async end(tx: Tx, impersonation: ImpersonationEntity, endReason: EndReason, endedAt: Instant): Promise<void> {
    const { accountId, id } = impersonation;
    await tx.manager.update(ImpersonationEntity, { accountId, id }, { endReason, endedAt });
    Object.assign(impersonation, { endReason, endedAt });
  }

  unscopedFind(tx: Tx, id: string): Promise<ImpersonationEntity | null> {
    return tx.manager.findOne(ImpersonationEntity, { where: { id } });
  }

  async unscopedNextEnd(): Promise<Instant | null> {
    const { rows } = await this.pool.query<{ at: Instant | null }>({
      name: 'next-impersonation-end',
      text: 'select min(expires_at) as at from impersonations where ended_at is null',
    });
    return rows[0]?.at ?? null;
  }

  /** Those whose time is over; what another process is ending just now is left to it. */
  unscopedLockDue(tx: Tx, at: Instant, limit: number): Promise<ImpersonationEntity[]> {
    return tx.manager
      .createQueryBuilder(ImpersonationEntity, 'i')
      .where('i.ended_at is null and i.expires_at <= :at', { at: toDate(at) })
      .orderBy('i.expires_at')
      .limit(limit)
      .setLock('pessimistic_write')
      .setOnLocked('skip_locked')
      .getMany();
  }
}
