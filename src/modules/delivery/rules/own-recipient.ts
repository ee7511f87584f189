import type { ReportedRecipient } from './report.js';

/** What a report says about the one recipient that we wrote to, and whether it may cost him further mail. */
export interface OwnRecipient {
  reported: ReportedRecipient;
  /** False when it speaks of others behind his address, whose mailboxes are not his. */
  certain: boolean;
}

/**
 * A delivery has one recipient; a report may have many, when his address was a list or was forwarded. Null when nothing
 * is known to have failed for him: a list of which some got the mail works.
 */
export function ownRecipient(recipients: readonly ReportedRecipient[], address: string): OwnRecipient | null {
  const wanted = address.toLowerCase();
  const own = recipients.find(
    ({ finalAddress, originalAddress }) => originalAddress === wanted || finalAddress === wanted,
  );
  const only = own ?? (recipients.length === 1 ? recipients[0] : undefined);
  if (only) return only.action === 'failed' ? { reported: only, certain: true } : null;
  const [first] = recipients;
  if (!first || recipients.some(({ action }) => action !== 'failed')) return null;
  return { reported: first, certain: false };
}
