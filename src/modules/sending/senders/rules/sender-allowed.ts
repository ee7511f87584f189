import { parseAddress } from '../../addresses/index.js';

/** What an account has proven to be its own. */
export interface ProvenSenders {
  /** Keys of confirmed addresses. */
  verifiedAddresses: ReadonlySet<string>;
  verifiedDomains: ReadonlySet<string>;
}

export type SenderVerdict = { allowed: true; because: 'address' | 'domain' } | { allowed: false };

/**
 * May mail carry this address as MAIL FROM or From? Only one's own: a confirmed address, or any address of a verified
 * domain. A verified domain does not speak for its sub-domains, which may be in other hands; each is verified by itself.
 */
export function senderAllowed(address: string, proven: ProvenSenders): SenderVerdict {
  const sender = parseAddress(address);
  if (sender === null) return { allowed: false };
  if (proven.verifiedDomains.has(sender.domain)) return { allowed: true, because: 'domain' };
  return proven.verifiedAddresses.has(sender.key) ? { allowed: true, because: 'address' } : { allowed: false };
}
