import { mayBeReturnPath } from '../../../kernel/return-path.js';

/** Somebody's claim on some addresses of the installation. */
export interface InboundRoute {
  /** Goes into the event `mail.received.v1`; its consumers look for it. */
  readonly name: string;
  /** Bytes of a mail that are kept; the rest is cut off. Default: all. */
  readonly keepBytes?: number;
  /**
   * Whether this address (in lower case) is the route's, and what it found out about it. Asked at RCPT for anybody who
   * connects: it computes, it does not query.
   */
  matches(address: string): boolean | { readonly detail: string };
}

/** One recipient that the installation takes. */
export interface RoutedAddress {
  readonly address: string;
  readonly route: string;
  readonly detail: string | null;
}

/** The domains whose addresses are ours, known or not. */
export type OwnDomains = ReadonlySet<string>;

export type RecipientVerdict = { kind: 'taken'; routed: RoutedAddress } | { kind: 'unknown' } | { kind: 'relay' };

/** `postmaster` without a domain is the postmaster of whoever is asked (RFC 5321 §4.5.1). */
export function completeAddress(path: string, mailDomain: string): string {
  const lower = path.toLowerCase();
  return lower === 'postmaster' ? `postmaster@${mailDomain.toLowerCase()}` : lower;
}

/**
 * Ours and claimed, ours and unknown, or not ours at all: then taking it would be relaying. At a return path of a customer's only
 * what a route knows is taken: we signed it, and it ends here.
 */
export function judgeRecipient(
  address: string,
  routes: readonly InboundRoute[],
  domains: OwnDomains,
): RecipientVerdict {
  const domain = address.slice(address.lastIndexOf('@') + 1);
  const isOurs = domains.has(domain);
  if (!address.includes('@') || !(isOurs || mayBeReturnPath(domain))) return { kind: 'relay' };
  for (const route of routes) {
    const match = route.matches(address);
    if (match === false) continue;
    const detail = match === true ? null : match.detail;
    return { kind: 'taken', routed: { address, route: route.name, detail } };
  }
  return { kind: isOurs ? 'unknown' : 'relay' };
}

/** A route that takes exactly these addresses. */
export function fixedRoute(name: string, ...addresses: string[]): InboundRoute {
  const known = new Set(addresses.map((address) => address.toLowerCase()));
  return { name, matches: (address) => known.has(address) };
}
