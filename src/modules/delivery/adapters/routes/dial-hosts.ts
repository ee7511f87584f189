import { isIP } from 'node:net';
import type { Dialled, Source } from '../../lanes/ports.js';
import { classifyFailure } from '../../rules/classify-reply.js';
import { triesNextHost } from '../../rules/next-host.js';
import type { Failure } from '../../rules/reply.js';
import {
  type SessionTarget,
  SessionFailed,
  type SessionTimeouts,
  type TlsDemand,
  type TlsaRecord,
} from '../smtp-session/session-types.js';
import { SmtpSession } from '../smtp-session/smtp-session.js';
import type { HostMemory } from './host-memory.js';
import { SessionCourier } from './session-courier.js';

/** One address that could be tried, with the TLS that must be had there. */
export interface Candidate {
  host: string;
  ip: string;
  port: number;
  tls: Exclude<TlsDemand, 'none'>;
  tlsaRecords?: readonly TlsaRecord[];
  daneNames?: readonly string[];
  implicitTls?: boolean;
  auth?: { user: string; pass: string };
}

const CANDIDATES_LIMIT = 8;

/** Tries addresses in order until one opens. What failed first is reported: it is the preferred host's answer. */
export async function dialHosts(
  candidates: readonly Candidate[],
  source: Source,
  timeouts: SessionTimeouts,
  memory: HostMemory,
): Promise<Dialled> {
  let first: Dialled | null = null;
  const reachable = candidates.filter(({ ip }) => isOfOneFamily(ip, source));
  const alive = reachable.filter((candidate) => !memory.isDead(candidate.ip));
  const inOrder = [...alive, ...reachable.filter((candidate) => memory.isDead(candidate.ip))];
  for (const candidate of inOrder.slice(0, CANDIDATES_LIMIT)) {
    const opened = await tryOne(candidate, source, timeouts, memory);
    if (opened instanceof SmtpSession) {
      memory.rememberAlive(candidate.ip);
      return { kind: 'open', courier: new SessionCourier(opened) };
    }
    if (opened.stage === 'connect') memory.rememberDead(candidate.ip);
    first = better(first, { kind: 'failed', failure: opened, host: candidate.host, ip: candidate.ip });
    if (!triesNextHost(opened)) break;
  }
  return first ?? { kind: 'failed', failure: nothingToTry(), host: null, ip: null };
}

/** From an IPv4 address only IPv4 ones are reached, and the other way round. */
function isOfOneFamily(ip: string, { localAddress }: Source): boolean {
  return localAddress === undefined || isIP(ip) === isIP(localAddress);
}

async function tryOne(
  candidate: Candidate,
  source: Source,
  timeouts: SessionTimeouts,
  memory: HostMemory,
): Promise<SmtpSession | Failure> {
  const { localAddress, heloName } = source;
  const sourceIp = localAddress === undefined ? undefined : source.ip;
  const clear = candidate.tls === 'opportunistic' && memory.hasBrokenTls(candidate.host);
  const tls = clear ? 'none' : candidate.tls;
  const target: SessionTarget = { ...candidate, localAddress, sourceIp, heloName, timeouts, tls };
  const opened = await open(target);
  if (opened instanceof SmtpSession || opened.network !== 'tls_failed' || candidate.tls !== 'opportunistic')
    return opened;
  // Broken TLS where nobody demands any: mail in clear is what this host got before STARTTLS was tried.
  memory.rememberBrokenTls(candidate.host);
  return open({ ...target, tls: 'none' });
}

async function open(target: SessionTarget): Promise<SmtpSession | Failure> {
  try {
    return await SmtpSession.open(target);
  } catch (error) {
    if (error instanceof SessionFailed) return error.failure;
    throw error;
  }
}

/** A reply in words says more than a network error, and an earlier host more than a later one. */
function better(first: Dialled | null, next: Dialled & { kind: 'failed' }): Dialled {
  if (first?.kind !== 'failed') return next;
  const worded =
    first.failure.code === null && next.failure.code !== null && classifyFailure(next.failure).class !== 'other';
  return worded ? next : first;
}

function nothingToTry(): Failure {
  return { stage: 'connect', code: null, enhancedCode: null, text: 'no further address to try', network: 'no_address' };
}
