/**
 * What counts as clean sending, and how much of it earns a tier. Mail is clean that was delivered, did not come back and was
 * not complained about. The ratios are those at which large relays begin a review: five in a hundred addresses that do not
 * exist, one complaint in a thousand (Amazon SES, sending review process, as of November 2026).
 */
export const CLEAN_SENDING = {
  /** Clean sends that earn tier 3, with an authenticated domain. */
  sends: 500,
  /** Days without a fault that earn tier 4, with as many clean sends in them. */
  days: 30,
  /** At most one in so many may have gone to an address that does not exist. */
  oneBounceIn: 20,
  /** At most one in so many may have been complained about; a single complaint ruins nobody. */
  oneComplaintIn: 1_000,
} as const;

/** Blocks for what an account sent; those for a bill or by hand say nothing about its mail. */
export const BLOCKS_FOR_SENDING = [
  'bounce_rate',
  'complaint_rate',
  'listing',
  'trap',
  'compromised',
  'spam_closure',
] as const;
