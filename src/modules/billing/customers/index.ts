import { BillingDetailsEntity } from './data/billing-details.entity.js';

export { CustomersModule } from './customers.module.js';
export { CustomersFacade } from './customers.facade.js';
export { customersProblems } from './customers.errors.js';
export type { VatNumberJudge } from './use-cases/vat-number-judge.js';
export type { VatNumberJudgement } from './rules/vat-number-judgement.js';
export { BillingDetailsView } from './http/billing-details.dto.js';
export { presentBillingDetails } from './http/billing-details.presenter.js';
export { GetBillingDetails } from './use-cases/get-billing-details.query.js';
export { QuotedDetailsBody } from './http/quoted-details.dto.js';
export { readIdentity } from './rules/read-billing-details.js';
export { readCountry } from './rules/countries.table.js';
export { readSiren, sirenOfVatNumber } from './rules/siren.js';
export { readVatNumber, type VatNumber } from './rules/vat-number.js';
export {
  type BillingDetails,
  type BillingDetailsVersion,
  type CustomerType,
  type PostalAddress,
} from './rules/billing-details.js';

export const CUSTOMERS_ENTITIES = [BillingDetailsEntity];
