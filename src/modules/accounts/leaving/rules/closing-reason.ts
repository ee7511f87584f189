/** Why an account closes: its owner wants it, its contract ran out for good, or it sent spam. */
export const CLOSING_REASONS = ['owner', 'expired', 'spam'] as const;
export type ClosingReason = (typeof CLOSING_REASONS)[number];

/**
 * Several closings of one account are one: the earliest date holds, so that asking again never gives more time, and a
 * closing for spam stays one whatever else is asked.
 */
export function mergedClosing<I extends number>(
  known: { reason: ClosingReason; purgeAt: I },
  wanted: { reason: ClosingReason; purgeAt: I },
): { reason: ClosingReason; purgeAt: I } {
  return {
    reason: wanted.reason === 'spam' ? 'spam' : known.reason,
    purgeAt: wanted.purgeAt < known.purgeAt ? wanted.purgeAt : known.purgeAt,
  };
}
