import net from 'node:net';
import { Injectable } from '@nestjs/common';
import { Config } from '../../../../platform/config/config.js';
import { ipv6Groups } from '../../../../platform/dns/ip-address.js';
import { type DnsAnswer, DnsResolver } from '../../../../platform/dns/index.js';
import { mayReach } from '../../../../platform/outbound-http/address-policy.js';
import { expectedName, type IdentityFacts, type LookedUp } from '../rules/judge-identity.js';

const SMTP = 25;
const BANNER_MS = 3_000;
const BANNER = /^220[ -]([a-z0-9.-]{1,255})/i;

/** Asks the world who an address is. */
@Injectable()
export class LookUpIdentity {
  constructor(
    private readonly dns: DnsResolver,
    private readonly config: Config,
  ) {}

  async of(address: string, hostname: string | null): Promise<IdentityFacts> {
    const ptr = answerOf(await this.dns.resolveAnew(reverseName(address), 'PTR'));
    const name = expectedName({ hostname, ptr });
    const type = net.isIP(address) === 4 ? 'A' : 'AAAA';
    const forward = name === null ? ({ kind: 'none' } as const) : answerOf(await this.dns.resolveAnew(name, type));
    const banner = mayReach(address, SMTP, []) ? await bannerAt(address) : null;
    return {
      address,
      hostname,
      defaultHelo: this.config.values.SMTP_PUBLIC_HOST,
      ptr,
      forward: shortest(forward),
      banner,
    };
  }
}

/** `7.100.51.198.in-addr.arpa` (RFC 1035 §3.5), 32 nibbles under `ip6.arpa` (RFC 3596 §2.5). */
function reverseName(address: string): string {
  if (net.isIP(address) === 4) return `${address.split('.').reverse().join('.')}.in-addr.arpa`;
  const nibbles = ipv6Groups(address)!.flatMap((group) => [...group.toString(16).padStart(4, '0')]);
  return `${nibbles.reverse().join('.')}.ip6.arpa`;
}

function answerOf(answer: DnsAnswer<string>): LookedUp {
  if (answer.kind === 'found') return { kind: 'found', records: answer.records };
  return answer.kind === 'temporary' ? { kind: 'temporary' } : { kind: 'none' };
}

/** As addresses are written everywhere here: IPv6 in its shortest form. */
function shortest(answer: LookedUp): LookedUp {
  if (answer.kind !== 'found') return answer;
  const records = answer.records.map((text) =>
    net.isIP(text) === 6 ? new URL(`http://[${text}]/`).hostname.slice(1, -1) : text,
  );
  return { kind: 'found', records };
}

/** The name in the greeting; null when nobody greets within three seconds. */
function bannerAt(address: string): Promise<string | null> {
  return new Promise((resolve) => {
    const socket = net.connect({ host: address, port: SMTP });
    const end = (name: string | null): void => {
      socket.destroy();
      resolve(name);
    };
    socket.setTimeout(BANNER_MS, () => end(null));
    socket.once('error', () => end(null));
    socket.once('close', () => end(null));
    socket.once('data', (bytes: Buffer) => end(BANNER.exec(bytes.toString('latin1'))?.[1] ?? null));
  });
}
