import { Injectable } from '@nestjs/common';
import { newId } from '../../../../kernel/ids.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { SmsRatesRepository } from '../data/rates.repository.js';
import { SHIPPED_RATES } from '../rules/shipped-rates.table.js';

/** Puts a first card where there is none. Whoever calls it sees to it that nobody else does meanwhile. */
@Injectable()
export class SeedRates {
  constructor(private readonly rates: SmsRatesRepository) {}

  async in(tx: Tx): Promise<void> {
    if ((await this.rates.of(tx, null)).length > 0) return;
    await this.rates.insert(
      tx,
      SHIPPED_RATES.map((rate) => ({ ...rate, id: newId(tx.now) })),
    );
  }
}
