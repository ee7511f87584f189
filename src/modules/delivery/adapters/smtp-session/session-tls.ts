import type { X509Certificate } from 'node:crypto';
import type tls from 'node:tls';
import { systemNow } from '../../../../kernel/time/instant.js';
import { daneFault } from './check-dane.js';
import { fault } from './session-failures.js';
import { SessionFailed, type SessionTarget } from './session-types.js';

const LONGEST_CHAIN = 10;

export function tlsOptions(target: SessionTarget): tls.ConnectionOptions {
  return {
    servername: /^[\d.]+$|:/.test(target.host) ? undefined : target.host.replace(/\.$/, ''),
    rejectUnauthorized: target.tls === 'verified',
    minVersion: 'TLSv1.2',
  };
}

/** Throws unless a TLSA record matches the certificate that the receiver showed. */
export function requireDane(socket: tls.TLSSocket, target: SessionTarget): void {
  const chain: X509Certificate[] = [];
  let certificate = socket.getPeerX509Certificate();
  while (certificate && chain.length < LONGEST_CHAIN && certificate.fingerprint256 !== chain.at(-1)?.fingerprint256) {
    chain.push(certificate);
    certificate = certificate.issuerCertificate;
  }
  const names = [target.host.replace(/\.$/, ''), ...(target.daneNames ?? [])];
  const why = daneFault(chain, target.tlsaRecords ?? [], names, systemNow());
  if (why) throw new SessionFailed(fault('starttls', 'tls_policy', `DANE: ${why}`));
}
