import { Injectable } from '@nestjs/common';
import type { Money } from '../../../kernel/money.js';
import { type LocalDate, localDate } from '../../../kernel/time/calendar.js';
import { accountScope, type Tx } from '../../../platform/database/tx.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { EuTurnoverRepository } from './data/eu-turnover.repository.js';
import { SellerRepository } from './data/seller.repository.js';
import { yearOf } from './rules/eu-turnover.js';
import type { Seller } from './rules/seller.js';
import type { Treatment } from './rules/treatments.table.js';
import type { VatDecision } from './rules/decide-vat.js';
import {
  type DecidedSale,
  DecideForAccount,
  type SaleTo,
  type TaxableSale,
  type TaxDecision,
} from './use-cases/decide-for-account.js';
import { DecideForVisitor, type Visitor } from './use-cases/decide-for-visitor.js';
import { ReadTaxTerms } from './use-cases/read-tax-terms.query.js';

/** A document that moves the turnover with EU consumers: an invoice, or a credit note with a negative net. */
export interface CountedDocument {
  documentId: string;
  taxDate: LocalDate;
  treatment: Treatment;
  net: Money;
}

const TAX_ZONE = 'Europe/Paris';

/** VAT, as invoices and purchases ask for it. */
@Injectable()
export class TaxFacade {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly decisions: DecideForAccount,
    private readonly visitors: DecideForVisitor,
    private readonly terms: ReadTaxTerms,
    private readonly turnover: EuTurnoverRepository,
    private readonly sellers: SellerRepository,
  ) {}

  /** For the invoice that this transaction writes. Follow it with `countIn`. */
  decideIn(tx: Tx, sale: TaxableSale): Promise<TaxDecision> {
    return this.decisions.run(tx, sale, true);
  }

  /** For previews: binds nobody. */
  decide(sale: TaxableSale): Promise<TaxDecision> {
    return this.unitOfWork.run(accountScope(sale.accountId), (tx) => this.decisions.run(tx, sale, false));
  }

  /** The same within a transaction. */
  previewIn(tx: Tx, sale: TaxableSale): Promise<DecidedSale> {
    return this.decisions.run(tx, sale, false);
  }

  /** The same for many accounts, in their order. */
  previewAllIn(tx: Tx, taxDate: LocalDate, sales: readonly SaleTo[]): Promise<DecidedSale[]> {
    return this.decisions.runAll(tx, taxDate, sales);
  }

  /** For quotes: within seconds, whatever VIES does. */
  decideForVisitor(visitor: Visitor, net: Money): Promise<VatDecision> {
    return this.visitors.run(visitor, net);
  }

  /** Who sells, as it stands on that day's invoices; `version` names what an invoice was made from. */
  async sellerIn(tx: Tx, date: LocalDate): Promise<{ seller: Seller; version: number }> {
    const { seller, sellerVersion } = await this.terms.in(tx, date);
    return { seller, version: sellerVersion };
  }

  /**
   * The accounts at which the seller is paid: the one that his invoices name today, and those that earlier ones did, where money
   * may still arrive.
   */
  async sellerIbansIn(tx: Tx): Promise<string[]> {
    const { seller } = await this.terms.in(tx, localDate(tx.now, TAX_ZONE));
    return [...new Set([seller.bankAccount.iban, ...(await this.sellers.ibans(tx))])];
  }

  /** Counts each document once towards the threshold; those of other treatments not at all. */
  async countIn(tx: Tx, { documentId, taxDate, treatment, net }: CountedDocument): Promise<void> {
    if (treatment !== 'EU_ORIGIN' && treatment !== 'EU_OSS') return;
    await this.turnover.add(tx, documentId, yearOf(taxDate), net.minor);
  }
}
