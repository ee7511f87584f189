import { type Address, parseAddress } from '../../addresses/index.js';
import { isDisposable, isFreemail, isRole } from '../../../../kernel/mailbox-domains.table.js';
import { suggestedDomain } from './suggest-domain.js';

/** What DNS says of a domain; null where it did not answer. */
export interface DomainFacts {
  readonly exists: boolean | null;
  /** Its mail hosts, best first; its own name where it has an address and no MX (RFC 5321 §5.1). */
  readonly mx: readonly string[] | null;
  /** It says that it takes no mail (RFC 7505). */
  readonly nullMx: boolean | null;
}
export const NOT_ASKED: DomainFacts = { exists: null, mx: null, nullMx: null };

export type AddressReason =
  'address_invalid' | 'domain_not_found' | 'domain_takes_no_mail' | 'dns_unknown' | 'disposable_domain' | 'suppressed';

export interface AddressVerdict {
  readonly email: string;
  readonly valid: boolean;
  /** `unknown`: DNS did not answer, nothing may be concluded from that. */
  readonly verdict: 'valid' | 'invalid' | 'unknown';
  readonly reasons: AddressReason[];
  readonly normalised: string | null;
  readonly suggestion: string | null;
  readonly domain: DomainFacts;
  readonly disposable: boolean;
  readonly role: boolean;
  readonly freemail: boolean;
  /** For which mail the account's own list holds it. */
  readonly suppressed: 'all' | 'marketing' | null;
}

/** Whether mail to an address can arrive, as far as anybody can tell without writing to it. */
export function judgeAddress(
  email: string,
  known: { domain: DomainFacts; suppressed: AddressVerdict['suppressed'] },
): AddressVerdict {
  const address = readable(email);
  if (address === null) return unreadable(email);
  const { domain, suppressed } = known;
  const local = address.key.slice(0, address.key.lastIndexOf('@'));
  const refusal = refusalOf(domain);
  const disposable = isDisposable(address.domain);
  const better = suggestedDomain(address.domain);
  const isUnknown = refusal === null && (domain.exists === null || domain.mx === null);
  return {
    email,
    valid: refusal === null,
    verdict: verdictOf(refusal, isUnknown),
    reasons: [
      ...(refusal === null ? [] : [refusal]),
      ...(isUnknown ? (['dns_unknown'] as const) : []),
      ...(disposable ? (['disposable_domain'] as const) : []),
      ...(suppressed === null ? [] : (['suppressed'] as const)),
    ],
    normalised: address.key,
    suggestion: better === null ? null : `${local}@${better}`,
    domain,
    disposable,
    role: isRole(local),
    freemail: isFreemail(address.domain),
    suppressed,
  };
}

function verdictOf(refusal: AddressReason | null, isUnknown: boolean): AddressVerdict['verdict'] {
  if (refusal !== null) return 'invalid';
  return isUnknown ? 'unknown' : 'valid';
}

/** White space around it is a slip of whoever copied it. */
export function readable(email: string): Address | null {
  return parseAddress(email.trim());
}

function refusalOf({ exists, mx, nullMx }: DomainFacts): AddressReason | null {
  if (exists === false) return 'domain_not_found';
  if (nullMx === true || (mx !== null && mx.length === 0)) return 'domain_takes_no_mail';
  return null;
}

function unreadable(email: string): AddressVerdict {
  return {
    email,
    valid: false,
    verdict: 'invalid',
    reasons: ['address_invalid'],
    normalised: null,
    suggestion: null,
    domain: NOT_ASKED,
    disposable: false,
    role: false,
    freemail: false,
    suppressed: null,
  };
}
