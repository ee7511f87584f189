import { type AccountProfile, isGiven, type RiskFlag } from '../../../accounts/index.js';
import { domainOfAddress } from './disposable-domains.table.js';
import { SCORE_DEDUCTIONS, SCORE_POINTS } from './score.table.js';

export interface ScoreFacts {
  emailConfirmed: boolean;
  /** The owner's address. */
  email: string;
  profile: AccountProfile;
  riskFlags: readonly RiskFlag[];
}

/** 0 to 100: how much is known about who sends. It orders and explains; what may be sent follows from the tier alone. */
export function scoreOf({ emailConfirmed, email, profile, riskFlags }: ScoreFacts): number {
  const given: Record<keyof typeof SCORE_POINTS, boolean> = {
    emailConfirmed,
    website: isGiven(profile, 'website'),
    websiteOfOwnDomain: isOfDomain(profile.website ?? '', domainOfAddress(email)),
    phone: isGiven(profile, 'phone'),
    address: isGiven(profile, 'address'),
    useCase: isGiven(profile, 'useCase'),
    listOrigin: isGiven(profile, 'listOrigin'),
    expectedMonthlyVolume: isGiven(profile, 'expectedMonthlyVolume'),
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
