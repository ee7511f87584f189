import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { ViolationEntity } from './violation.entity.js';

/** Read and written for staff only: customers have no right to this table. */
@Injectable()
export class ViolationsRepository {
  async insert(tx: Tx, violation: ViolationEntity): Promise<void> {
    await tx.manager.insert(ViolationEntity, violation);
  }

  /** Newest first. */
  page(tx: Tx, { accountId }: AccountScope, before: string | null, limit: number): Promise<ViolationEntity[]> {
    return tx.manager.find(ViolationEntity, {
      where: { accountId, ...(before === null ? {} : { id: LessThan(before) }) },
      order: { id: 'DESC' },
      take: limit,
    });
  }
}
