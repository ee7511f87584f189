import type { MxRecord } from 'node:dns';
import type { DnsResolver } from '../../../../platform/dns/index.js';
import type { NetworkFault } from '../../rules/reply.js';
import { siteNameOf } from '../../rules/shaping.js';
import { allowsHost, type MtaStsPolicies } from './mta-sts.js';
import { PacedStarts } from './paced-starts.js';

/** Where the mail of a domain goes, before any address is looked up. */
export interface Destination {
  domain: string;
  /** Best first; hosts of equal preference in random order. */
  hosts: string[];
  /** The name shared by all domains with the same hosts and the same demand for TLS. */
  site: string;
  /** MTA-STS enforce: only the hosts that the policy names are left, and their certificates must hold. */
  strictTls: boolean;
}

export type Resolution =
  { kind: 'destination'; destination: Destination } | { kind: 'failure'; network: NetworkFault; why: string };

const HOSTS_LIMIT = 20;
const FRESH_MS = 5 * 60_000;
const FAILURE_FRESH_MS = 30_000;
const CACHE_LIMIT = 50_000;

interface Cached {
  resolution: Resolution;
  freshUntilMs: number;
  refreshing: boolean;
}

/** The mail hosts of domains, from DNS and MTA-STS, remembered for some minutes. */
export class MxDirectory {
  private readonly cache = new Map<string, Cached>();
  private readonly underway = new Map<string, Promise<Resolution>>();
  private readonly paced = new PacedStarts();

  constructor(
    private readonly dns: DnsResolver,
    private readonly sts: MtaStsPolicies,
    private readonly monotonicMs: () => number,
  ) {}

  /** What is known at once, even if stale (a fresh look-up then runs behind); undefined when nothing is. */
  known(domain: string): Resolution | undefined {
    const cached = this.cache.get(domain);
    if (!cached) return undefined;
    if (cached.freshUntilMs < this.monotonicMs() && !cached.refreshing) {
      cached.refreshing = true;
      this.lookUp(domain).catch(() => undefined);
    }
    return cached.resolution;
  }

  /** The known destination while fresh, else a look-up; callers at the same time share it. */
  async resolve(domain: string): Promise<Resolution> {
    const cached = this.cache.get(domain);
    if (cached && cached.freshUntilMs >= this.monotonicMs()) return cached.resolution;
    return this.lookUp(domain);
  }

  private lookUp(domain: string): Promise<Resolution> {
    const running = this.underway.get(domain);
    if (running) return running;
    const started = this.paced.start(() => this.fresh(domain)).finally(() => this.underway.delete(domain));
    this.underway.set(domain, started);
    return started;
  }

  private async fresh(domain: string): Promise<Resolution> {
    const resolution = await this.ask(domain);
    const failed = resolution.kind === 'failure';
    if (this.cache.size >= CACHE_LIMIT) this.cache.delete(this.cache.keys().next().value ?? '');
    this.cache.set(domain, {
      resolution,
      freshUntilMs: this.monotonicMs() + (failed ? FAILURE_FRESH_MS : FRESH_MS),
      refreshing: false,
    });
    return resolution;
  }

  private async ask(domain: string): Promise<Resolution> {
    const literal = /^\[(?:IPv6:)?([^\]]+)\]$/i.exec(domain);
    if (literal) return destinationOf(domain, [literal[1]!], false);
    const answer = await this.dns.resolve(domain, 'MX');
    if (answer.kind === 'temporary') return failure('dns_temporary', `MX of the domain: ${answer.code}`);
    if (answer.kind !== 'found')
      return answer.exists ? this.implicit(domain) : failure('no_such_domain', 'the domain does not exist');
    if (answer.records.every((record) => isNull(record)))
      return failure('null_mx', 'the domain says that it takes no mail (null MX)');
    return this.explicit(
      domain,
      answer.records.filter((record) => !isNull(record)),
    );
  }

  private async explicit(domain: string, records: MxRecord[]): Promise<Resolution> {
    const hosts = inOrder(records).slice(0, HOSTS_LIMIT);
    const policy = await this.sts.policyOf(domain);
    if (policy?.mode !== 'enforce') return destinationOf(domain, hosts, false);
    const allowed = hosts.filter((host) => allowsHost(policy, host));
    if (allowed.length === 0) return failure('tls_policy', 'no MX host is named by the MTA-STS policy of the domain');
    return destinationOf(domain, allowed, true);
  }

  /** RFC 5321 §5.1: without MX records the domain itself is the host, if it has an address. */
  private async implicit(domain: string): Promise<Resolution> {
    const addresses = await this.dns.addresses(domain);
    if (addresses.kind === 'found') return destinationOf(domain, [domain], false);
    if (addresses.kind === 'temporary') return failure('dns_temporary', `address of the domain: ${addresses.code}`);
    // An alias that leads nowhere, or in a circle, is somebody's mistake of today and not a domain that does not exist.
    if ((await this.dns.resolve(domain, 'CNAME')).kind === 'found')
      return failure('no_address', 'the domain is an alias that leads to no host');
    return failure('no_such_domain', 'the domain has neither a mail host nor an address');
  }
}

function destinationOf(domain: string, hosts: string[], strictTls: boolean): Resolution {
  return { kind: 'destination', destination: { domain, hosts, strictTls, site: siteNameOf(hosts, strictTls) } };
}

function failure(network: NetworkFault, why: string): Resolution {
  return { kind: 'failure', network, why };
}

/** RFC 7505. */
function isNull(record: MxRecord): boolean {
  return record.exchange === '' || record.exchange === '.';
}

function inOrder(records: MxRecord[]): string[] {
  const shuffled = records.map((record) => ({ record, lot: Math.random() }));
  shuffled.sort((a, b) => a.record.priority - b.record.priority || a.lot - b.lot);
  return [...new Set(shuffled.map(({ record }) => record.exchange.toLowerCase()))];
}
