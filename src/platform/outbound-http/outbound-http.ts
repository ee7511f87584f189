import { isIP } from 'node:net';
import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';
import { DnsResolver } from '../dns/dns-resolver.js';
import { type AllowedNetwork, isListed, isUsualPort, mayReach, parseAllowed } from './address-policy.js';
import { exchange } from './exchange.js';
import type { OutboundAnswer, OutboundRefusal, OutboundRequest, Target } from './outbound-request.js';

/**
 * The only way out by HTTP for anything a customer can influence. The name is resolved once and the connection goes to
 * that very address, so a name that changes its mind (DNS rebinding) reaches nothing; redirects are answers, not orders.
 */
@Injectable()
export class OutboundHttp {
  private readonly allowed: readonly AllowedNetwork[];

  constructor(
    config: Config,
    private readonly dns: DnsResolver,
  ) {
    this.allowed = parseAllowed(config.values.OUTBOUND_HTTP_ALLOW);
  }

  async send(request: OutboundRequest): Promise<OutboundAnswer> {
    const target = readTarget(request.url);
    if ('reason' in target) return { kind: 'refused', reason: target.reason };
    const addresses = await this.addressesOf(target.host);
    if ('reason' in addresses) return { kind: 'failed', reason: addresses.reason };
    if (request.operatorChosen === true && addresses.list[0] !== undefined)
      return exchange(request, target, addresses.list[0]);
    const chosen = this.choose(request, target, addresses.list);
    return 'reason' in chosen ? { kind: 'refused', reason: chosen.reason } : exchange(request, target, chosen.address);
  }

  /** Why a request would be refused as things are now; null when it would be tried. A name that is not known yet is none. */
  async refusalOf(request: Pick<OutboundRequest, 'url' | 'plainOnlyWhereListed'>): Promise<OutboundRefusal | null> {
    const target = readTarget(request.url);
    if ('reason' in target) return target.reason;
    const addresses = await this.addressesOf(target.host);
    if ('reason' in addresses) return mustBeListed(request, target) ? 'scheme' : null;
    const chosen = this.choose(request, target, addresses.list);
    return 'reason' in chosen ? chosen.reason : null;
  }

  private choose(
    request: Pick<OutboundRequest, 'plainOnlyWhereListed'>,
    target: Target,
    addresses: readonly string[],
  ): { address: string } | { reason: 'private_address' | 'port' | 'scheme' } {
    const reachable = addresses.filter((address) => mayReach(address, target.port, this.allowed));
    if (reachable.length === 0) return { reason: 'private_address' };
    const listed = reachable.filter((address) => isListed(address, target.port, this.allowed));
    const usual = isUsualPort(target.port) ? reachable : listed;
    if (usual.length === 0) return { reason: 'port' };
    if (!mustBeListed(request, target)) return { address: usual[0]! };
    return listed[0] === undefined ? { reason: 'scheme' } : { address: listed[0] };
  }

  private async addressesOf(host: string): Promise<{ list: string[] } | { reason: 'no_such_name' | 'dns' }> {
    if (isIP(host) !== 0) return { list: [host] };
    const answer = await this.dns.addresses(host);
    if (answer.kind === 'found') return { list: answer.records };
    return { reason: answer.kind === 'temporary' ? 'dns' : 'no_such_name' };
  }
}

function mustBeListed(request: Pick<OutboundRequest, 'plainOnlyWhereListed'>, target: Target): boolean {
  return request.plainOnlyWhereListed === true && target.url.protocol === 'http:';
}

/** The URL parser of the platform (WHATWG) turns every spelling of an IPv4 address into dotted numbers. */
function readTarget(text: string): Target | { reason: 'invalid_url' | 'scheme' | 'credentials_in_url' } {
  if (text.length > 2048 || !URL.canParse(text)) return { reason: 'invalid_url' };
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return { reason: 'scheme' };
  if (url.username !== '' || url.password !== '') return { reason: 'credentials_in_url' };
  const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  if (host === '') return { reason: 'invalid_url' };
  return { url, host, port: Number(url.port) || (url.protocol === 'https:' ? 443 : 80) };
}
