import pg from 'pg';
import { WORKER_ROLE } from '../../../platform/database/secure-tables.js';
import { type Finding, ok, skipped, warn } from './finding.js';
import { type CertificateFacts, judgeCertificate, peerOf } from './look-at-tls.js';
import type { Subject } from './subject.js';

/** Each is a connection to the proxy. */
const MOST = 50;
const AT_ONCE = 10;
const WARNED = 'Readers who follow a link of this mail see a warning in place of the page.';

/** Whether the names below customers' domains that their links carry are served with a certificate. Not looked at without TLS. */
export async function lookAtTracking({ database, values }: Subject): Promise<Finding[]> {
  const base = new URL(values.TRACKING_URL ?? values.PUBLIC_URL ?? 'http://127.0.0.1');
  if (database === null || base.protocol !== 'https:') return [];
  const names = await namesIn(database.url);
  const port = Number(base.port || 443);
  const findings: Finding[] = [];
  const shown = names.slice(0, MOST);
  for (let at = 0; at < shown.length; at += AT_ONCE) {
    const some = shown.slice(at, at + AT_ONCE);
    findings.push(...(await Promise.all(some.map(async (name) => judgeTracking(name, await peerOf(name, port))))));
  }
  if (names.length > MOST)
    findings.push(skipped('tracking.more', `${names.length - MOST} names of customers’ links more were not looked at`));
  const isFine = findings.length > 0 && findings.every(({ verdict }) => verdict === 'ok');
  return isFine ? [ok('tracking', `${shown.length} names of customers’ links are served over TLS`)] : findings;
}

/** @param shown the certificate that was shown, or why none was */
export function judgeTracking(name: string, shown: CertificateFacts | string): Finding {
  const id = `tracking.${name}`;
  if (typeof shown === 'string')
    return warn(id, {
      found: `${name} does not answer over TLS: ${shown}`,
      why: 'The links of a customer’s mail lead there.',
      mend: `curl -sv https://${name}/health/live; docs/operate/proxy.md says how the proxy gets a certificate for it`,
    });
  const judged = judgeCertificate(id, shown, { host: name, mustBeTrusted: true });
  if (!('why' in judged)) return judged;
  const mend = 'Give the proxy a certificate for the name (docs/operate/proxy.md)';
  return { ...judged, found: `${name}: ${judged.found}`, why: WARNED, mend };
}

async function namesIn(url: string): Promise<string[]> {
  const client = new pg.Client({
    connectionString: url,
    options: `-c role=${WORKER_ROLE} -c statement_timeout=10000`,
    connectionTimeoutMillis: 5_000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.query<{ name: string }>(NAMES)).rows.map(({ name }) => `track.${name}`);
  } finally {
    await client.end().catch(() => undefined);
  }
}

const NAMES = `select name from domains where status = 'verified' and tracking_at is not null order by name`;
