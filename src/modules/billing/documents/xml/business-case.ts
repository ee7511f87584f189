import { customerOf, type FrozenCustomer, type FrozenDocument, isOutsideVat } from './frozen-document.js';

/**
 * How France handles the document, in the words of XP Z12-012: an e-invoice between French businesses (`B2B`), reported
 * as a sale abroad (`B2BINT`) or to a consumer (`B2C`). Null where a French business gave no SIREN: nobody could deliver
 * it, so it does not claim to be deliverable.
 */
export type BusinessCase = 'B2B' | 'B2BINT' | 'B2C';

/** Where French e-invoicing reaches; not Guyane and Mayotte, where VAT does not apply, and not Monaco. */
const FRANCE = ['FR', 'GP', 'MQ', 'RE'];

export function businessCaseOf(document: FrozenDocument): BusinessCase | null {
  const customer = customerOf(document);
  if (customer.customerType === 'consumer') return 'B2C';
  if (!FRANCE.includes(customer.country) || isOutsideVat(document)) return 'B2BINT';
  return customer.siren === null ? null : 'B2B';
}

export interface ElectronicAddress {
  /** EAS: 0225 is the French directory, EM an e-mail address. */
  scheme: '0225' | 'EM';
  address: string;
}

const MAX_ADDRESS_LENGTH = 125; // BR-FR-25

export function electronicAddressOf(document: FrozenDocument): ElectronicAddress | null {
  const customer = customerOf(document);
  const inDirectory = directoryAddress(customer);
  if (businessCaseOf(document) === 'B2B' && inDirectory !== null) return inDirectory;
  const mail = customer.invoiceEmail ?? document.deliveredTo ?? null;
  if (mail !== null && mail.length <= MAX_ADDRESS_LENGTH) return { scheme: 'EM', address: mail };
  return inDirectory;
}

function directoryAddress({ siren }: FrozenCustomer): ElectronicAddress | null {
  return siren === null ? null : { scheme: '0225', address: siren };
}
