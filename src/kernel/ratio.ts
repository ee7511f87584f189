/** So many in so many: one in 3,000 has no exact decimal. */
export interface RatioLimit {
  events: number;
  per: number;
}

/** Whole numbers, cross-multiplied: exactly at its limit a ratio is not above it. Of nothing, anything is above. */
export function isAbove(events: number, base: number, limit: RatioLimit): boolean {
  return BigInt(events) * BigInt(limit.per) > BigInt(limit.events) * BigInt(base);
}

/** Which of two limits allows more; negative when it is the first. */
export function byGenerosity(a: RatioLimit, b: RatioLimit): number {
  const left = BigInt(a.events) * BigInt(b.per);
  const right = BigInt(b.events) * BigInt(a.per);
  if (left === right) return 0;
  return left > right ? -1 : 1;
}

/** For people to read; nothing is judged by it. */
export function asDecimal({ events, per }: RatioLimit): number {
  return events / per;
}
