import https from 'node:https';
import { parsePolicy, resolvePolicy, validateMx } from 'mailauth/lib/mta-sts.js';
import type { Clock } from '../../../../platform/clock/clock.js';
import { isForbiddenAddress } from './forbidden-address.js';
import type { DnsResolver } from './dns-resolver.js';

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
  /** The port policies are fetched from; not 443 only in test worlds. */
  port?: number;
  ca?: string;
  allowPrivate: boolean;
}

/**
 * MTA-STS policies (RFC 8461). A known policy that has not expired keeps ruling when DNS or HTTPS fail: an attacker
 * who can suppress them must not be able to suppress TLS.
 */
export class MtaStsPolicies {
  private readonly known = new Map<string, StsPolicy>();

  constructor(
    private readonly dns: DnsResolver,
    private readonly clock: Clock,
    private readonly options: StsOptions,
  ) {}

  /** The policy in force, or null. Never fails: without a policy mail goes as it would anyway. */
  async policyOf(domain: string): Promise<StsPolicy | null> {
    const known = this.unexpired(domain);
    const id = await this.publishedId(domain);
    if (id === null || id === known?.id) return known;
    try {
      const policy = await this.fetch(domain, id);
      this.remember(domain, policy);
      return policy;
    } catch {
      return known;
    }
  }

  private unexpired(domain: string): StsPolicy | null {
    const known = this.known.get(domain);
    return known && known.expiresAtMs > this.clock.machineNow() ? known : null;
  }

  private async publishedId(domain: string): Promise<string | null> {
    const resolver = async (name: string): Promise<string[][]> => {
      const answer = await this.dns.txt(name);
      return answer.kind === 'found' ? answer.records : [];
    };
    const id = await resolvePolicy(domain, { resolver }).catch(() => false as const);
    return id === false ? null : id;
  }

  private async fetch(domain: string, id: string): Promise<StsPolicy> {
    const host = `mta-sts.${domain}`;
    const found = await this.dns.addresses(host);
    const addresses = found.kind === 'found' ? found.records : [];
    const ip = addresses.find((address) => this.options.allowPrivate || !isForbiddenAddress(address));
    if (ip === undefined) throw new Error('no address');
    const policy = parsePolicy(await download(ip, host, this.options));
    const mode = policy.mode === 'enforce' || policy.mode === 'testing' ? policy.mode : 'none';
    return { id, mode, mx: policy.mx ?? [], expiresAtMs: this.clock.machineNow() + (policy.maxAge ?? 0) * 1_000 };
  }

  private remember(domain: string, policy: StsPolicy): void {
    if (this.known.size >= CACHE_LIMIT) this.known.delete(this.known.keys().next().value ?? '');
    this.known.set(domain, policy);
  }
}

/** Whether the policy allows this MX host. */
export function allowsHost(policy: StsPolicy, host: string): boolean {
  return validateMx(host.replace(/\.$/, ''), { mode: policy.mode, mx: policy.mx, version: 'STSv1', maxAge: 0 } as never).valid;
}

function download(ip: string, host: string, options: StsOptions): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = https.request(
      { host: ip, port: options.port ?? 443, servername: host, ca: options.ca, path: '/.well-known/mta-sts.txt', headers: { host }, agent: false },
      (response) => {
        const chunks: Buffer[] = [];
        let bytes = 0;
        // Redirects must not be followed (RFC 8461 §3.3).
        if (response.statusCode !== 200) request.destroy(new Error(`HTTP ${response.statusCode}`));
        response.on('data', (chunk: Buffer) => {
          bytes += chunk.length;
          if (bytes > POLICY_BYTES_LIMIT) request.destroy(new Error('the policy is too large'));
          else chunks.push(chunk);
        });
        response.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
        response.on('error', reject);
      },
    );
    const timer = setTimeout(() => request.destroy(new Error('time-out')), FETCH_TIMEOUT_MS);
    request.on('error', reject);
    request.on('close', () => clearTimeout(timer));
    request.end();
  });
}
