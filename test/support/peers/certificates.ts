import { X509Certificate } from 'node:crypto';
import { systemNow } from '../../../src/kernel/time/instant.js';
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
