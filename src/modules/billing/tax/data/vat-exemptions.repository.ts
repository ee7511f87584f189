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
