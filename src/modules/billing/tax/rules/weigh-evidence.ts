import { COUNTRIES } from './territories.table.js';
import type { PlaceEvidence } from './vat-question.js';

export interface Weighed {
  country: string;
  /** The pieces contradict each other and no majority helps. */
  doubtful: boolean;
}

/**
 * Where an EU consumer is: two of address, network and payment that agree (Regulation 282/2011, art. 24b and 24f).
 * Nothing leads out of the EU without a person having looked.
 */
export function weighEvidence(addressCountry: string, evidence: readonly PlaceEvidence[]): Weighed {
  const votes = [addressCountry, ...new Map(evidence.map(({ kind, country }) => [kind, country])).values()];
  const agreeing = (country: string): number => votes.filter((vote) => vote === country).length;
  if (votes.length === 1 || agreeing(addressCountry) > 1) return { country: addressCountry, doubtful: false };
  const winner = votes.find((vote) => agreeing(vote) > 1 && isTaxedInEu(vote));
  return winner ? { country: winner, doubtful: false } : { country: addressCountry, doubtful: true };
}

function isTaxedInEu(country: string): boolean {
  return ['eu', 'fr_metro'].includes(COUNTRIES[country]?.zone ?? 'outside');
}
