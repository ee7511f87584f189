import { promises as dns } from 'node:dns';
import type { TlsaRecord } from '../smtp-session/session-types.js';
import { queryTlsa } from './tlsa-query.js';

export type Lookup<T> =
  | { kind: 'found'; records: T[] }
  /** The name exists without such a record. */
  | { kind: 'empty' }
  | { kind: 'no_such_name' }
  /** Nobody could say: time-out, SERVFAIL, REFUSED. Never a reason to bounce. */
  | { kind: 'temporary'; why: string };

export interface MxRecord {
  exchange: string;
  priority: number;
}

const TIMEOUT_MS = 5_000;
const TRIES = 2;

/** Look-ups with the resolvers of DNS_SERVERS, or the system's, and answers that tell "no" from "cannot say". */
export class DnsResolver {
  private readonly resolver = new dns.Resolver({ timeout: TIMEOUT_MS, tries: TRIES });

  constructor(servers: readonly string[]) {
    if (servers.length > 0) this.resolver.setServers(servers);
  }

  mx(domain: string): Promise<Lookup<MxRecord>> {
    return asked(() => this.resolver.resolveMx(domain));
  }

  txt(name: string): Promise<Lookup<string[]>> {
    return asked(() => this.resolver.resolveTxt(name));
  }

  /** IPv4 first: more receivers can be reached and know us there. */
  async addresses(host: string): Promise<Lookup<string>> {
    const [four, six] = await Promise.all([
      asked(() => this.resolver.resolve4(host)),
      asked(() => this.resolver.resolve6(host)),
    ]);
    const records = [...recordsOf(four), ...recordsOf(six)];
    if (records.length > 0) return { kind: 'found', records };
    return [four, six].find((answer) => answer.kind === 'temporary') ?? four;
  }

  /**
   * TLSA records of a host and port, only when they can be trusted: validated by a resolver on this machine. An AD bit
   * that crossed a network proves nothing.
   */
  async tlsa(host: string, port: number): Promise<Lookup<TlsaRecord>> {
    const server = this.resolver.getServers().find(onThisMachine);
    if (server === undefined) return { kind: 'empty' };
    return queryTlsa(server, `_${port}._tcp.${host}`, TIMEOUT_MS);
  }
}

function onThisMachine(server: string): boolean {
  return /^127\.|^\[?::1\]?(?::|$)/.test(server);
}

function recordsOf<T>(answer: Lookup<T>): T[] {
  return answer.kind === 'found' ? answer.records : [];
}

async function asked<T>(query: () => Promise<T[]>): Promise<Lookup<T>> {
  try {
    const records = await query();
    return records.length > 0 ? { kind: 'found', records } : { kind: 'empty' };
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'ENODATA') return { kind: 'empty' };
    if (code === 'ENOTFOUND') return { kind: 'no_such_name' };
    return { kind: 'temporary', why: code.replace(/^E/, '') || 'unknown' };
  }
}
