import { type Circumstances, isProvenProfessional } from './circumstances.js';
import type { ReasonCode } from './reasons.table.js';
import type { Treatment } from './treatments.table.js';

export interface VatRow {
  name: string;
  applies: (c: Circumstances) => boolean;
  treatment: (c: Circumstances) => Treatment;
  because: (c: Circumstances, treatment: Treatment) => ReasonCode[];
  /** When it is not that of the address. */
  place?: (c: Circumstances) => string;
}

/** Small businesses charge no French VAT at all (CGI 293 B). */
const orFranchise =
  (treatment: Treatment) =>
  ({ question }: Circumstances): Treatment =>
    question.seller.vatRegime === 'franchise' ? 'FRANCHISE' : treatment;

const orFranchiseReason =
  (...codes: ReasonCode[]) =>
  (_c: Circumstances, treatment: Treatment): ReasonCode[] =>
    treatment === 'FRANCHISE' ? ['franchise'] : codes;

/** Why an EU customer is not one who accounts for VAT himself, and what the evidence said. */
function consumerReasons(c: Circumstances): ReasonCode[] {
  const reasons: ReasonCode[] = [];
  if (c.professional) {
    if (c.standing === 'none') reasons.push('no_number');
    else if (c.standing === 'refused') reasons.push('number_refused');
    else if (!c.numberMatches) reasons.push('number_of_other_country');
    else reasons.push('number_pending');
  }
  if (c.consumerTerritory !== c.territory) reasons.push('moved_by_evidence');
  if (c.evidenceDoubtful) reasons.push('evidence_disagrees');
  return reasons;
}

/** The table of treatments, first match wins. */
export const VAT_ROWS: readonly VatRow[] = [
  {
    name: 'exemption certificate (Directive art. 151)',
    applies: ({ question }) => question.exemption !== null,
    treatment: () => 'EXEMPT_CERT',
    because: () => ['certificate'],
  },
  {
    name: 'metropolitan France, Corsica, Monaco',
    applies: ({ territory }) => territory.zone === 'fr_metro',
    treatment: orFranchise('FR_METRO'),
    because: orFranchiseReason('french_place'),
  },
  {
    name: 'Guadeloupe, Martinique, La Réunion',
    applies: ({ territory }) => territory.zone === 'fr_dom',
    treatment: orFranchise('FR_DOM'),
    because: orFranchiseReason('french_place', 'overseas_rate'),
  },
  {
    name: 'Guyane, Mayotte',
    applies: ({ territory }) => territory.zone === 'fr_dom_out',
    treatment: () => 'FR_DOM_OUT',
    because: () => ['no_vat_there'],
  },
  {
    name: 'outside the EU, business or public body',
    applies: (c) => c.territory.zone === 'outside' && isProvenProfessional(c),
    treatment: () => 'OUT_B2B',
    because: () => ['outside_business'],
  },
  {
    name: 'outside the EU, consumer',
    applies: ({ territory }) => territory.zone === 'outside',
    treatment: () => 'OUT_B2C',
    because: () => ['outside_consumer'],
  },
  {
    name: 'other member state, number proved',
    applies: (c) => c.professional && c.standing === 'proved' && c.numberMatches,
    treatment: () => 'EU_RC',
    because: () => ['number_proved'],
  },
  {
    name: 'other member state, French number',
    applies: (c) => c.professional && c.standing === 'proved' && c.numberIsFrench,
    treatment: orFranchise('FR_METRO'),
    because: (c, treatment) => ['number_of_other_country', ...orFranchiseReason()(c, treatment)],
    place: () => 'FR',
  },
  {
    name: 'other member state, number not checked, seller trusts it',
    applies: (c) =>
      c.professional &&
      c.standing === 'pending' &&
      c.numberMatches &&
      c.question.seller.viesDownPolicy === 'trust_syntax',
    treatment: () => 'EU_RC',
    because: () => ['number_trusted'],
  },
  {
    name: 'counts as a consumer, and is in France by all evidence',
    applies: ({ consumerTerritory }) => consumerTerritory.zone === 'fr_metro',
    treatment: orFranchise('FR_METRO'),
    because: (c, treatment) => [...consumerReasons(c), ...orFranchiseReason()(c, treatment)],
    place: ({ consumerTerritory }) => consumerTerritory.place,
  },
  {
    name: 'counts as a consumer, below the threshold',
    applies: ({ question, withinThreshold }) => !question.seller.ossOptIn && withinThreshold,
    treatment: orFranchise('EU_ORIGIN'),
    because: (c, treatment) => [...consumerReasons(c), ...orFranchiseReason('below_threshold')(c, treatment)],
    place: () => 'FR',
  },
  {
    name: 'counts as a consumer, taxed at destination',
    applies: () => true,
    treatment: () => 'EU_OSS',
    because: (c) => [...consumerReasons(c), c.question.seller.ossOptIn ? 'oss_chosen' : 'above_threshold'],
    place: ({ consumerTerritory }) => consumerTerritory.place,
  },
];
