import { addMs, DAY_MS, HOUR_MS, type Instant, MINUTE_MS } from '../../../../kernel/time/instant.js';

/** For so long a verified domain stays so without its ownership record: people change name servers, and mend mistakes. */
export const GRACE_MS = 72 * HOUR_MS;
/** Nobody waits longer for records to be published; then it is looked at when its owner asks. */
const GIVE_UP_MS = 14 * DAY_MS;

export interface CheckedDomainFacts {
  verified: boolean;
  createdAt: Instant;
  failingSince: Instant | null;
  /** A key waits for its record, or a record could not be looked up. */
  unsettled: boolean;
}

/** When the DNS is asked again about a domain; null: only when somebody wants it. */
export function nextCheck(
  { verified, createdAt, failingSince, unsettled }: CheckedDomainFacts,
  now: Instant,
): Instant | null {
  if (verified) return addMs(now, failingSince !== null || unsettled ? HOUR_MS : DAY_MS);
  const ageMs = now - createdAt;
  if (ageMs < HOUR_MS) return addMs(now, 5 * MINUTE_MS);
  if (ageMs < DAY_MS) return addMs(now, HOUR_MS);
  return ageMs < GIVE_UP_MS ? addMs(now, DAY_MS) : null;
}

/** What became of a domain's ownership record. `unknown` says nothing: nobody could be asked. */
export type OwnershipFound = 'ok' | 'gone' | 'unknown';

/** `failing`: the grace begins or goes on; `lost`: it is over. */
export type OwnershipVerdict = 'kept' | 'failing' | 'lost';

export function judgeOwnership(found: OwnershipFound, failingSince: Instant | null, now: Instant): OwnershipVerdict {
  if (found === 'ok') return 'kept';
  if (found === 'unknown') return failingSince === null ? 'kept' : 'failing';
  return failingSince !== null && now - failingSince >= GRACE_MS ? 'lost' : 'failing';
}
