import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { SegmentEntity } from './segment.entity.js';

@Injectable()
export class SegmentsRepository {
  async insert(tx: Tx, segment: SegmentEntity): Promise<void> {
    await tx.manager.insert(SegmentEntity, segment);
  }

  async save(tx: Tx, { accountId, id, ...changed }: SegmentEntity): Promise<void> {
    const { name, condition, version, updatedAt } = changed;
    await tx.manager.update(SegmentEntity, { accountId, id }, { name, condition, version, updatedAt });
  }

  find(tx: Tx, { accountId }: AccountScope, id: string): Promise<SegmentEntity | null> {
    return tx.manager.findOneBy(SegmentEntity, { accountId, id });
  }

  lock(tx: Tx, { accountId }: AccountScope, id: string): Promise<SegmentEntity | null> {
    return tx.manager.findOne(SegmentEntity, { where: { accountId, id }, lock: { mode: 'pessimistic_write' } });
  }

  findAll(tx: Tx, { accountId }: AccountScope, ids: readonly string[]): Promise<SegmentEntity[]> {
    return ids.length === 0 ? Promise.resolve([]) : tx.manager.findBy(SegmentEntity, { accountId, id: In([...ids]) });
  }

  /** Nobody makes one until the end of the transaction. */
  async lockedCount(tx: Tx, { accountId }: AccountScope): Promise<number> {
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('segments ' || $1, 0))`, [accountId]);
    return tx.manager.countBy(SegmentEntity, { accountId });
  }

  /** Newest first. */
  list(tx: Tx, { accountId }: AccountScope, limit: number, before: string | null): Promise<SegmentEntity[]> {
    const query = tx.manager
      .createQueryBuilder(SegmentEntity, 's')
      .where('s.account_id = :accountId', { accountId })
      .orderBy('s.id', 'DESC')
      .limit(limit);
    if (before !== null) query.andWhere('s.id < :before', { before });
    return query.getMany();
  }

  /** Segments that name a field, however deep. */
  async idsNaming(tx: Tx, { accountId }: AccountScope, field: string): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `select id from segments
        where account_id = $1 and jsonb_path_exists(condition, 'strict $.**.field ? (@ == $key)', jsonb_build_object('key', $2::text), true)
        order by id`,
      [accountId, field],
    );
    return rows.map(({ id }) => id);
  }

  async delete(tx: Tx, { accountId }: AccountScope, id: string): Promise<void> {
    await tx.manager.delete(SegmentEntity, { accountId, id });
  }
}
