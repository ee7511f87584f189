import { X509Certificate } from 'node:crypto';
import { addMs, DAY_MS, systemNow } from '../../../src/kernel/time/instant.js';
import { makeSelfSigned } from '../../../src/platform/tls/self-signed.js';

export interface CertificatePair {
  key: string;
  cert: string;
  parsed: X509Certificate;
}

/** A self-signed certificate for a host name. */
export function selfSigned(...hosts: string[]): CertificatePair {
  const pair = makeSelfSigned(hosts, systemNow());
  return { ...pair, parsed: new X509Certificate(pair.cert) };
}

/** One that ran out a year ago. */
export function expired(...hosts: string[]): CertificatePair {
  const pair = makeSelfSigned(hosts, addMs(systemNow(), -4_015 * DAY_MS));
  const parsed = new X509Certificate(pair.cert);
  if (Date.parse(parsed.validTo) > systemNow()) throw new Error('it is still valid');
  return { ...pair, parsed };
}
