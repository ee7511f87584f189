import type { Texts } from '../../../../kernel/texts.js';
import type { VatQuestion } from './vat-question.js';
import { fillTexts, type SentenceFact } from './fill-texts.js';
import { MENTIONS } from './mentions.table.js';
import { REASONS, type ReasonCode } from './reasons.table.js';
import { type Circumstances, circumstancesOf } from './circumstances.js';
import { VAT_ROWS } from './vat-rows.js';
import { flagsOf } from './vat-flags.js';
import { type Treatment, TREATMENT_TERMS, type VatCategory, type VatFlag } from './treatments.table.js';
import { type BasisPoints, formatRate } from './vat-rate.js';
import { type DatedRate, rateOn } from './vat-rates.table.js';

export interface VatDecision {
  treatment: Treatment;
  category: VatCategory;
  rate: BasisPoints;
  /** Percent as text: `20`, `8.5`. */
  vatRate: string;
  vatexCode: string | null;
  /** Country or region whose VAT (or absence of it) applies. */
  place: string;
  legalMention: Texts | null;
  flags: VatFlag[];
  because: Texts[];
}

/** Which VAT a sale carries: the first row of the table that applies. No clock, no network, no surprise. */
export function decideVat(question: VatQuestion, rates: readonly DatedRate[]): VatDecision {
  const circumstances = circumstancesOf(question);
  const row = VAT_ROWS.find(({ applies }) => applies(circumstances));
  if (!row) throw new Error('the table of VAT treatments has no row for this customer');
  const treatment = row.treatment(circumstances);
  const terms = TREATMENT_TERMS[treatment];
  const place = row.place?.(circumstances) ?? circumstances.territory.place;
  const ratedPlace = terms.rateOf === 'destination' ? place : terms.rateOf;
  const rate = ratedPlace === 'none' ? 0 : rateOn(rates, ratedPlace, question.taxDate);
  const vatRate = formatRate(rate);
  const facts = { ...sentenceFacts(circumstances), place: { place }, rate: vatRate };
  return {
    treatment,
    category: terms.category,
    rate,
    vatRate,
    vatexCode: terms.vatexCode,
    place,
    legalMention: terms.mention === null ? null : fillTexts(MENTIONS[terms.mention], facts),
    flags: flagsOf(circumstances, treatment),
    because: [
      sentence('address', facts),
      ...row.because(circumstances, treatment).map((code) => sentence(code, facts)),
      ...(ratedPlace === 'none' ? [] : [sentence('rate', { ...facts, place: { place: ratedPlace } })]),
    ],
  };
}

function sentenceFacts({ question }: Circumstances): Record<string, SentenceFact> {
  return {
    number: question.customer.vatNumber?.text ?? '',
    reference: question.exemption?.reference ?? '',
    date: question.taxDate,
  };
}

function sentence(code: ReasonCode, facts: Record<string, SentenceFact>): Texts {
  return fillTexts(REASONS[code], facts);
}
