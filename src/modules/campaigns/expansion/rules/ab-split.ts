import { createHash } from 'node:crypto';
import type { AbTest } from '../../authoring/index.js';

/** Who waits for the winner. */
export const REST = null;

const WHOLE = 0x1_0000_0000;

/**
 * Which variant a contact gets: by a hash of campaign and contact, so that it is the same in every process, after every crash and
 * however the audience is read. One part of the hash says whether he is of the sample, another which variant.
 */
export function splitOf(
  campaignId: string,
  variants: number,
  abTest: Pick<AbTest, 'samplePercent'> | null,
): (contactId: string) => number | typeof REST {
  if (variants === 1) return () => 0;
  const share = (abTest?.samplePercent ?? 100) / 100;
  return (contactId) => {
    const hash = createHash('sha256').update(campaignId).update(contactId).digest();
    if (hash.readUInt32BE(0) / WHOLE >= share) return REST;
    return hash.readUInt32BE(4) % variants;
  };
}
