import { toIso } from '../../../../kernel/time/instant.js';
import { checksumFits } from '../rules/vat-checksum.js';
import { readVatNumber } from '../rules/vat-number.js';
import type { JudgedDetails } from '../use-cases/get-billing-details.query.js';
import type { BillingDetailsView } from './billing-details.dto.js';

export function presentBillingDetails({ details, judgement }: JudgedDetails): BillingDetailsView {
  const number = details?.vatNumber ? readVatNumber(details.vatNumber, details.country) : null;
  return {
    customerType: details?.customerType ?? null,
    name: details?.name ?? null,
    address: details?.address ?? null,
    country: details?.country ?? null,
    vatNumber: details?.vatNumber ?? null,
    siren: details?.siren ?? null,
    taxNumber: details?.taxNumber ?? null,
    invoiceEmail: details?.invoiceEmail ?? null,
    purchaseReference: details?.purchaseReference ?? null,
    serviceCode: details?.serviceCode ?? null,
    vatNumberCheck: {
      status: judgement.status,
      checkedAt: judgement.checkedAt === null ? null : toIso(judgement.checkedAt),
      consultationNumber: judgement.consultationNumber,
      checksumFits: number === null ? null : checksumFits(number),
    },
    version: details?.version ?? 0,
    updatedAt: details ? toIso(details.createdAt) : null,
  };
}
