import { Injectable } from '@nestjs/common';
import { newId } from '../../../kernel/ids.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { PriceListsRepository } from '../data/price-lists.repository.js';
import { SHIPPED_PACKS } from '../rules/shipped-packs.table.js';
import { SHIPPED_RATES } from '../rules/shipped-rates.table.js';

/** Puts packs and rates into an empty database. Afterwards the database rules: what an operator changed stays. */
@Injectable()
export class SeedPriceLists {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly priceLists: PriceListsRepository,
  ) {}

  /** Several processes may start at once. */
  async run(): Promise<void> {
    await this.unitOfWork.runAsWorker(async (tx) => {
      await this.priceLists.lockPacks(tx);
      if ((await this.priceLists.packs(tx)).length > 0) return;
      const sold = { active: true, version: 1 };
      await this.priceLists.insertPacks(
        tx,
        SHIPPED_PACKS.map((pack, position) => ({ ...pack, ...sold, id: newId(tx.now), position })),
      );
      if ((await this.priceLists.rates(tx, null)).length > 0) return;
      await this.priceLists.insertRates(
        tx,
        SHIPPED_RATES.map((rate) => ({ ...rate, id: newId(tx.now) })),
      );
    });
  }
}
