import { createHash, type X509Certificate } from 'node:crypto';
import type { TlsaRecord } from './session-types.js';

const DANE_TA = 2;
const DANE_EE = 3;
/** Matching types (RFC 6698 §2.1.3); 0 is the data itself. */
const DIGESTS: ReadonlyMap<number, string> = new Map([
  [1, 'sha256'],
  [2, 'sha512'],
]);

/**
 * Checks a certificate chain, leaf first, against TLSA records as RFC 7672 §3 wants it for SMTP: DANE-EE needs no name
 * and no validity period; DANE-TA needs both and a chain of signatures; PKIX usages do not count. Null when it holds.
 *
 * The matcher of mx-connect is not used: it finds no SubjectPublicKeyInfo in what Node's TLS hands out, and it gets no
 * chain, so the two kinds of record that are published in practice (3 1 1 and 2 1 1) would never match.
 */
export function daneFault(
  chain: readonly X509Certificate[],
  records: readonly TlsaRecord[],
  names: readonly string[],
  nowMs: number,
): string | null {
  const leaf = chain[0];
  if (!leaf) return 'no certificate';
  const usable = records.filter((record) => record.usage === DANE_TA || record.usage === DANE_EE);
  // Records exist but none can be used: TLS is mandatory, authentication impossible (RFC 7672 §2.2).
  if (usable.length === 0) return null;
  for (const record of usable) {
    if (record.usage === DANE_EE && matches(leaf, record)) return null;
    if (record.usage === DANE_TA && anchored(chain, record, names, nowMs)) return null;
  }
  return 'the certificate matches no TLSA record';
}

function anchored(
  chain: readonly X509Certificate[],
  record: TlsaRecord,
  names: readonly string[],
  nowMs: number,
): boolean {
  const anchor = chain.findIndex((certificate) => matches(certificate, record));
  if (anchor === -1) return false;
  const path = chain.slice(0, anchor + 1);
  const signed = path.every((certificate, i) => i === anchor || certificate.verify(path[i + 1]!.publicKey));
  const inTime = path.every(
    (certificate) => Date.parse(certificate.validFrom) <= nowMs && nowMs <= Date.parse(certificate.validTo),
  );
  return signed && inTime && names.some((name) => chain[0]!.checkHost(name) !== undefined);
}

function matches(certificate: X509Certificate, record: TlsaRecord): boolean {
  const data =
    record.selector === 1 ? (certificate.publicKey.export({ type: 'spki', format: 'der' }) as Buffer) : certificate.raw;
  if (record.mtype === 0) return data.equals(record.cert);
  const algorithm = DIGESTS.get(record.mtype);
  return algorithm !== undefined && createHash(algorithm).update(data).digest().equals(record.cert);
}
