import { tagsOf } from './dns-records.js';

/** A DMARC policy as it applies to a domain (RFC 7489 §6.3). */
export interface DmarcPolicy {
  /** Where it was found: the domain itself, or one above it. */
  domain: string;
  policy: 'none' | 'quarantine' | 'reject';
  /** Strict alignment: the very domain, not one below it. */
  strictDkim: boolean;
  strictSpf: boolean;
}

const POLICIES = ['none', 'quarantine', 'reject'] as const;
/** A domain has no more labels than these below its public suffix that would ask a resolver so often. */
const MAX_NAMES = 5;

/** The names at which a policy may stand, the nearest first: the domain and those above it, never a single label. */
export function dmarcNames(domain: string): string[] {
  const labels = domain.split('.');
  const all = labels.slice(0, -1).map((_, i) => labels.slice(i).join('.'));
  return all.length <= MAX_NAMES ? all : [all[0]!, ...all.slice(1 - MAX_NAMES)];
}

/**
 * Reads the record of `at` for mail from `domain`; null when it holds no valid policy. Several records are none (RFC 7489
 * §6.6.3). A policy from above is its `sp`, where it has one.
 */
export function readDmarc(values: readonly string[], at: string, domain: string): DmarcPolicy | null {
  const records = values.filter((value) => /^v\s*=\s*DMARC1\s*(;|$)/i.test(value.trim()));
  if (records.length !== 1) return null;
  const tags = tagsOf(records[0]!);
  const wanted = (at === domain ? undefined : tags.get('sp')) ?? tags.get('p');
  const policy = POLICIES.find((known) => known === wanted?.toLowerCase());
  if (!policy) return null;
  const strict = (tag: string) => tags.get(tag)?.toLowerCase() === 's';
  return { domain: at, policy, strictDkim: strict('adkim'), strictSpf: strict('aspf') };
}

export interface Alignment {
  /** The From domain signs its mail itself. */
  dkim: boolean;
  /** The envelope sender is under the From domain, so its SPF result counts for it. */
  spf: boolean;
  /** One of both is enough (RFC 7489 §3.1). */
  passes: boolean;
}

/** How mail from a domain stands before its own policy. Its return path is a name below it, which strict alignment refuses. */
export function alignmentOf(facts: { signs: boolean; returnPathReady: boolean }, dmarc: DmarcPolicy | null): Alignment {
  const dkim = facts.signs;
  const spf = facts.returnPathReady && !(dmarc?.strictSpf ?? false);
  return { dkim, spf, passes: dkim || spf };
}
