import { BlockList, isIP } from 'node:net';

const PRIVATE = new BlockList();
PRIVATE.addSubnet('127.0.0.0', 8);
PRIVATE.addSubnet('10.0.0.0', 8);
PRIVATE.addSubnet('172.16.0.0', 12);
PRIVATE.addSubnet('192.168.0.0', 16);
PRIVATE.addSubnet('169.254.0.0', 16);
PRIVATE.addSubnet('100.64.0.0', 10);
PRIVATE.addAddress('::1', 'ipv6');
PRIVATE.addSubnet('fc00::', 7, 'ipv6');
PRIVATE.addSubnet('fe80::', 10, 'ipv6');

/**
 * Whether strangers on the Internet cannot reach what listens there: loopback, link-local, private (RFC 1918, RFC 4193) and
 * shared (RFC 6598) addresses. A name may mean anything, and "all addresses" means the public ones too.
 */
export function isPrivateAddress(host: string): boolean {
  const version = isIP(host);
  if (version === 0) return host === 'localhost';
  return PRIVATE.check(host, version === 4 ? 'ipv4' : 'ipv6');
}
