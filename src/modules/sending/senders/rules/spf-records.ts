import type { ExpectedRecord } from './dns-records.js';

/** A name and its record together: more may not fit into one answer over UDP (RFC 7208 §3.4). */
const MOST_OCTETS = 450;
/** Of the ten terms that may ask the DNS (RFC 7208 §4.6.4) one is the `a:` of our own host. */
const MOST_PARTS = 9;

export interface SpfWanted {
  /** The domains that mail carries in its envelope. */
  domains: readonly string[];
  /** Whatever its addresses are, they may send. */
  host: string;
  /** `ip4:` and `ip6:` of the other addresses that mail leaves from. */
  mechanisms: readonly string[];
  /** The domain whose names hold what does not fit into one record. */
  partsBelow: string;
}

/**
 * What authorises every address that mail leaves from. Addresses stand in the record itself as long as it fits: they cost no
 * look-up. Otherwise all domains include the same records, as few as possible, because owners add terms of their own to them.
 */
export function spfRecords({ domains, host, mechanisms, partsBelow }: SpfWanted): ExpectedRecord[] {
  const whole = recordOf([`a:${host}`, ...mechanisms]);
  if (domains.every((name) => name.length + whole.length <= MOST_OCTETS))
    return domains.map((name) => spf(name, whole));
  const parts = partsOf(mechanisms, partsBelow);
  const names = parts.map((_, n) => partName(n, partsBelow));
  const including = recordOf([`a:${host}`, ...names.map((name) => `include:${name}`)]);
  return [...domains.map((name) => spf(name, including)), ...parts.map((terms, n) => spf(names[n]!, recordOf(terms)))];
}

/** Filled one after the other; only what would need too many of them makes each longer, which then takes TCP to ask for. */
function partsOf(mechanisms: readonly string[], below: string): string[][] {
  const own = partName(MOST_PARTS - 1, below).length + recordOf([]).length;
  for (let room = MOST_OCTETS - own; ; room += MOST_OCTETS) {
    const parts: string[][] = [];
    let left = 0;
    for (const mechanism of mechanisms) {
      if (parts.length === 0 || mechanism.length + 1 > left) {
        parts.push([]);
        left = room;
      }
      parts.at(-1)!.push(mechanism);
      left -= mechanism.length + 1;
    }
    if (parts.length <= MOST_PARTS) return parts;
  }
}

function partName(n: number, below: string): string {
  return `_spf${n + 1}.${below}`;
}

/** `~all`: until everything that sends is known, what is unknown is suspicious and not refused. */
function recordOf(terms: readonly string[]): string {
  return ['v=spf1', ...terms, '~all'].join(' ');
}

function spf(name: string, expected: string): ExpectedRecord {
  return { purpose: 'spf', type: 'TXT', name, expected, required: true };
}

/** What a receiver finds when it asks a record about an address (RFC 7208 §2.6). */
export type SpfResult = 'pass' | 'fail' | 'softfail' | 'neutral' | 'none' | 'permerror' | 'temperror';

export interface SpfFinding {
  address: string;
  result: SpfResult;
}
