import type { Instant } from '../../../../kernel/time/instant.js';

/** What is known about the VAT number of an account's billing details. */
export interface VatNumberJudgement {
  /** `not_checked`: a number that VIES is not asked about. */
  status: 'none' | 'not_checked' | 'pending' | 'valid' | 'invalid';
  checkedAt: Instant | null;
  consultationNumber: string | null;
}
