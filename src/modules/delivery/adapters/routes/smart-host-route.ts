import { promises as dns } from 'node:dns';
import { isIP } from 'node:net';
import type { Dialled, Route, SiteAnswer, Source } from '../../lanes/ports.js';
import { type Shaping, SMART_HOST_SHAPING } from '../../rules/shaping.table.js';
import type { SessionTimeouts } from '../smtp-session/session-types.js';
import { type Candidate, dialHosts } from './dial-hosts.js';
import type { HostMemory } from './host-memory.js';

const LOOPBACK = /^127\.|^::1$/;

/** Everything to one host, `smtp://[user:pass@]host:port` or `smtps://…`. */
export class SmartHostRoute implements Route {
  private readonly host: string;
  private readonly port: number;
  private readonly implicitTls: boolean;
  private readonly auth: { user: string; pass: string } | undefined;
  private readonly answer: SiteAnswer;

  constructor(
    url: string,
    private readonly memory: HostMemory,
    private readonly timeouts: SessionTimeouts,
    private readonly shaping: (site: string) => Shaping = () => SMART_HOST_SHAPING,
  ) {
    const parsed = new URL(url);
    this.implicitTls = parsed.protocol === 'smtps:';
    this.host = parsed.hostname.replace(/^\[|\]$/g, '');
    this.port = Number(parsed.port || (this.implicitTls ? 465 : 25));
    this.auth = parsed.username
      ? { user: decodeURIComponent(parsed.username), pass: decodeURIComponent(parsed.password) }
      : undefined;
    this.answer = { kind: 'site', site: `host:${this.host}:${this.port}` };
  }

  known(): SiteAnswer {
    return this.answer;
  }

  resolve(): Promise<SiteAnswer> {
    return Promise.resolve(this.answer);
  }

  shapingOf(site: string): Shaping {
    return this.shaping(site);
  }

  async dial(to: { source: Source; avoid: ReadonlySet<string> }): Promise<Dialled> {
    const { host, port, implicitTls, auth } = this;
    const addresses = await this.addresses();
    const candidates: Candidate[] = addresses
      .filter((ip) => !to.avoid.has(ip))
      // A password never travels in clear, except to the same machine.
      .map((ip) => ({
        host,
        ip,
        port,
        implicitTls,
        auth,
        tls: auth && !LOOPBACK.test(ip) ? 'required' : 'opportunistic',
      }));
    if (candidates.length > 0) return dialHosts(candidates, to.source, this.timeouts, this.memory);
    const failure = {
      stage: 'connect',
      code: null,
      enhancedCode: null,
      text: 'the smart host has no address to try',
      network: 'no_address',
    } as const;
    return { kind: 'failed', host, ip: null, failure };
  }

  private async addresses(): Promise<string[]> {
    if (isIP(this.host)) return [this.host];
    const found = await dns.lookup(this.host, { all: true }).catch(() => []);
    return found.map(({ address }) => address);
  }
}
