import { parsePolicy, resolvePolicy, validateMx } from 'mailauth/lib/mta-sts.js';
import type { Clock } from '../../../../platform/clock/clock.js';
import type { DnsResolver } from '../../../../platform/dns/index.js';
import type { OutboundHttp } from '../../../../platform/outbound-http/index.js';

export interface StsPolicy {
  id: string;
  mode: 'enforce' | 'testing' | 'none';
  mx: string[];
  expiresAtMs: number;
}

const FETCH_TIMEOUT_MS = 10_000;
const POLICY_BYTES_LIMIT = 64 * 1024;
const CACHE_LIMIT = 20_000;

export interface StsOptions {
  /** The port policies are fetched from and who vouches for their servers; set only in test worlds. */
  port?: number;
  ca?: string;
}

/**
 * MTA-STS policies (RFC 8461). A known policy that has not expired keeps ruling when DNS or HTTPS fail: an attacker
 * who can suppress them must not be able to suppress TLS.
 */
export class MtaStsPolicies {
  private readonly known = new Map<string, StsPolicy>();

  constructor(
    private readonly dns: DnsResolver,
    private readonly http: OutboundHttp,
    private readonly clock: Clock,
    private readonly options: StsOptions = {},
  ) {}

  /** The policy in force, or null. Never fails: without a policy mail goes as it would anyway. */
  async policyOf(domain: string): Promise<StsPolicy | null> {
    const known = this.unexpired(domain);
    const id = await this.publishedId(domain);
    if (id === null || id === known?.id) return known;
    const policy = await this.fetch(domain, id).catch(() => null);
    if (policy === null) return known;
    if (this.known.size >= CACHE_LIMIT) this.known.delete(this.known.keys().next().value ?? '');
    this.known.set(domain, policy);
    return policy;
  }

  private unexpired(domain: string): StsPolicy | null {
    const known = this.known.get(domain);
    return known && known.expiresAtMs > this.clock.machineNow() ? known : null;
  }

  private async publishedId(domain: string): Promise<string | null> {
    const resolver = async (name: string): Promise<string[][]> => {
      const answer = await this.dns.resolve(name, 'TXT');
      return answer.kind === 'found' ? answer.records.map((text) => [text]) : [];
    };
    const id = await resolvePolicy(domain, { resolver }).catch(() => false as const);
    return id === false ? null : id;
  }

  /** Redirects are not followed (RFC 8461 §3.3), private addresses not reached. */
  private async fetch(domain: string, id: string): Promise<StsPolicy | null> {
    const { port, ca } = this.options;
    const url = `https://mta-sts.${domain}${port === undefined ? '' : `:${port}`}/.well-known/mta-sts.txt`;
    const answer = await this.http.send({
      method: 'GET',
      url,
      timeoutMs: FETCH_TIMEOUT_MS,
      maxBytes: POLICY_BYTES_LIMIT,
      ca,
    });
    if (answer.kind !== 'answered' || answer.status !== 200) return null;
    const policy = parsePolicy(answer.body.toString('utf8'));
    const mode = policy.mode === 'enforce' || policy.mode === 'testing' ? policy.mode : 'none';
    return { id, mode, mx: policy.mx ?? [], expiresAtMs: this.clock.machineNow() + (policy.maxAge ?? 0) * 1_000 };
  }
}

/** Whether the policy allows this MX host. */
export function allowsHost(policy: StsPolicy, host: string): boolean {
  return validateMx(host.replace(/\.$/, ''), { mode: policy.mode, mx: policy.mx, version: 'STSv1', maxAge: 0 }).valid;
}
