import { EuTurnoverDocumentEntity, EuTurnoverYearEntity } from './data/eu-turnover.entity.js';
import { SellerVersionEntity } from './data/seller-version.entity.js';
import { VatCheckEntity } from './data/vat-check.entity.js';
import { VatExemptionEntity } from './data/vat-exemption.entity.js';
import { VatNumberWatchEntity } from './data/vat-number-watch.entity.js';
import { VatRateEntity } from './data/vat-rate.entity.js';

export { TaxModule } from './tax.module.js';
export { type CountedDocument, TaxFacade } from './tax.facade.js';
export type { TaxableSale, TaxDecision } from './use-cases/decide-for-account.js';
export { VatDecisionView } from './http/vat-decision.dto.js';
export { presentVatDecision } from './http/vat-decision.presenter.js';
export { AmountView } from './http/amount.dto.js';
export type { VatDecision } from './rules/decide-vat.js';
export type { Seller } from './rules/seller.js';
export type { Treatment, VatCategory, VatFlag } from './rules/treatments.table.js';
export { vatOn } from './rules/vat-amounts.js';
export type { VatProof } from './rules/vat-proof.js';
export type { BasisPoints } from './rules/vat-rate.js';

export const TAX_ENTITIES = [
  EuTurnoverDocumentEntity,
  EuTurnoverYearEntity,
  SellerVersionEntity,
  VatCheckEntity,
  VatExemptionEntity,
  VatNumberWatchEntity,
  VatRateEntity,
];
