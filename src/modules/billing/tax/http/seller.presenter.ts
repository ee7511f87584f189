import { money, toWireMoney } from '../../../../kernel/money.js';
import type { EuTurnover } from '../rules/vat-question.js';
import type { TaxTerms } from '../use-cases/read-tax-terms.query.js';
import type { SellerView } from './seller.dto.js';

export function presentSeller({ seller, euTurnover }: TaxTerms): SellerView {
  const { shareCapital, address, bankAccount, euTurnoverOpening, ...plain } = seller;
  const { line1, line2, postalCode, city, country } = address;
  const { holder, iban, bic } = bankAccount;
  return {
    legalName: plain.legalName,
    legalForm: plain.legalForm,
    shareCapital: toWireMoney(shareCapital),
    address: { line1, line2, postalCode, city, country },
    siren: plain.siren,
    rcsCity: plain.rcsCity,
    vatNumber: plain.vatNumber,
    vatRegime: plain.vatRegime,
    ossOptIn: plain.ossOptIn,
    debitsOption: plain.debitsOption,
    viesDownPolicy: plain.viesDownPolicy,
    vatProofMaxAgeDays: plain.vatProofMaxAgeDays,
    alandAs: plain.alandAs,
    euTurnoverOpening: presentTurnover(euTurnoverOpening),
    euTurnover: presentTurnover(euTurnover),
    bankAccount: { holder, iban, bic },
    creditorIdentifier: plain.creditorIdentifier,
  };
}

function presentTurnover({ previousYear, currentYear }: EuTurnover) {
  return { previousYear: toWireMoney(money(previousYear)), currentYear: toWireMoney(money(currentYear)) };
}
