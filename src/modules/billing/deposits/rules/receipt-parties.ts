import { toWireMoney } from '../../../../kernel/money.js';
import type { BillingDetails } from '../../customers/index.js';
import type { Seller } from '../../tax/index.js';

/** What a receipt says of the seller. */
export function sellerOf(seller: Seller): object {
  const { legalName, legalForm, address, siren, rcsCity, vatNumber, bankAccount } = seller;
  return {
    legalName,
    legalForm,
    shareCapital: toWireMoney(seller.shareCapital),
    address: { ...address },
    siren,
    rcsCity,
    vatNumber,
    bankAccount: { ...bankAccount },
  };
}

/** What a receipt says of the customer. */
export function customerOf({ customerType, name, address, country, vatNumber, siren }: BillingDetails): object {
  return { customerType, name, address: { ...address }, country, vatNumber, siren };
}
