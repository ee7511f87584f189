import { isDisposable } from '../../../../kernel/mailbox-domains.table.js';
import { domainOfAddress } from '../../record/index.js';
import type { ReviewFlag } from '../../reviews/index.js';

/** As many new accounts from one network in 24 hours are usual; a school class or a reseller is above it and gets a look. */
export const USUAL_SIGN_UPS_A_DAY = 10;

export interface SignUpFacts {
  email: string;
  hadClosedForSpam: boolean;
  /** From its network in the last 24 hours, this one included; 0 when the address says nothing about who it is. */
  signUpsFromNetwork: number;
}

/** What of a sign-up a person should look at. */
export function signUpRisks({ email, hadClosedForSpam, signUpsFromNetwork }: SignUpFacts): ReviewFlag[] {
  const risks: [ReviewFlag, boolean][] = [
    ['disposable_domain', isDisposable(domainOfAddress(email))],
    ['earlier_closed_account', hadClosedForSpam],
    ['many_sign_ups_from_network', signUpsFromNetwork > USUAL_SIGN_UPS_A_DAY],
  ];
  return risks.filter(([, seen]) => seen).map(([flag]) => flag);
}
