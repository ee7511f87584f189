import { Injectable } from '@nestjs/common';
import { newId } from '../../../../kernel/ids.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { PacksRepository } from '../data/packs.repository.js';
import { SeedRates } from '../../rates/index.js';
import { SHIPPED_PACKS } from '../rules/shipped-packs.table.js';

/** Puts packs and rates into an empty database. Afterwards the database rules: what an operator changed stays. */
@Injectable()
export class SeedPriceLists {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly packs: PacksRepository,
    private readonly rates: SeedRates,
  ) {}

  /** Several processes may start at once. */
  async run(): Promise<void> {
    await this.unitOfWork.runAsWorker(async (tx) => {
      await this.packs.lock(tx);
      if ((await this.packs.find(tx)).length > 0) return;
      const sold = { active: true, version: 1 };
      await this.packs.insert(
        tx,
        SHIPPED_PACKS.map((pack, position) => ({ ...pack, ...sold, id: newId(tx.now), position })),
      );
      await this.rates.in(tx);
    });
  }
}
