import { createPrivateKey, X509Certificate } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { isIP } from 'node:net';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { DAY_MS, type Instant, instantOf, systemNow } from '../../../kernel/time/instant.js';
import { bad, type Finding, lookedAt, ok, skipped, warn } from './finding.js';
import { isLocalName } from './local-name.js';
import type { Subject } from './subject.js';

const SOON_MS = 14 * DAY_MS;
const CONNECT_MS = 5_000;

export async function lookAtTls(subject: Subject): Promise<Finding[]> {
  return [
    ...(await lookedAt('tls.smtp', async () => lookAtFiles(subject))),
    ...(await lookedAt('tls.http', () => lookAtPublicUrl(subject))),
  ];
}

function lookAtFiles({ values, stateDir, sends }: Subject): Finding[] {
  const certFile = values.TLS_CERT_FILE ?? join(stateDir, 'tls', 'cert.pem');
  const keyFile = values.TLS_KEY_FILE ?? join(stateDir, 'tls', 'key.pem');
  if (values.TLS_CERT_FILE === null && !existsSync(certFile))
    return [skipped('tls.smtp', 'no certificate is named; the first start makes a self-signed one')];
  let pair: { certificate: X509Certificate; fits: boolean };
  try {
    const certificate = new X509Certificate(readFileSync(certFile));
    pair = { certificate, fits: certificate.checkPrivateKey(createPrivateKey(readFileSync(keyFile))) };
  } catch (error) {
    const found = `certificate and key of the SMTP ports cannot be read: ${(error as Error).message}`;
    const mend = `openssl x509 -in ${certFile} -noout -subject; ls -l ${certFile} ${keyFile}`;
    return [bad('tls.smtp', { found, why: 'The SMTP ports do not open without them.', mend })];
  }
  if (!pair.fits) {
    const found = `${keyFile} is not the key of ${certFile}`;
    return [
      bad('tls.smtp', {
        found,
        why: 'No TLS session can be made with them.',
        mend: 'certbot renew --force-renewal, or copy both files of the same renewal',
      }),
    ];
  }
  const isOpen = (statSync(keyFile).mode & 0o007) !== 0;
  const others = isOpen
    ? [
        bad('tls.smtp-key', {
          found: `${keyFile} can be read by everybody`,
          why: 'Who has the key can pose as this server.',
          mend: `chmod o= ${keyFile}`,
        }),
      ]
    : [];
  return [
    judgeCertificate('tls.smtp', describe(pair.certificate), { host: values.SMTP_PUBLIC_HOST, mustBeTrusted: sends }),
    ...others,
  ];
}

export interface CertificateFacts {
  endsAt: Instant;
  isSelfSigned: boolean;
  covers(host: string): boolean;
}

function describe(certificate: X509Certificate): CertificateFacts {
  return {
    endsAt: instantOf(certificate.validTo),
    isSelfSigned: certificate.issuer === certificate.subject,
    covers: (host) => (isIP(host) === 0 ? certificate.checkHost(host) : certificate.checkIP(host)) !== undefined,
  };
}

export function judgeCertificate(
  id: string,
  facts: CertificateFacts,
  { host, mustBeTrusted }: { host: string; mustBeTrusted: boolean },
): Finding {
  const leftMs = facts.endsAt - systemNow();
  const days = Math.floor(leftMs / DAY_MS);
  const renew = 'certbot renew (a renewed file is read without a restart)';
  if (leftMs <= 0)
    return bad(id, {
      found: 'the certificate has ended',
      why: 'Mail programs and other servers refuse to connect.',
      mend: renew,
    });
  if (!facts.covers(host)) {
    const found = `the certificate is not for ${host}`;
    return bad(id, {
      found,
      why: 'Mail programs warn their users or refuse to connect.',
      mend: `certbot certonly --standalone -d ${host}`,
    });
  }
  if (facts.isSelfSigned && mustBeTrusted) {
    const found = 'the certificate is self-signed';
    return warn(id, {
      found,
      why: 'Customers’ programs refuse it unless they are told not to look.',
      mend: `certbot certonly --standalone -d ${host}, then set TLS_CERT_FILE and TLS_KEY_FILE`,
    });
  }
  if (leftMs < SOON_MS)
    return warn(id, {
      found: `the certificate ends in ${days} days`,
      why: 'It should have been renewed by now: the renewal is probably broken.',
      mend: renew,
    });
  return ok(
    id,
    `the certificate is for ${host} and good for ${days} days${facts.isSelfSigned ? ' (self-signed)' : ''}`,
  );
}

async function lookAtPublicUrl({ values, sends }: Subject): Promise<Finding[]> {
  const url = new URL(values.PUBLIC_URL ?? `http://127.0.0.1:${values.HTTP_PORT}`);
  if (url.protocol === 'http:') {
    if (isLocalName(url.hostname) || !sends)
      return [skipped('tls.http', `PUBLIC_URL is ${url.origin}: without TLS, on this machine only`)];
    const why = 'Passwords and keys of customers cross the network in clear.';
    return [
      bad('tls.http', {
        found: `PUBLIC_URL is ${url.origin}, without TLS`,
        why,
        mend: `Put a proxy with TLS before it (docs/operate) and set PUBLIC_URL=https://${url.host}`,
      }),
    ];
  }
  const port = Number(url.port || 443);
  const answer = await peerOf(url.hostname, port);
  if (typeof answer === 'string') {
    const found = `${url.host} cannot be reached from here: ${answer}`;
    return [
      warn('tls.http', {
        found,
        why: 'Either customers cannot reach it, or this machine may not reach its own proxy.',
        mend: `curl -sv ${url.origin}/health/live`,
      }),
    ];
  }
  return [judgeCertificate('tls.http', answer, { host: url.hostname, mustBeTrusted: true })];
}

/** The certificate that a server shows, or why it shows none. */
export function peerOf(host: string, port: number): Promise<CertificateFacts | string> {
  return new Promise((resolve) => {
    // Looked at whatever it is: the judgement is ours, and says more than a refused handshake.
    const socket = connect({
      host,
      port,
      ...(isIP(host) === 0 ? { servername: host } : {}),
      rejectUnauthorized: false,
      timeout: CONNECT_MS,
    });
    socket.once('secureConnect', () => {
      const { raw } = socket.getPeerCertificate();
      socket.destroy();
      resolve(describe(new X509Certificate(raw)));
    });
    socket.once('timeout', () => socket.destroy(new Error(`no answer within ${CONNECT_MS / 1000} s`)));
    socket.once('error', (error) => resolve(error.message));
  });
}
