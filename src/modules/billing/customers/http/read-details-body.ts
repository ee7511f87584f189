import { platformProblems } from '../../../../platform/http/index.js';
import type { BillingDetails } from '../rules/billing-details.js';
import { readIdentity } from '../rules/read-billing-details.js';
import type { BillingDetailsBody } from './billing-details.dto.js';

/** A body whose fields are well-formed one by one, judged as a whole. */
export function readDetailsBody(body: BillingDetailsBody): BillingDetails {
  const identity = readIdentity(body);
  if (Array.isArray(identity)) {
    throw platformProblems.validation_failed({ errors: identity.map((fault) => ({ ...fault, message: '' })) });
  }
  const { line1, line2, postalCode, city, region } = body.address;
  return {
    customerType: body.customerType,
    name: body.name.trim(),
    address: {
      line1: line1.trim(),
      line2: line2?.trim() ?? null,
      postalCode: postalCode?.trim() ?? null,
      city: city.trim(),
      region: region?.trim() ?? null,
    },
    ...identity,
    taxNumber: body.taxNumber?.trim() ?? null,
    invoiceEmail: body.invoiceEmail?.trim() ?? null,
    purchaseReference: body.purchaseReference?.trim() ?? null,
    serviceCode: body.serviceCode?.trim() ?? null,
  };
}
