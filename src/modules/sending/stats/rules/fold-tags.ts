import { COUNTERS } from './counters.js';
import { DIMENSION, NONE, OTHER_TAGS } from './dimensions.js';
import { type HourSum, rowIn } from './sum-facts.js';

/** Who tags each message with a number of its own would make a row of each. */
export const TAGS_PER_HOUR = 500;

/** The tags that an account's hour keeps apart already. */
type KnownTags = ReadonlyMap<string, ReadonlySet<string>>;

export function hourKey({ accountId, hour }: { accountId: string; hour: number }): string {
  return `${accountId} ${hour}`;
}

/** Tags that an hour has no room for are counted together. */
export function foldTags(sums: readonly HourSum[], known: KnownTags, most = TAGS_PER_HOUR): HourSum[] {
  const taken = new Map([...known].map(([key, tags]) => [key, new Set(tags)]));
  const folded = new Map<string, HourSum>();
  for (const sum of sums) {
    const value = sum.dimension === DIMENSION.tag && sum.value !== NONE ? roomFor(taken, sum, most) : sum.value;
    const { counts } = rowIn(folded, { ...sum, value });
    for (const counter of COUNTERS) counts[counter] += sum.counts[counter];
  }
  return [...folded.values()];
}

function roomFor(taken: Map<string, Set<string>>, sum: HourSum, most: number): string {
  const tags = taken.get(hourKey(sum)) ?? new Set();
  taken.set(hourKey(sum), tags);
  if (!tags.has(sum.value) && tags.size >= most) return OTHER_TAGS;
  tags.add(sum.value);
  return sum.value;
}
