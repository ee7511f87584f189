import { Injectable } from '@nestjs/common';
import { IsNull, LessThan } from 'typeorm';
import type { Tx } from '../../../../platform/database/tx.js';
import { StaffEntity } from './staff.entity.js';

/** The operator's people; they belong to no account. */
@Injectable()
export class StaffRepository {
  /** False when somebody with this address is there already. */
  async insert(tx: Tx, member: StaffEntity): Promise<boolean> {
    const result = await tx.manager
      .createQueryBuilder()
      .insert()
      .into(StaffEntity)
      .values(member)
      .orIgnore()
      .returning('id')
      .execute();
    return (result.raw as unknown[]).length > 0;
  }

  findActive(tx: Tx, id: string): Promise<StaffEntity | null> {
    return tx.manager.findOne(StaffEntity, { where: { id, disabledAt: IsNull() } });
  }

  findActiveByEmail(tx: Tx, emailNormalised: string): Promise<StaffEntity | null> {
    return tx.manager.findOne(StaffEntity, { where: { emailNormalised, disabledAt: IsNull() } });
  }

  page(tx: Tx, before: string | null, limit: number): Promise<StaffEntity[]> {
    return tx.manager.find(StaffEntity, {
      where: { disabledAt: IsNull(), ...(before ? { id: LessThan(before) } : {}) },
      order: { id: 'DESC' },
      take: limit,
    });
  }

  async update(tx: Tx, id: string, change: Partial<StaffEntity>): Promise<void> {
    await tx.manager.update(StaffEntity, { id }, change);
  }

  /** Those who would be left if `id` were no operator; locked, so that two cannot leave at once. */
  async lockOtherOperators(tx: Tx, id: string): Promise<number> {
    const rows = await tx.query<{ id: string }>(
      `select id from staff where 'operator' = any(roles) and disabled_at is null order by id for update`,
    );
    return rows.filter((row) => row.id !== id).length;
  }

  /** Those with one of these roles. */
  async withAnyRole(tx: Tx, roles: readonly string[]): Promise<{ id: string }[]> {
    return tx.query(`select id from staff where roles && $1::text[] and disabled_at is null order by id`, [roles]);
  }

  async hasOperator(tx: Tx): Promise<boolean> {
    const rows = await tx.query(`select 1 from staff where 'operator' = any(roles) and disabled_at is null limit 1`);
    return rows.length > 0;
  }
}
