import { newId, wireId } from '../../../../kernel/ids.js';
import { formatAmount, type Money, money, toWireMoney } from '../../../../kernel/money.js';
import type { Language, Texts } from '../../../../kernel/texts.js';
import { localDate } from '../../../../kernel/time/calendar.js';
import { type Instant, toIso } from '../../../../kernel/time/instant.js';
import type { BillingDetails } from '../../customers/index.js';
import { type Seller, type TaxDecision, vatOn } from '../../tax/index.js';
import type { Bill, BillLine, Frozen } from './bill.js';
import { legalNotesOn } from './legal-notes.js';
import { netOf, type PricedLine, sum } from './line-totals.js';
import { SELLER_ZONE } from './numbering.js';

export interface LineRequest extends PricedLine {
  kind: string;
  /** On the wire; null for what belongs to no subscription. */
  subscriptionId: string | null;
  description: Texts;
}

export interface BillRequest {
  lines: readonly LineRequest[];
  supplyPeriod: Bill['supplyPeriod'];
}

/** What of a decision a bill says; whoever only asks for a price is no account's customer. */
type BilledDecision = Omit<TaxDecision, 'billingDetails'> & { billingDetails: BillingDetails };

export interface BillFacts {
  seller: Seller;
  decision: BilledDecision;
  language: Language;
  now: Instant;
}

/** The net of all lines together, which the VAT is decided on. */
export function netOfAll(lines: readonly LineRequest[]): Money {
  return sum(lines.map(netOf));
}

/** Puts lines, both parties and the VAT into their final words. All lines of a bill are taxed alike. */
export function composeBill({ lines, supplyPeriod }: BillRequest, facts: BillFacts): Bill {
  const { decision, language } = facts;
  const { billingDetails } = decision;
  return {
    language,
    supplyPeriod,
    seller: frozenSeller(facts.seller),
    customer: frozenCustomer(billingDetails),
    ...taxLines(lines.map((line) => billLine(line, facts)), netOfAll(lines), facts), // prettier-ignore
    legalNotes: legalNotesOn(localDate(facts.now, SELLER_ZONE), billingDetails, language),
  };
}

type TaxedPart = Omit<Bill, 'language' | 'supplyPeriod' | 'seller' | 'customer' | 'legalNotes'>;

/** What a decision makes of lines: their VAT, the sums, the mentions and the proof. */
export function taxLines(
  lines: readonly BillLine[],
  net: Money,
  { decision, language }: Pick<BillFacts, 'decision' | 'language'>,
): TaxedPart {
  const vatAmount = vatOn(net, decision.rate);
  const legalMention = decision.legalMention?.[language] ?? null;
  const { treatment, vatRate, category, vatexCode } = decision;
  const amounts = { net: formatAmount(net), vatAmount: formatAmount(vatAmount) };
  return {
    currency: net.currency,
    lines: lines.map((line) => ({ ...line, treatment, vatRate, legalMention })),
    vatBreakdown: [{ treatment, vatRate, category, vatexCode, ...amounts, legalMention }],
    ...amounts,
    gross: formatAmount(money(net.minor + vatAmount.minor, net.currency)),
    legalMentions: legalMention === null ? [] : [legalMention],
    flags: [...decision.flags],
    vatProof: frozenProof(decision),
  };
}

function billLine(line: LineRequest, { language, now }: BillFacts): BillLine {
  const { kind, subscriptionId, description, quantity, unitPrice } = line;
  return {
    id: wireId('inl', newId(now)),
    kind,
    subscriptionId,
    description: description[language],
    quantity,
    unitPrice: formatAmount(unitPrice),
    net: formatAmount(netOf(line)),
  };
}

/** What the law wants to know of the seller; how he is taxed shows in the VAT itself. */
function frozenSeller(seller: Seller): Frozen {
  const { legalName, legalForm, address, siren, rcsCity, vatNumber, vatRegime, debitsOption, bankAccount } = seller;
  return {
    legalName,
    legalForm,
    shareCapital: { ...toWireMoney(seller.shareCapital) },
    address: { ...address },
    siren,
    rcsCity,
    vatNumber,
    vatRegime,
    debitsOption,
    bankAccount: { ...bankAccount },
  };
}

function frozenCustomer(details: BillingDetails): Frozen {
  return {
    customerType: details.customerType,
    name: details.name,
    address: { ...details.address },
    country: details.country,
    vatNumber: details.vatNumber,
    siren: details.siren,
    taxNumber: details.taxNumber,
    invoiceEmail: details.invoiceEmail,
    purchaseReference: details.purchaseReference,
    serviceCode: details.serviceCode,
  };
}

function frozenProof({ vatProof }: BilledDecision): Frozen | null {
  return vatProof === null ? null : { ...vatProof, checkedAt: toIso(vatProof.checkedAt) };
}
