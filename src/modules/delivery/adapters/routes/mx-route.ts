import type { DnsAnswer, DnsResolver } from '../../../../platform/dns/index.js';
import { mayReach } from '../../../../platform/outbound-http/address-policy.js';
import type { Dialled, Route, SiteAnswer, Source } from '../../lanes/ports.js';
import type { Failure, NetworkFault } from '../../rules/reply.js';
import { shapingFor, type ShapingOverride } from '../../rules/shaping.js';
import type { Shaping } from '../../rules/shaping.table.js';
import type { Destination, MxDirectory, Resolution } from '../mx/mx-directory.js';
import { PacedStarts } from '../mx/paced-starts.js';
import { type TlsaAnswer, tlsaOf } from '../mx/tlsa-query.js';
import type { SessionTimeouts } from '../smtp-session/session-types.js';
import { type Candidate, dialHosts } from './dial-hosts.js';
import type { HostMemory } from './host-memory.js';

export interface MxRouteOptions {
  port: number;
  /** The resolvers, for what the platform's look-ups do not know. */
  dnsServers: readonly string[];
  /** Test worlds only: receivers on loopback and private addresses. */
  allowPrivate: boolean;
  timeouts: SessionTimeouts;
  nowMs: () => number;
  /** Business time, for limits that end. */
  nowInstantMs: () => number;
  /** Limits that staff set, by site or provider; read often, so kept in memory by whoever provides them. */
  overridesFor: (site: string) => readonly ShapingOverride[];
}

const ADDRESSES_PER_HOST = 4;
const HOST_FRESH_MS = 5 * 60_000;
const HOST_CACHE_LIMIT = 20_000;

interface HostFacts {
  addresses: DnsAnswer<string>;
  tlsa: TlsaAnswer;
  freshUntilMs: number;
}

/** To the world by MX records, with MTA-STS and DANE. */
export class MxRoute implements Route {
  private readonly hosts = new Map<string, Promise<HostFacts>>();
  private readonly paced = new PacedStarts();

  constructor(
    private readonly directory: MxDirectory,
    private readonly dns: DnsResolver,
    private readonly memory: HostMemory,
    private readonly options: MxRouteOptions,
  ) {}

  known(domain: string): SiteAnswer | undefined {
    const resolution = this.directory.known(domain);
    return resolution && answerOf(resolution);
  }

  /** The addresses of its hosts are looked up behind: whoever asks for a site dials it next, with a slot in hand. */
  async resolve(domain: string): Promise<SiteAnswer> {
    const resolution = await this.directory.resolve(domain);
    if (resolution.kind === 'destination')
      for (const host of resolution.destination.hosts) this.factsOf(host).catch(() => undefined);
    return answerOf(resolution);
  }

  shapingOf(site: string): Shaping {
    const [, hosts = ''] = /^(?:mx|tls):(.*)$/.exec(site) ?? [];
    return shapingFor(hosts.split(',').filter(Boolean), this.options.nowInstantMs(), this.options.overridesFor(site));
  }

  async dial(to: { site: string; domain: string; source: Source; avoid: ReadonlySet<string> }): Promise<Dialled> {
    const resolution = await this.directory.resolve(to.domain);
    if (resolution.kind === 'failure') return failed(resolution.network, resolution.why, 'dns');
    const required = this.shapingOf(to.site).tls === 'required';
    const found = await this.candidates(resolution.destination, required);
    const candidates = found.filter((candidate) => !to.avoid.has(candidate.ip));
    if (candidates.length > 0) return dialHosts(candidates, to.source, this.options.timeouts, this.memory);
    return this.nothingReachable(resolution.destination);
  }

  private async candidates(destination: Destination, tlsRequired: boolean): Promise<Candidate[]> {
    const facts = await Promise.all(destination.hosts.map((host) => this.factsOf(host)));
    return destination.hosts.flatMap((host, i) => {
      const { addresses, tlsa } = facts[i]!;
      if (addresses.kind !== 'found') return [];
      // Nobody can say whether TLSA records exist: the host must not be used (RFC 7672 §2.1.2).
      if (tlsa.kind === 'temporary') return [];
      const demand = demandOf(destination, tlsa, tlsRequired);
      return addresses.records
        .filter((ip) => this.isAllowed(ip))
        .slice(0, ADDRESSES_PER_HOST)
        .map((ip) => ({ host, ip, port: this.options.port, ...demand }));
    });
  }

  private async nothingReachable(destination: Destination): Promise<Dialled> {
    const facts = await Promise.all(destination.hosts.map((host) => this.factsOf(host)));
    if (facts.some(({ tlsa }) => tlsa.kind === 'temporary'))
      return failed('dns_temporary', 'TLSA records could not be looked up', 'dns');
    if (facts.some(({ addresses }) => addresses.kind === 'temporary'))
      return failed('dns_temporary', 'the addresses of the mail hosts could not be looked up', 'dns');
    const all = facts.flatMap(({ addresses }) => (addresses.kind === 'found' ? addresses.records : []));
    if (all.length === 0) return failed('no_address', 'no mail host of the domain has an address', 'dns');
    if (!all.some((ip) => this.isAllowed(ip))) {
      return failed('address_forbidden', 'the mail hosts of the domain lead to private addresses only', 'dns');
    }
    return failed('no_address', 'every address of the mail hosts failed', 'connect');
  }

  private isAllowed(ip: string): boolean {
    return this.options.allowPrivate || mayReach(ip, this.options.port, []);
  }

  private async factsOf(host: string): Promise<HostFacts> {
    const known = await this.hosts.get(host);
    if (known && known.freshUntilMs > this.options.nowMs()) return known;
    if (this.hosts.size >= HOST_CACHE_LIMIT) this.hosts.delete(this.hosts.keys().next().value ?? '');
    const fresh = this.paced.start(() => this.lookUp(host));
    this.hosts.set(host, fresh);
    return fresh;
  }

  private async lookUp(host: string): Promise<HostFacts> {
    if (/^[\d.]+$|:/.test(host)) {
      return { addresses: { kind: 'found', records: [host] }, tlsa: { kind: 'none' }, freshUntilMs: Infinity };
    }
    const [addresses, tlsa] = await Promise.all([
      this.dns.addresses(host),
      tlsaOf(this.options.dnsServers, host, this.options.port),
    ]);
    const certain = addresses.kind !== 'temporary' && tlsa.kind !== 'temporary';
    return { addresses, tlsa, freshUntilMs: this.options.nowMs() + (certain ? HOST_FRESH_MS : 5_000) };
  }
}

function demandOf(
  destination: Destination,
  tlsa: TlsaAnswer,
  tlsRequired: boolean,
): Pick<Candidate, 'tls' | 'tlsaRecords' | 'daneNames'> {
  // DANE goes before MTA-STS (RFC 8461 §2).
  if (tlsa.kind === 'found') return { tls: 'dane', tlsaRecords: tlsa.records, daneNames: [destination.domain] };
  if (destination.strictTls) return { tls: 'verified' };
  return { tls: tlsRequired ? 'required' : 'opportunistic' };
}

function answerOf(resolution: Resolution): SiteAnswer {
  return resolution.kind === 'failure' ? resolution : { kind: 'site', site: resolution.destination.site };
}

function failed(network: NetworkFault, text: string, stage: Failure['stage']): Dialled {
  return { kind: 'failed', host: null, ip: null, failure: { stage, code: null, enhancedCode: null, text, network } };
}
