import type { Instant } from '../../../../kernel/time/instant.js';
import { type Credits, credits } from '../../rules/credits.js';
import type { SmsLot } from './lot.js';

/** What is decided about an account's credits as a whole. */
export interface Purse {
  accountId: string;
  /** Below which its people are told; null: a tenth of what they bought last. */
  lowAt: Credits | null;
  /** Since when they know; null while there is enough. */
  lowSince: Instant | null;
  /** When something about its lots has to be looked at next. */
  checkAt: Instant | null;
}

const SHARE = 10n;

/** Below how many credits it is low. */
export function thresholdOf({ lowAt }: Pick<Purse, 'lowAt'>, lots: readonly Pick<SmsLot, 'id' | 'credits'>[]): Credits {
  if (lowAt !== null) return lowAt;
  const newest = lots.reduce<Pick<SmsLot, 'id' | 'credits'> | null>(
    (last, lot) => (last === null || lot.id > last.id ? lot : last),
    null,
  );
  return credits((newest?.credits ?? 0n) / SHARE);
}
