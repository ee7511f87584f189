import { placeOf, type SmsRate } from './rates.js';

export interface RateDiff<Rate extends SmsRate = SmsRate> {
  added: SmsRate[];
  changed: { before: Rate; after: SmsRate }[];
  removed: Rate[];
}

/** What makes one card the other; a rate is known by its country, network and first day. */
export function diffOfRates<Rate extends SmsRate>(before: readonly Rate[], after: readonly SmsRate[]): RateDiff<Rate> {
  const known = new Map(before.map((rate) => [keyOf(rate), rate]));
  const diff: RateDiff<Rate> = { added: [], changed: [], removed: [] };
  for (const rate of after) {
    const was = known.get(keyOf(rate));
    known.delete(keyOf(rate));
    if (was === undefined) diff.added.push(rate);
    else if (was.credits !== rate.credits || was.validTo !== rate.validTo)
      diff.changed.push({ before: was, after: rate });
  }
  diff.removed = [...known.values()];
  return diff;
}

function keyOf(rate: SmsRate): string {
  return `${placeOf(rate)} ${rate.validFrom}`;
}
