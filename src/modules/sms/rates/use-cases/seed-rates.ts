import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../../platform/database/tx.js';
import { SmsRatesRepository } from '../data/rates.repository.js';
import { SHIPPED_RATES } from '../rules/shipped-rates.table.js';

/** Puts a first card where there is none. */
@Injectable()
export class SeedRates {
  constructor(private readonly rates: SmsRatesRepository) {}

  async in(tx: Tx): Promise<void> {
    await this.rates.lock(tx);
    if ((await this.rates.of(tx, null)).length === 0) await this.rates.insert(tx, SHIPPED_RATES);
  }
}
