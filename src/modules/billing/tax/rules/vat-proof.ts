import type { Instant } from '../../../../kernel/time/instant.js';

/** What an invoice without VAT can show a tax office: who was asked, when, and the number of the consultation. */
export interface VatProof {
  vatNumber: string;
  consultationNumber: string | null;
  /** Our own number, under which VIES was asked. */
  requester: string | null;
  checkedAt: Instant;
  source: string;
}
