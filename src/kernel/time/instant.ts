/** A point in time: epoch milliseconds, UTC. The only representation of time inside the product. */
export type Instant = number & { readonly __instant: unique symbol };

export const SECOND_MS = 1_000;
export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

/** Reads an ISO 8601 text, epoch milliseconds or a `Date`; throws a RangeError on anything that is no point in time. */
export function instantOf(value: string | number | Date): Instant {
  const ms = typeof value === 'number' ? value : new Date(value).getTime();
  if (!Number.isFinite(ms)) throw new RangeError(`not a point in time: ${String(value)}`);
  return Math.trunc(ms) as Instant;
}

/** `2026-03-01T10:00:00.000Z`, the wire format of every time. */
export function toIso(instant: Instant): string {
  return new Date(instant).toISOString();
}

export function isoOrNull(instant: Instant | null): string | null {
  return instant === null ? null : toIso(instant);
}

export function toDate(instant: Instant): Date {
  return new Date(instant);
}

export function addMs(instant: Instant, ms: number): Instant {
  return (instant + ms) as Instant;
}

export function earliest(...instants: (Instant | null | undefined)[]): Instant | null {
  const known = instants.filter((i): i is Instant => i !== null && i !== undefined);
  return known.length === 0 ? null : (Math.min(...known) as Instant);
}

/** The wall clock. Business code asks `platform/clock` instead, so that a test can move time; see `docs/adr`. */
export function systemNow(): Instant {
  return Date.now() as Instant;
}
