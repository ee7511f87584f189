import type { IdentityFinding } from '../../stock/index.js';

/** What a look-up said: records, none, or nothing at all. */
export type LookedUp = { kind: 'found'; records: readonly string[] } | { kind: 'none' } | { kind: 'temporary' };

export interface IdentityFacts {
  address: string;
  /** The name the operator gave it; null: whatever the PTR says. */
  hostname: string | null;
  /** What is said in HELO while it has no name of its own. */
  defaultHelo: string;
  ptr: LookedUp;
  /** Addresses of the name. */
  forward: LookedUp;
  /** The name in the greeting of a server at the address; null: nobody answers there. */
  banner: string | null;
}

const OK = { result: 'ok', reason: 'as_it_should_be' } as const;

/** Forward-confirmed reverse DNS, the name in HELO, and what a server at the address calls itself. */
export function judgeIdentity(facts: IdentityFacts): IdentityFinding[] {
  const name = expectedName(facts);
  return [ptrFinding(facts), forwardFinding(facts, name), heloFinding(facts, name), bannerFinding(facts, name)];
}

/** The name to confirm: the operator's, or the one PTR. */
export function expectedName({ hostname, ptr }: Pick<IdentityFacts, 'hostname' | 'ptr'>): string | null {
  if (hostname !== null) return hostname;
  return ptr.kind === 'found' && ptr.records.length === 1 ? clean(ptr.records[0]!) : null;
}

export function mayPass(findings: readonly IdentityFinding[]): boolean {
  return findings.every(({ result, check }) => check === 'banner' || result === 'ok');
}

function ptrFinding({ ptr, hostname, address }: IdentityFacts): IdentityFinding {
  const of = { check: 'ptr', expected: hostname } as const;
  if (ptr.kind === 'temporary') return { ...of, result: 'unknown', reason: 'dns_unavailable', found: [] };
  if (ptr.kind === 'none') return { ...of, result: 'failed', reason: 'no_ptr', found: [] };
  const found = ptr.records.map(clean);
  if (found.length > 1) return { ...of, result: 'failed', reason: 'several_ptr', found };
  if (hostname !== null && found[0] !== hostname) return { ...of, result: 'failed', reason: 'other_ptr', found };
  if (isGeneric(found[0]!, address)) return { ...of, result: 'failed', reason: 'generic_ptr', found };
  return { ...of, ...OK, found };
}

function forwardFinding({ forward, address }: IdentityFacts, name: string | null): IdentityFinding {
  const of = { check: 'forward', expected: name } as const;
  if (name === null) return { ...of, result: 'failed', reason: 'no_name', found: [] };
  if (forward.kind === 'temporary') return { ...of, result: 'unknown', reason: 'dns_unavailable', found: [] };
  if (forward.kind === 'none') return { ...of, result: 'failed', reason: 'no_forward', found: [] };
  const found = [...forward.records];
  return found.includes(address)
    ? { ...of, ...OK, found }
    : { ...of, result: 'failed', reason: 'other_forward', found };
}

/** HELO says the operator's name for the address, so it must be the one that was confirmed. */
function heloFinding({ hostname, defaultHelo, forward }: IdentityFacts, name: string | null): IdentityFinding {
  const helo = hostname ?? name ?? defaultHelo;
  const of = { check: 'helo', expected: helo } as const;
  if (name === null) return { ...of, result: 'failed', reason: 'no_name', found: [] };
  if (forward.kind === 'temporary') return { ...of, result: 'unknown', reason: 'dns_unavailable', found: [] };
  if (forward.kind === 'none') return { ...of, result: 'failed', reason: 'helo_unresolved', found: [] };
  return helo === name
    ? { ...of, ...OK, found: [name] }
    : { ...of, result: 'failed', reason: 'helo_other', found: [name] };
}

function bannerFinding({ banner }: IdentityFacts, name: string | null): IdentityFinding {
  const of = { check: 'banner', expected: name } as const;
  if (banner === null) return { ...of, result: 'skipped', reason: 'nobody_answers', found: [] };
  const found = [clean(banner)];
  return found[0] === name ? { ...of, ...OK, found } : { ...of, result: 'failed', reason: 'other_banner', found };
}

/** The address, or most of it, within the name: how providers name connections of homes. */
export function isGeneric(name: string, address: string): boolean {
  if (/(?:^|[.-])(?:dyn|dynamic|dhcp|pool|dsl|cable|broadband|client)(?:[.-]|\d|$)/.test(name)) return true;
  const octets = address.split('.');
  if (octets.length !== 4) return false;
  const digits = name.split(/[^0-9]+/).filter(Boolean);
  const inside = octets.filter((octet) => digits.includes(octet) || digits.includes(octet.padStart(3, '0')));
  const joined = [octets.join(''), octets.map((octet) => octet.padStart(3, '0')).join('')];
  return inside.length >= 3 || joined.some((text) => text.length >= 6 && name.includes(text));
}

function clean(name: string): string {
  return name.toLowerCase().replace(/\.$/, '');
}
