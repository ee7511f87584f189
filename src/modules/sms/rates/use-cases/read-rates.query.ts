import { Injectable } from '@nestjs/common';
import { localDate } from '../../../../kernel/time/calendar.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { SmsRatesRepository } from '../data/rates.repository.js';
import { RateCard } from '../rules/rate-card.js';
import { RATE_ZONE } from '../rules/rate-zone.js';
import { ratesOn, type SmsRate } from '../rules/rates.js';

@Injectable()
export class ReadRates {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rates: SmsRatesRepository,
  ) {}

  /** What a part costs today, by country and network. */
  today(scope: AccountScope, country: string | null): Promise<SmsRate[]> {
    return this.unitOfWork.run(scope, (tx) => this.todayIn(tx, country === null ? null : [country]));
  }

  /** As staff see it: what is over and what has not begun too. */
  all(country: string | null): Promise<SmsRate[]> {
    return this.unitOfWork.runAsWorker((tx) => this.rates.of(tx, country === null ? null : [country]));
  }

  async todayIn(tx: Tx, countries: readonly string[] | null): Promise<SmsRate[]> {
    return ratesOn(localDate(tx.now, RATE_ZONE), await this.rates.of(tx, countries));
  }

  /** The card that rules what is accepted in this transaction. */
  async cardIn(tx: Tx, countries: readonly string[]): Promise<RateCard> {
    return new RateCard(localDate(tx.now, RATE_ZONE), await this.rates.of(tx, countries));
  }
}
