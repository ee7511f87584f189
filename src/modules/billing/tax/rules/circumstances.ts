import type { VatQuestion } from './vat-question.js';
import type { Territory } from './territories.table.js';
import { territoryOf } from './territory.js';
import { type NumberStanding, standingOf } from './vat-standing.js';
import { type Weighed, weighEvidence } from './weigh-evidence.js';

/** A question, looked at from all sides that the rows of the table ask about. */
export interface Circumstances {
  question: VatQuestion;
  /** Of the billing address. */
  territory: Territory;
  /** Where an EU customer who counts as a consumer is, all evidence weighed. */
  consumerTerritory: Territory;
  evidenceDoubtful: boolean;
  /** Company or public body. */
  professional: boolean;
  standing: NumberStanding;
  /** The VAT number is of the country of the address. */
  numberMatches: boolean;
  numberIsFrench: boolean;
  withinThreshold: boolean;
}

/** Directive 2006/112/EC art. 59c, CGI 259 D I-2: cents a year, this and the previous one. */
const EU_CONSUMER_THRESHOLD = 1_000_000n;

export function circumstancesOf(question: VatQuestion): Circumstances {
  const { customer, seller, euTurnover, net } = question;
  const territory = territoryOf(customer.country, customer.postalCode, seller.alandAs);
  const home = territory.place.slice(0, 2);
  const weighed: Weighed =
    territory.zone === 'eu' ? weighEvidence(home, question.evidence) : { country: home, doubtful: false };
  return {
    question,
    territory,
    consumerTerritory: weighed.country === home ? territory : territoryOf(weighed.country, null, seller.alandAs),
    evidenceDoubtful: weighed.doubtful,
    professional: customer.customerType !== 'consumer',
    standing: standingOf(question),
    numberMatches: customer.vatNumber?.country === home,
    numberIsFrench: customer.vatNumber?.country === 'FR',
    withinThreshold:
      euTurnover.previousYear <= EU_CONSUMER_THRESHOLD && euTurnover.currentYear + net <= EU_CONSUMER_THRESHOLD,
  };
}

/** Number, register entry or nature that shows a customer outside the EU to be no consumer (Regulation 282/2011, art. 18). */
export function isProvenProfessional({ question, standing }: Circumstances): boolean {
  const { customerType, taxNumber, siren, vatNumber } = question.customer;
  if (customerType === 'consumer') return false;
  if (customerType === 'public_body' || taxNumber !== null || siren !== null) return true;
  return vatNumber !== null && standing !== 'refused';
}
