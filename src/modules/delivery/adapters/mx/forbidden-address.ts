import { BlockList, isIP } from 'node:net';

/** Networks a name on the internet must not lead us into (RFC 6890 and its registry, RFC 4193, RFC 3879). */
const NETWORKS: readonly [network: string, prefix: number, family: 'ipv4' | 'ipv6'][] = [
  ['0.0.0.0', 8, 'ipv4'],
  ['10.0.0.0', 8, 'ipv4'],
  ['100.64.0.0', 10, 'ipv4'],
  ['127.0.0.0', 8, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.0.0.0', 24, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['198.18.0.0', 15, 'ipv4'],
  ['224.0.0.0', 4, 'ipv4'],
  ['240.0.0.0', 4, 'ipv4'],
  ['::', 128, 'ipv6'],
  ['::1', 128, 'ipv6'],
  ['64:ff9b:1::', 48, 'ipv6'],
  ['100::', 64, 'ipv6'],
  ['fc00::', 7, 'ipv6'],
  ['fe80::', 10, 'ipv6'],
  ['fec0::', 10, 'ipv6'],
  ['ff00::', 8, 'ipv6'],
];

const FORBIDDEN = new BlockList();
for (const [network, prefix, family] of NETWORKS) FORBIDDEN.addSubnet(network, prefix, family);

/** IPv4 in IPv6 clothing: mapped, NAT64, 6to4. The inner address decides. */
const WRAPPED = [/^::ffff:(\d+\.\d+\.\d+\.\d+)$/i, /^64:ff9b::(\d+\.\d+\.\d+\.\d+)$/i];

/** True for loopback, private and other addresses that mail to a public domain must never reach. */
export function isForbiddenAddress(ip: string): boolean {
  const version = isIP(ip);
  if (version === 0) return true;
  if (version === 4) return FORBIDDEN.check(ip, 'ipv4');
  const dotted = WRAPPED.map((pattern) => pattern.exec(ip)?.[1]).find((inner) => inner !== undefined);
  if (dotted !== undefined) return isForbiddenAddress(dotted);
  const inner = embedded(ip);
  if (inner !== null && isForbiddenAddress(inner)) return true;
  return FORBIDDEN.check(ip, 'ipv6');
}

/** The IPv4 address inside `::ffff:7f00:1`, `64:ff9b::7f00:1` or `2002:7f00:1::`. */
function embedded(ip: string): string | null {
  const last = /^(?:::ffff:|64:ff9b::)([0-9a-f]{1,4}):([0-9a-f]{1,4})$/i.exec(ip) ?? /^2002:([0-9a-f]{1,4}):([0-9a-f]{1,4})(?::|$)/i.exec(ip);
  if (!last) return null;
  const [high, low] = [Number.parseInt(last[1]!, 16), Number.parseInt(last[2]!, 16)];
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}
