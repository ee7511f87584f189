import { Injectable } from '@nestjs/common';
import type { Money } from '../../../../kernel/money.js';
import { localDate } from '../../../../kernel/time/calendar.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { type CustomerType, readVatNumber, type VatNumber } from '../../customers/index.js';
import { decideVat, type VatDecision } from '../rules/decide-vat.js';
import { territoryOf } from '../rules/territory.js';
import type { CheckResult, TaxedCustomer } from '../rules/vat-question.js';
import { CheckForVisitor } from './check-for-visitor.js';
import { ReadTaxTerms, type TaxTerms } from './read-tax-terms.query.js';

/** Who asks for a price, in normal form. */
export interface Visitor {
  customerType: CustomerType;
  country: string;
  postalCode: string | null;
  vatNumber: string | null;
  siren: string | null;
  taxNumber: string | null;
}

/** The VAT of a sale to somebody who has no account, or does not say which. Nothing is stored. */
@Injectable()
export class DecideForVisitor {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly terms: ReadTaxTerms,
    private readonly checks: CheckForVisitor,
  ) {}

  async run(visitor: Visitor, net: Money): Promise<VatDecision> {
    const { terms, taxDate } = await this.unitOfWork.runAsWorker(async (tx) => {
      const today = localDate(tx.now, 'Europe/Paris');
      return { terms: await this.terms.in(tx, today), taxDate: today };
    });
    const vatNumber = visitor.vatNumber === null ? null : readVatNumber(visitor.vatNumber, visitor.country);
    const customer: TaxedCustomer = { ...visitor, vatNumber };
    const result = vatNumber === null ? 'none' : await this.resultFor(customer, vatNumber, terms);
    return decideVat(
      {
        seller: terms.seller,
        customer,
        vatCheck: { result, lastValid: null },
        exemption: null,
        evidence: [],
        taxDate,
        net: net.minor,
        euTurnover: terms.euTurnover,
      },
      terms.rates,
    );
  }

  /** Asked only where the answer decides something: about professionals in other member states. */
  private async resultFor(customer: TaxedCustomer, number: VatNumber, { seller }: TaxTerms): Promise<CheckResult> {
    const { zone } = territoryOf(customer.country, customer.postalCode, seller.alandAs);
    if (zone !== 'eu' || customer.customerType === 'consumer' || !number.inVies) return 'none';
    const kind = await this.checks.run(number, seller.vatNumber);
    return kind === 'unknown' ? 'unavailable' : kind;
  }
}
