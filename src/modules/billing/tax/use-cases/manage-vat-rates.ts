import { Injectable } from '@nestjs/common';
import { newId, SYSTEM_ACCOUNT_ID } from '../../../../kernel/ids.js';
import type { BeforeCommit } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { AccountsFacade, type Actor } from '../../../accounts/index.js';
import { VatRatesRepository } from '../data/vat-rates.repository.js';
import { formatRate } from '../rules/vat-rate.js';
import type { DatedRate } from '../rules/vat-rates.table.js';

/** Standard rates, and what a parliament decides about them. */
@Injectable()
export class ManageVatRates {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rates: VatRatesRepository,
    private readonly accounts: AccountsFacade,
  ) {}

  /** By place, newest first; of two for the same day the one that counts. */
  list(): Promise<DatedRate[]> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      const effective = new Map<string, DatedRate>();
      for (const rate of await this.rates.all(tx)) effective.set(`${rate.place} ${rate.validFrom}`, rate);
      return [...effective.values()].sort(
        (a, b) => a.place.localeCompare(b.place) || b.validFrom.localeCompare(a.validFrom),
      );
    });
  }

  add(rate: DatedRate, by: { staffId: string; actor: Actor }, keep: BeforeCommit<DatedRate>): Promise<DatedRate> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      await this.rates.insert(tx, { ...rate, id: newId(tx.now), createdBy: by.staffId, createdAt: tx.now });
      await this.accounts.auditIn(tx, {
        accountId: SYSTEM_ACCOUNT_ID,
        action: 'vat_rate.added',
        actor: by.actor,
        target: { type: 'vat_rate', id: rate.place },
        changes: { rate: formatRate(rate.rate), validFrom: rate.validFrom },
      });
      await keep(tx, rate);
      return rate;
    });
  }
}
