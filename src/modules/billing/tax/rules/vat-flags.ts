import type { Circumstances } from './circumstances.js';
import { FLAGS, type Treatment, type VatFlag } from './treatments.table.js';

/** What somebody should know or do, beside the treatment. */
const CONDITIONS: Record<VatFlag, (c: Circumstances, treatment: Treatment) => boolean> = {
  /** The number still has to be proved, or was proved without a consultation number to show for it. */
  VIES_PENDING: (c, treatment) =>
    c.territory.zone === 'eu' &&
    c.professional &&
    c.numberMatches &&
    treatment !== 'EXEMPT_CERT' &&
    (c.standing === 'pending' || (c.standing === 'proved' && isUnnumbered(c))),
  REVIEW_VATID_COUNTRY: (c) => c.question.customer.vatNumber !== null && isForeignNumber(c),
  REVIEW_EVIDENCE: (c, treatment) => c.evidenceDoubtful && ['EU_ORIGIN', 'EU_OSS', 'FRANCHISE'].includes(treatment),
  OSS_REQUIRED: ({ question }, treatment) => treatment === 'EU_OSS' && !question.seller.ossOptIn,
  MISSING_SIREN: (c) =>
    c.question.customer.customerType === 'company' &&
    ['fr_metro', 'fr_dom', 'fr_dom_out'].includes(c.territory.zone) &&
    c.territory.place !== 'MC' &&
    c.question.customer.siren === null,
  /** Britain taxes electronic services to consumers from the first pound; registering there is the seller's business. */
  NOTICE_UK: ({ territory }, treatment) => treatment === 'OUT_B2C' && territory.place === 'GB',
};

export function flagsOf(circumstances: Circumstances, treatment: Treatment): VatFlag[] {
  return FLAGS.filter((flag) => CONDITIONS[flag](circumstances, treatment));
}

function isUnnumbered({ question }: Circumstances): boolean {
  return question.vatCheck.lastValid !== null && question.vatCheck.lastValid.consultationNumber === null;
}

function isForeignNumber({ territory, numberMatches, numberIsFrench, professional, standing }: Circumstances): boolean {
  if (territory.zone === 'outside') return false;
  if (territory.zone === 'eu') return professional && !numberMatches && standing !== 'refused';
  return !numberIsFrench;
}
