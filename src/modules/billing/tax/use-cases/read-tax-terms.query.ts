import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../../../kernel/time/calendar.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { EuTurnoverRepository } from '../data/eu-turnover.repository.js';
import { SellerRepository } from '../data/seller.repository.js';
import { VatRatesRepository } from '../data/vat-rates.repository.js';
import { euTurnoverOf, yearOf } from '../rules/eu-turnover.js';
import type { Seller } from '../rules/seller.js';
import type { DatedRate } from '../rules/vat-rates.table.js';
import type { EuTurnover } from '../rules/vat-question.js';

/** What a decision needs beside the customer. */
export interface TaxTerms {
  seller: Seller;
  sellerVersion: number;
  rates: readonly DatedRate[];
  euTurnover: EuTurnover;
}

@Injectable()
export class ReadTaxTerms {
  constructor(
    private readonly sellers: SellerRepository,
    private readonly rates: VatRatesRepository,
    private readonly turnover: EuTurnoverRepository,
  ) {}

  async in(tx: Tx, date: LocalDate, binding = false): Promise<TaxTerms> {
    const year = yearOf(date);
    const { seller, version, openingYear } = await this.sellers.current(tx, year);
    // Who taxes at destination anyway has no threshold to watch, and his invoices need not wait for each other.
    if (binding && !seller.ossOptIn) await this.turnover.lockYear(tx, year);
    const counted = await this.turnover.ofYears(tx, [year - 1, year]);
    const euTurnover = euTurnoverOf(year, counted, { ...seller.euTurnoverOpening, year: openingYear });
    return { seller, sellerVersion: version, rates: await this.rates.all(tx), euTurnover };
  }
}
