import type { Language, Texts } from '../../../../kernel/texts.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import { describeAddOn } from '../../add-ons/index.js';
import { type Interval, type Plan, termName } from '../../catalogue/index.js';
import type { BillingDetails } from '../../customers/index.js';
import { type Bill, composeBill } from '../../invoices/index.js';
import type { Seller, VatDecision } from '../../tax/index.js';
import type { QuoteLine } from './quote-lines.js';

interface Quoted {
  plan: Pick<Plan, 'name'>;
  interval: Interval;
  lines: readonly QuoteLine[];
  decision: VatDecision;
}

export interface QuoteFacts {
  seller: Seller;
  customer: BillingDetails;
  language: Language;
  now: Instant;
}

/** A quote in the words of an invoice: what is ordered on it will be billed in the same ones. */
export function quoteBill({ plan, interval, lines, decision }: Quoted, facts: QuoteFacts): Bill {
  const { seller, customer, language, now } = facts;
  const described = lines.map(({ kind, quantity, unitPrice }) => ({
    kind,
    quantity,
    unitPrice,
    subscriptionId: null,
    description: describe(kind, plan, interval),
  }));
  const taxed = { ...decision, billingDetails: customer, vatProof: null };
  return composeBill({ lines: described, supplyPeriod: null }, { seller, decision: taxed, language, now });
}

function describe(kind: QuoteLine['kind'], plan: Pick<Plan, 'name'>, interval: Interval): Texts {
  return kind === 'plan' ? termName(plan, interval) : describeAddOn(kind, plan.name);
}
