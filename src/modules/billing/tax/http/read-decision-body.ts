import type { Money } from '../../../../kernel/money.js';
import type { FieldFault } from '../../../../kernel/problem.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { readCountry, readSiren, readVatNumber, sirenOfVatNumber, type VatNumber } from '../../customers/index.js';
import { isCalendarDate } from '../../../../kernel/time/calendar.js';
import type { PlaceEvidence, TaxedCustomer, VatCheck, VatQuestion } from '../rules/vat-question.js';
import type { TaxTerms } from '../use-cases/read-tax-terms.query.js';
import { readEuros } from './amount.dto.js';
import { changedSeller } from './read-seller-body.js';
import type { DecideVatBody } from './vat-decision.dto.js';

/** The question that a member of staff asks; a number that cannot be read is judged as malformed, not refused. */
export function readDecisionBody(
  body: DecideVatBody,
  today: string,
  terms: TaxTerms,
): { question: VatQuestion; net: Money } {
  const { customer, policy, euB2cTurnover } = body;
  const faults: FieldFault[] = [];
  const fault = (field: string, code: string): void => void faults.push({ field, code, message: '' });
  const country = readCountry(customer.country);
  if (country === null) fault('customer.country', 'country_unknown');
  const taxDate = body.taxDate ?? today;
  if (!isCalendarDate(taxDate)) fault('taxDate', 'wrong_format');
  const evidence = (customer.evidence ?? []).map(({ kind, country: seen }, index): PlaceEvidence => {
    const known = readCountry(seen);
    if (known === null) fault(`customer.evidence[${index}].country`, 'country_unknown');
    return { kind, country: known ?? '' };
  });
  if (country === null || faults.length > 0) throw platformProblems.validation_failed({ errors: faults });
  const net = readEuros(body.net)!;
  const vatNumber = customer.vatNumber ? readVatNumber(customer.vatNumber, country) : null;
  const question: VatQuestion = {
    seller: { ...(body.seller ? changedSeller(terms.seller, body.seller) : terms.seller), ...given(policy ?? {}) },
    customer: taxedCustomerOf(customer, country, vatNumber),
    vatCheck: customer.vatNumber && vatNumber === null ? MALFORMED : checkOf(customer.vatCheck),
    exemption: customer.exemption ?? null,
    evidence,
    taxDate,
    net: net.minor,
    euTurnover: euB2cTurnover
      ? {
          previousYear: readEuros(euB2cTurnover.previousYear)!.minor,
          currentYear: readEuros(euB2cTurnover.currentYear)!.minor,
        }
      : terms.euTurnover,
  };
  return { question, net };
}

const MALFORMED: VatCheck = { result: 'malformed', lastValid: null };

function checkOf(check: DecideVatBody['customer']['vatCheck']): VatCheck {
  const { lastValid } = check ?? {};
  return {
    result: check?.result ?? 'none',
    lastValid: lastValid
      ? { checkedOn: lastValid.checkedAt.slice(0, 10), consultationNumber: lastValid.consultationNumber ?? null }
      : null,
  };
}

function taxedCustomerOf(
  customer: DecideVatBody['customer'],
  country: string,
  vatNumber: VatNumber | null,
): TaxedCustomer {
  return {
    customerType: customer.customerType,
    country,
    postalCode: customer.address?.postalCode ?? null,
    vatNumber,
    siren: (customer.siren ? readSiren(customer.siren) : null) ?? (vatNumber ? sirenOfVatNumber(vatNumber.text) : null),
    taxNumber: customer.taxNumber ?? null,
  };
}

function given<T extends object>(values: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined && value !== null),
  ) as Partial<T>;
}
