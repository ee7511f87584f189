import { Injectable } from '@nestjs/common';
import { LessThan, LessThanOrEqual, MoreThanOrEqual } from 'typeorm';
import type { LocalDate } from '../../../../kernel/time/calendar.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { VatExemptionEntity } from './vat-exemption.entity.js';

@Injectable()
export class VatExemptionsRepository {
  /** The newest certificate that covers the day. */
  on(tx: Tx, scope: AccountScope, day: LocalDate): Promise<VatExemptionEntity | null> {
    return tx.manager.findOne(VatExemptionEntity, {
      where: { accountId: scope.accountId, validFrom: LessThanOrEqual(day), validUntil: MoreThanOrEqual(day) },
      order: { id: 'DESC' },
    });
  }

  /** The same for many accounts; those without one are left out. */
  unscopedOn(tx: Tx, accountIds: readonly string[], day: LocalDate): Promise<VatExemptionEntity[]> {
    return tx.manager
      .createQueryBuilder(VatExemptionEntity, 'e')
      .distinctOn(['e.accountId'])
      .where('e.accountId = any(:accountIds) and e.validFrom <= :day and e.validUntil >= :day', { accountIds, day })
      .orderBy('e.accountId')
      .addOrderBy('e.id', 'DESC')
      .getMany();
  }

  /** Newest first, one more than asked when there is more. */
  page(tx: Tx, scope: AccountScope, limit: number, before: string | null): Promise<VatExemptionEntity[]> {
    return tx.manager.find(VatExemptionEntity, {
      where: { accountId: scope.accountId, ...(before === null ? {} : { id: LessThan(before) }) },
      order: { id: 'DESC' },
      take: limit + 1,
    });
  }

  async insert(tx: Tx, exemption: VatExemptionEntity): Promise<void> {
    await tx.manager.insert(VatExemptionEntity, exemption);
  }
}
