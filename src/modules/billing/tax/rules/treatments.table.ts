import type { MentionKey } from './mentions.table.js';

export const TREATMENTS = [
  'FR_METRO',
  'FR_DOM',
  'FR_DOM_OUT',
  'EU_RC',
  'EU_ORIGIN',
  'EU_OSS',
  'OUT_B2B',
  'OUT_B2C',
  'FRANCHISE',
  'EXEMPT_CERT',
] as const;
export type Treatment = (typeof TREATMENTS)[number];

/** UNTDID 5305, as far as EN 16931 uses it here: standard, reverse charge, exempt, outside the scope. */
export type VatCategory = 'S' | 'AE' | 'E' | 'O';

export const FLAGS = [
  'VIES_PENDING',
  'REVIEW_VATID_COUNTRY',
  'REVIEW_EVIDENCE',
  'OSS_REQUIRED',
  'MISSING_SIREN',
  'NOTICE_UK',
] as const;
export type VatFlag = (typeof FLAGS)[number];

export interface TreatmentTerms {
  category: VatCategory;
  /** Code of the reason why no VAT is charged (EN 16931, VATEX list). */
  vatexCode: string | null;
  mention: MentionKey | null;
  /** Whose rate is charged: none, France's, the overseas departments', or the destination's. */
  rateOf: 'none' | 'FR' | 'FR-DOM' | 'destination';
}

/** What an invoice says under each treatment. Sources: EN 16931-1 annex, VATEX code list, CGI as named in the mentions. */
export const TREATMENT_TERMS: Record<Treatment, TreatmentTerms> = {
  FR_METRO: { category: 'S', vatexCode: null, mention: null, rateOf: 'FR' },
  FR_DOM: { category: 'S', vatexCode: null, mention: null, rateOf: 'FR-DOM' },
  FR_DOM_OUT: { category: 'O', vatexCode: 'VATEX-EU-O', mention: 'guyane_mayotte', rateOf: 'none' },
  EU_RC: { category: 'AE', vatexCode: 'VATEX-EU-AE', mention: 'reverse_charge', rateOf: 'none' },
  EU_ORIGIN: { category: 'S', vatexCode: null, mention: null, rateOf: 'FR' },
  EU_OSS: { category: 'S', vatexCode: null, mention: 'one_stop_shop', rateOf: 'destination' },
  OUT_B2B: { category: 'O', vatexCode: 'VATEX-EU-O', mention: 'abroad_business', rateOf: 'none' },
  OUT_B2C: { category: 'O', vatexCode: 'VATEX-EU-O', mention: 'abroad_consumer', rateOf: 'none' },
  FRANCHISE: { category: 'E', vatexCode: 'VATEX-FR-FRANCHISE', mention: 'franchise', rateOf: 'none' },
  EXEMPT_CERT: { category: 'E', vatexCode: 'VATEX-EU-151', mention: 'certificate', rateOf: 'none' },
};
