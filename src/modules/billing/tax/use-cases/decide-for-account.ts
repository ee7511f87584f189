import { Injectable } from '@nestjs/common';
import type { Money } from '../../../../kernel/money.js';
import { type LocalDate, localDate } from '../../../../kernel/time/calendar.js';
import { accountScope, type Tx } from '../../../../platform/database/tx.js';
import {
  type BillingDetailsVersion,
  CustomersFacade,
  customersProblems,
  readVatNumber,
} from '../../customers/index.js';
import { VatChecksRepository } from '../data/vat-checks.repository.js';
import { VatExemptionsRepository } from '../data/vat-exemptions.repository.js';
import { decideVat, type VatDecision } from '../rules/decide-vat.js';
import type { Seller } from '../rules/seller.js';
import { taxedCustomer } from '../rules/taxed-customer.js';
import type { VatProof } from '../rules/vat-proof.js';
import type { PlaceEvidence, VatCheck } from '../rules/vat-question.js';
import { ReadTaxTerms } from './read-tax-terms.query.js';

/** One sale to an account. */
export interface TaxableSale {
  accountId: string;
  /** The day whose law counts. */
  taxDate: LocalDate;
  /** Of all lines together. */
  net: Money;
  evidence?: readonly PlaceEvidence[];
  /** The account's details, when the caller has just read them. */
  details?: BillingDetailsVersion;
}

/** All an invoice line keeps about its VAT. */
export interface TaxDecision extends VatDecision {
  billingDetails: BillingDetailsVersion;
  /** Present when the number was proved; frozen with the invoice. */
  vatProof: VatProof | null;
}

/** A decision, and who sells on that day. */
export type DecidedSale = TaxDecision & { seller: Seller };

const TAX_ZONE = 'Europe/Paris';

/** Puts what is known about an account to the rule. */
@Injectable()
export class DecideForAccount {
  constructor(
    private readonly customers: CustomersFacade,
    private readonly terms: ReadTaxTerms,
    private readonly checks: VatChecksRepository,
    private readonly exemptions: VatExemptionsRepository,
  ) {}

  /** `binding`: an invoice follows in this transaction, so the year's turnover stays locked until it is counted. */
  async run(tx: Tx, sale: TaxableSale, binding: boolean): Promise<DecidedSale> {
    const scope = accountScope(sale.accountId);
    const billingDetails = sale.details ?? (await this.customers.currentIn(tx, scope));
    if (billingDetails === null) throw customersProblems.billing_details_required();
    const terms = await this.terms.in(tx, sale.taxDate, binding);
    const { vatCheck, vatProof } = await this.proofOf(tx, billingDetails);
    const exemption = await this.exemptions.on(tx, scope, sale.taxDate);
    const vatNumber = billingDetails.vatNumber ? readVatNumber(billingDetails.vatNumber, billingDetails.country) : null;
    const decision = decideVat(
      {
        seller: terms.seller,
        customer: taxedCustomer(billingDetails, vatNumber),
        vatCheck,
        exemption,
        evidence: sale.evidence ?? [],
        taxDate: sale.taxDate,
        net: sale.net.minor,
        euTurnover: terms.euTurnover,
      },
      terms.rates,
    );
    const { seller } = terms;
    return { ...decision, seller, billingDetails, vatProof: decision.treatment === 'EU_RC' ? vatProof : null };
  }

  private async proofOf(
    tx: Tx,
    { accountId, vatNumber }: BillingDetailsVersion,
  ): Promise<{ vatCheck: VatCheck; vatProof: VatProof | null }> {
    if (vatNumber === null) return { vatCheck: { result: 'none', lastValid: null }, vatProof: null };
    const { last, lastValid } = await this.checks.newest(tx, accountScope(accountId), vatNumber);
    if (lastValid === null)
      return { vatCheck: { result: last?.result ?? 'unavailable', lastValid: null }, vatProof: null };
    const { consultationNumber, requester, checkedAt, source } = lastValid;
    const proved = { checkedOn: localDate(checkedAt, TAX_ZONE), consultationNumber };
    return {
      vatCheck: { result: last?.result === 'invalid' ? 'invalid' : 'valid_cached', lastValid: proved },
      vatProof: { vatNumber, consultationNumber, requester, checkedAt, source },
    };
  }
}
