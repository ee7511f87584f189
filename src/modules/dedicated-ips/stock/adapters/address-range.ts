import { BlockList, isIP } from 'node:net';
import { ipv6Groups } from '../../../../platform/dns/ip-address.js';

/** What one import may add: a /22. */
export const MAX_ADDRESSES = 1024;

/** `too_many`: more than MAX_ADDRESSES; `not_sendable`: no host can send from it. */
export type RangeFault = 'malformed' | 'too_many' | 'not_sendable';

/**
 * The addresses of one entry: an IPv4 or IPv6 address, or a network as CIDR (RFC 4632 §3.1), all of its addresses. Of IPv4 the
 * first and the last are included where it is smaller than /24: providers hand those out as single addresses.
 */
export function expandRange(text: string): string[] | RangeFault {
  const [address = '', prefix, ...rest] = text.trim().split('/');
  if (rest.length > 0) return 'malformed';
  const family = isIP(address);
  if (family === 0 || address.includes('%')) return 'malformed';
  if (prefix === undefined) return sendable(address) ? [canonical(address)] : 'not_sendable';
  return family === 4 ? expandIpv4(address, prefix) : expandIpv6(address, prefix);
}

function expandIpv4(address: string, prefix: string): string[] | RangeFault {
  if (!/^(?:\d|[12]\d|3[0-2])$/.test(prefix)) return 'malformed';
  const bits = Number(prefix);
  const size = 2 ** (32 - bits);
  if (size > MAX_ADDRESSES) return 'too_many';
  const start = numberOf(address);
  if (start % size !== 0) return 'malformed';
  const all = Array.from({ length: size }, (_, i) => textOf(start + i));
  const usable = bits <= 24 ? all.slice(1, -1) : all;
  return usable.every(sendable) ? usable : 'not_sendable';
}

/** An IPv6 network names its addresses one by one from /118 on, where it has 1,024 of them; larger ones nobody can list. */
function expandIpv6(address: string, prefix: string): string[] | RangeFault {
  if (!/^\d{1,3}$/.test(prefix) || Number(prefix) > 128) return 'malformed';
  const groups = ipv6Groups(address)!;
  const free = 128 - Number(prefix);
  const size = 2 ** free;
  if (size > MAX_ADDRESSES) return 'too_many';
  const last = groups[7]!;
  if (last % size !== 0) return 'malformed';
  const head = groups.slice(0, 7).map((group) => group.toString(16));
  const all = Array.from({ length: size }, (_, i) => canonical([...head, (last + i).toString(16)].join(':')));
  return all.every(sendable) ? all : 'not_sendable';
}

/** Neither unspecified nor multicast nor reserved (RFC 6890). */
function sendable(address: string): boolean {
  if (isIP(address) === 4) {
    const first = Number(address.split('.', 1)[0]);
    return first > 0 && first < 224;
  }
  const groups = ipv6Groups(address);
  return groups !== null && groups.some((group) => group !== 0) && groups[0]! < 0xff00;
}

/** As PostgreSQL prints an `inet`: the shortest form (RFC 5952). */
function canonical(address: string): string {
  return isIP(address) === 4 ? address : new URL(`http://[${address}]/`).hostname.slice(1, -1);
}

function numberOf(address: string): number {
  return address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
}

function textOf(number: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256).join('.');
}

const PRIVATE = new BlockList();
for (const [network, bits] of [
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const)
  PRIVATE.addSubnet(network, bits, 'ipv4');
for (const [network, bits] of [
  ['::1', 128],
  ['fc00::', 7],
  ['fe80::', 10],
] as const)
  PRIVATE.addSubnet(network, bits, 'ipv6');

/** An address of a private, local or carrier's network: the world cannot answer it, and no name of the world leads to it. */
export function isPrivate(address: string): boolean {
  return PRIVATE.check(address, isIP(address) === 4 ? 'ipv4' : 'ipv6');
}
