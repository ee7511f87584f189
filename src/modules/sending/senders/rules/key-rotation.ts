import { DAY_MS, type Instant } from '../../../../kernel/time/instant.js';

export type DkimAlgorithm = 'rsa-sha256' | 'ed25519-sha256';

/** After so long without signing a key's record may go: what it signed has been delivered or returned by then. */
export const RETIRED_MS = 7 * DAY_MS;
/** Keys that can follow one another without the customer's doing are changed this often (M3AAWG asks for twice a year). */
const ROTATE_MS = 180 * DAY_MS;

export interface KeyFacts {
  id: string;
  algorithm: DkimAlgorithm;
  /** When its record was last seen. */
  publishedAt: Instant | null;
  retiredAt: Instant | null;
  createdAt: Instant;
}

/** Keys that a newer published one of their kind replaces. */
export function replacedKeys(keys: readonly KeyFacts[]): KeyFacts[] {
  return keys.filter(
    (key) =>
      key.retiredAt === null &&
      keys.some(
        (other) => other.algorithm === key.algorithm && other.publishedAt !== null && other.createdAt > key.createdAt,
      ),
  );
}

/** A pair of keys waits for its records, while an older one may go on signing. */
export function rotationRuns(keys: readonly KeyFacts[]): boolean {
  const rsa = keys.filter(({ algorithm, retiredAt }) => algorithm === 'rsa-sha256' && retiredAt === null);
  return rsa.some(({ publishedAt }) => publishedAt === null);
}

/** Whether the installation changes the keys by itself: only where the customer's records point to ours. */
export function rotationDue(dkimBy: 'txt' | 'cname', keys: readonly KeyFacts[], now: Instant): boolean {
  if (dkimBy !== 'cname' || rotationRuns(keys)) return false;
  const newest = Math.max(...keys.filter(({ retiredAt }) => retiredAt === null).map(({ createdAt }) => createdAt));
  return now - newest >= ROTATE_MS;
}

/** The two selectors of a kind take turns: `…1` and `…2`. */
export function otherSelector(selector: string): string {
  return `${selector.slice(0, -1)}${selector.endsWith('1') ? '2' : '1'}`;
}
