import type { ExpectedRecord } from './dns-records.js';

export type DkimAlgorithm = 'rsa-sha256' | 'ed25519-sha256';

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
    name: `${key.selector}._domainkey.${domain}`,
    expected: dkimRecord(key),
    required: key.algorithm === 'rsa-sha256',
  }));
}

function dmarcRecord(domain: string): ExpectedRecord {
  return { purpose: 'dmarc', type: 'TXT', name: `_dmarc.${domain}`, expected: 'v=DMARC1; p=none', required: false };
}

/** The name below a customer's domain whose mail comes back to us. */
export function returnPathName(domain: string): string {
  return `bounce.${domain}`;
}

/** The name below a customer's domain that its mails' links and pictures may carry. */
export function trackingName(domain: string): string {
  return `track.${domain}`;
}

/** What the owner of a domain publishes so that mail in its name is provably his. */
export function customerRecords(
  domain: { name: string; ownershipToken: string },
  keys: readonly PublishedKey[],
  returnPathDomain: string,
): ExpectedRecord[] {
  return [
    {
      purpose: 'ownership',
      type: 'TXT',
      name: `${OWNERSHIP_PREFIX}.${domain.name}`,
      expected: ownershipValue(domain.ownershipToken),
      required: true,
    },
    ...dkimRecords(domain.name, keys),
    {
      purpose: 'return_path',
      type: 'CNAME',
      name: returnPathName(domain.name),
      expected: returnPathDomain,
      required: false,
    },
    dmarcRecord(domain.name),
  ];
}

/** What the operator publishes for the installation's own domains. */
export function installationRecords(
  installation: { mailDomain: string; returnPathDomain: string; smtpHost: string },
  keys: readonly PublishedKey[],
): ExpectedRecord[] {
  const { mailDomain, returnPathDomain, smtpHost } = installation;
  const domains = [...new Set([mailDomain, returnPathDomain])];
  return [
    ...dkimRecords(mailDomain, keys),
    ...domains.map((name): ExpectedRecord => ({ purpose: 'mx', type: 'MX', name, expected: smtpHost, required: true })),
    ...domains.map((name): ExpectedRecord => ({
      purpose: 'spf',
      type: 'TXT',
      name,
      expected: `v=spf1 a:${smtpHost} ~all`,
      required: true,
    })),
    dmarcRecord(mailDomain),
  ];
}
