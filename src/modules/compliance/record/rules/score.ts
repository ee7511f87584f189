import type { AccountProfile, ProfileField, RiskFlag } from '../../../accounts/index.js';
import { domainOfAddress } from './domain-of-address.js';
import { SCORE_DEDUCTIONS, SCORE_POINTS } from './score.table.js';

export interface ScoreFacts {
  emailConfirmed: boolean;
  /** The owner's address. */
  email: string;
  profile: AccountProfile;
  /** What of the profile is still to be given. */
  missingFields: readonly ProfileField[];
  riskFlags: readonly RiskFlag[];
}

/** 0 to 100: how much is known about who sends. It orders and explains; what may be sent follows from the tier alone. */
export function scoreOf({ emailConfirmed, email, profile, missingFields, riskFlags }: ScoreFacts): number {
  const isGiven = (field: ProfileField): boolean => !missingFields.includes(field);
  const given: Record<keyof typeof SCORE_POINTS, boolean> = {
    emailConfirmed,
    website: isGiven('website'),
    websiteOfOwnDomain: isOfDomain(profile.website ?? '', domainOfAddress(email)),
    phone: isGiven('phone'),
    address: isGiven('address'),
    useCase: isGiven('useCase'),
    listOrigin: isGiven('listOrigin'),
    expectedMonthlyVolume: isGiven('expectedMonthlyVolume'),
  };
  const points = (Object.keys(given) as (keyof typeof given)[])
    .filter((part) => given[part])
    .reduce((sum, part) => sum + SCORE_POINTS[part], 0);
  const deductions = riskFlags.reduce((sum, flag) => sum + SCORE_DEDUCTIONS[flag], 0);
  return Math.max(0, points - deductions);
}

/** `https://www.acme.example/shop` is of `acme.example`, and `acme.example` of `mail.acme.example`. */
function isOfDomain(website: string, domain: string): boolean {
  const host = /^(?:https?:\/\/)?([^/?#:@\s]+)/i.exec(website.trim())?.[1]?.toLowerCase() ?? '';
  if (!host.includes('.') || !domain.includes('.')) return false;
  const plain = host.replace(/^www\./, '');
  return plain === domain || plain.endsWith(`.${domain}`) || domain.endsWith(`.${plain}`);
}
