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
import { type NewestChecks, VatChecksRepository } from '../data/vat-checks.repository.js';
import { VatExemptionsRepository } from '../data/vat-exemptions.repository.js';
import { decideVat, type VatDecision } from '../rules/decide-vat.js';
import type { Seller } from '../rules/seller.js';
import { taxedCustomer } from '../rules/taxed-customer.js';
import type { VatProof } from '../rules/vat-proof.js';
import type { PlaceEvidence, VatCheck, VatQuestion } from '../rules/vat-question.js';
import { ReadTaxTerms, type TaxTerms } from './read-tax-terms.query.js';

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

/** The same where the account's details are known. */
export type SaleTo = Pick<TaxableSale, 'net'> & { details: BillingDetailsVersion };

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
    const { accountId, vatNumber } = billingDetails;
    const checks = vatNumber === null ? null : await this.checks.newest(tx, accountScope(accountId), vatNumber);
    const exemption = await this.exemptions.on(tx, scope, sale.taxDate);
    return decided(sale, { billingDetails, terms, checks, exemption });
  }

  /** Sales to many accounts on one day, for previews: nothing stays locked. */
  async runAll(tx: Tx, taxDate: LocalDate, sales: readonly SaleTo[]): Promise<DecidedSale[]> {
    const terms = await this.terms.in(tx, taxDate);
    const numbered = sales.flatMap(({ details: { accountId, vatNumber } }) =>
      vatNumber === null ? [] : { accountId, vatNumber },
    );
    const checks = numbered.length === 0 ? [] : await this.checks.unscopedNewestOf(tx, numbered);
    const checksOf = new Map(numbered.map(({ accountId }, i) => [accountId, checks[i]!]));
    const accounts = sales.map(({ details }) => details.accountId);
    const exemptions = await this.exemptions.unscopedOn(tx, accounts, taxDate);
    const exemptionOf = new Map(exemptions.map((one) => [one.accountId, one]));
    return sales.map(({ details, net }) => {
      const { accountId } = details;
      const [found, exemption] = [checksOf.get(accountId) ?? null, exemptionOf.get(accountId) ?? null];
      return decided({ taxDate, net }, { billingDetails: details, terms, checks: found, exemption });
    });
  }
}

interface Known {
  billingDetails: BillingDetailsVersion;
  terms: TaxTerms;
  /** Null of who has no number. */
  checks: NewestChecks | null;
  exemption: VatQuestion['exemption'];
}

function decided(sale: Pick<TaxableSale, 'evidence' | 'taxDate' | 'net'>, known: Known): DecidedSale {
  const { billingDetails, terms, checks, exemption } = known;
  const { vatCheck, vatProof } = proofOf(billingDetails, checks);
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

function proofOf(
  { vatNumber }: BillingDetailsVersion,
  checks: NewestChecks | null,
): { vatCheck: VatCheck; vatProof: VatProof | null } {
  if (vatNumber === null || checks === null) return { vatCheck: { result: 'none', lastValid: null }, vatProof: null };
  const { last, lastValid } = checks;
  if (lastValid === null)
    return { vatCheck: { result: last?.result ?? 'unavailable', lastValid: null }, vatProof: null };
  const { consultationNumber, requester, checkedAt, source } = lastValid;
  const proved = { checkedOn: localDate(checkedAt, TAX_ZONE), consultationNumber };
  return {
    vatCheck: { result: last?.result === 'invalid' ? 'invalid' : 'valid_cached', lastValid: proved },
    vatProof: { vatNumber, consultationNumber, requester, checkedAt, source },
  };
}
