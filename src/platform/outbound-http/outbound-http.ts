import { isIP } from 'node:net';
import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';
import { DnsResolver } from '../dns/dns-resolver.js';
import { type AllowedNetwork, isUsualPort, mayReach, parseAllowed } from './address-policy.js';
import { exchange } from './exchange.js';
import type { OutboundAnswer, OutboundRequest, Target } from './outbound-request.js';

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
    const reachable = addresses.list.filter((address) => mayReach(address, target.port, this.allowed));
    if (reachable.length === 0) return { kind: 'refused', reason: 'private_address' };
    const listed = reachable.filter((address) => isUsualPort(target.port) || !mayReach(address, target.port, []));
    if (listed.length === 0) return { kind: 'refused', reason: 'port' };
    return exchange(request, target, listed[0]!);
  }

  private async addressesOf(host: string): Promise<{ list: string[] } | { reason: 'no_such_name' | 'dns' }> {
    if (isIP(host) !== 0) return { list: [host] };
    const answer = await this.dns.addresses(host);
    if (answer.kind === 'found') return { list: answer.records };
    return { reason: answer.kind === 'temporary' ? 'dns' : 'no_such_name' };
  }
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
