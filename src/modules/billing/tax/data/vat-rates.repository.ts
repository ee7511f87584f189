import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../../platform/database/tx.js';
import { type DatedRate, VAT_RATES } from '../rules/vat-rates.table.js';
import { VatRateEntity } from './vat-rate.entity.js';

@Injectable()
export class VatRatesRepository {
  /** The shipped table, then what the operator added, oldest first: of the same day the later counts. */
  async all(tx: Tx): Promise<readonly DatedRate[]> {
    const added = await tx.manager.find(VatRateEntity, { order: { id: 'ASC' } });
    return added.length === 0 ? VAT_RATES : [...VAT_RATES, ...added];
  }

  async insert(tx: Tx, rate: VatRateEntity): Promise<void> {
    await tx.manager.insert(VatRateEntity, rate);
  }
}
