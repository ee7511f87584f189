import type { BillingDetails, VatNumber } from '../../customers/index.js';
import type { TaxedCustomer } from './vat-question.js';

type Taxed = Pick<BillingDetails, 'customerType' | 'country' | 'siren' | 'taxNumber'> & {
  address: { postalCode: string | null };
};

/** Of billing details, what VAT depends on. */
export function taxedCustomer(details: Taxed, vatNumber: VatNumber | null): TaxedCustomer {
  const { customerType, country, siren, taxNumber } = details;
  return { customerType, country, postalCode: details.address.postalCode, vatNumber, siren, taxNumber };
}
