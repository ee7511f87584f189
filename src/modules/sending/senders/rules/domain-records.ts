import { returnPathBelow } from '../../../../kernel/return-path.js';
import type { ExpectedRecord } from './dns-records.js';
import { type DkimAlgorithm, otherSelector } from './key-rotation.js';
import { spfRecords } from './spf-records.js';

export type { DkimAlgorithm } from './key-rotation.js';

export interface PublishedKey {
  algorithm: DkimAlgorithm;
  selector: string;
  /** Base64 as it stands in `p=`. */
  publicKey: string;
}

export const OWNERSHIP_PREFIX = '_posthorn';

export function ownershipValue(token: string): string {
  return `posthorn-verification=${token}`;
}

/** RFC 6376 §3.6.1 and RFC 8463 §4. */
export function dkimRecord(key: PublishedKey): string {
  return `v=DKIM1; k=${key.algorithm === 'rsa-sha256' ? 'rsa' : 'ed25519'}; p=${key.publicKey}`;
}

function dkimRecords(domain: string, keys: readonly PublishedKey[]): ExpectedRecord[] {
  return keys.map((key) => ({
    purpose: 'dkim',
    type: 'TXT',
    name: selectorName(key.selector, domain),
    expected: dkimRecord(key),
    required: key.algorithm === 'rsa-sha256',
  }));
}

export function selectorName(selector: string, domain: string): string {
  return `${selector}._domainkey.${domain}`;
}

/** Where the installation's own zone holds a key of a domain: the customer's records point here and never change again. */
export function keyNameInZone(selector: string, domain: string, zone: string): string {
  return `${selector}.${domain}.${zone}`;
}

/** Both selectors of each kind at once, so that keys can follow one another without the customer. */
function dkimPointers(domain: string, keys: readonly PublishedKey[], zone: string): ExpectedRecord[] {
  const algorithms = new Map(keys.map((key) => [key.algorithm, key.selector]));
  return [...algorithms].flatMap(([algorithm, selector]) =>
    [selector, otherSelector(selector)].sort().map((name): ExpectedRecord => ({
      purpose: 'dkim',
      type: 'CNAME',
      name: selectorName(name, domain),
      expected: keyNameInZone(name, domain, zone),
      required: algorithm === 'rsa-sha256',
    })),
  );
}

function dmarcRecord(domain: string): ExpectedRecord {
  return { purpose: 'dmarc', type: 'TXT', name: `_dmarc.${domain}`, expected: 'v=DMARC1; p=none', required: false };
}

/** The name below a customer's domain that its mails' links and pictures may carry. */
export function trackingName(domain: string): string {
  return `track.${domain}`;
}

/** The names of the installation that customers' records point to. */
export interface PointedTo {
  returnPathDomain: string;
  trackingHost: string;
  /** Null where the operator has no zone for keys. */
  dkimZone: string | null;
}

export interface RecordedDomain {
  name: string;
  ownershipToken: string;
  dkimBy: 'txt' | 'cname';
}

/** What the owner of a domain publishes so that mail in its name is provably his. */
export function customerRecords(
  domain: RecordedDomain,
  keys: readonly PublishedKey[],
  { returnPathDomain, trackingHost, dkimZone }: PointedTo,
): ExpectedRecord[] {
  return [
    {
      purpose: 'ownership',
      type: 'TXT',
      name: `${OWNERSHIP_PREFIX}.${domain.name}`,
      expected: ownershipValue(domain.ownershipToken),
      required: true,
    },
    ...(domain.dkimBy === 'cname' && dkimZone !== null
      ? dkimPointers(domain.name, keys, dkimZone)
      : dkimRecords(domain.name, keys)),
    {
      purpose: 'return_path',
      type: 'CNAME',
      name: returnPathBelow(domain.name),
      expected: returnPathDomain,
      required: false,
    },
    {
      purpose: 'tracking',
      type: 'CNAME',
      name: trackingName(domain.name),
      expected: trackingHost,
      required: false,
    },
    dmarcRecord(domain.name),
  ];
}

export interface Installation {
  mailDomain: string;
  returnPathDomain: string;
  smtpHost: string;
  /** `ip4:` and `ip6:` of the addresses that mail leaves from beside the host's own. */
  sendFrom: readonly string[];
}

/** What the operator publishes for the installation's own domains. */
export function installationRecords(installation: Installation, keys: readonly PublishedKey[]): ExpectedRecord[] {
  const { mailDomain, returnPathDomain, smtpHost, sendFrom } = installation;
  const domains = [...new Set([mailDomain, returnPathDomain])];
  return [
    ...dkimRecords(mailDomain, keys),
    ...domains.map((name): ExpectedRecord => ({ purpose: 'mx', type: 'MX', name, expected: smtpHost, required: true })),
    ...spfRecords({ domains, host: smtpHost, mechanisms: sendFrom, partsBelow: mailDomain }),
    dmarcRecord(mailDomain),
  ];
}
