import { BlockList, isIP } from 'node:net';
import { asIpv4 } from '../dns/ip-address.js';

/** IANA's special-purpose IPv4 registry (RFC 6890 and its updates), multicast and the former class E. */
const DENIED_V4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.31.196.0/24',
  '192.52.193.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '192.175.48.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
];
/** Of IPv6 only global unicast is reachable at all, and of that not what stands for something else. */
const GLOBAL_V6 = '2000::/3';
const DENIED_V6 = ['2001::/23', '2001:db8::/32', '2002::/16', '2620:4f:8000::/48', '3fff::/20'];

export interface AllowedNetwork {
  networks: BlockList;
  port: number | null;
}

const denied = listOf([...DENIED_V4, ...DENIED_V6]);
const globalV6 = listOf([GLOBAL_V6]);

/** Whether outgoing HTTP may go to this address: the public Internet, and what the operator has listed. */
export function mayReach(address: string, port: number, allowed: readonly AllowedNetwork[]): boolean {
  if (isListed(address, port, allowed)) return true;
  const { plain, family, none } = spelled(address);
  if (none || denied.check(plain, family)) return false;
  return family === 'ipv4' || globalV6.check(plain, family);
}

/** Whether the operator has listed it. */
export function isListed(address: string, port: number, allowed: readonly AllowedNetwork[]): boolean {
  const { plain, family, none } = spelled(address);
  if (none) return false;
  return allowed.some((entry) => (entry.port === null || entry.port === port) && entry.networks.check(plain, family));
}

function spelled(address: string): { plain: string; family: 'ipv4' | 'ipv6'; none: boolean } {
  const plain = asIpv4(address) ?? address;
  const version = isIP(plain);
  return { plain, family: version === 4 ? 'ipv4' : 'ipv6', none: version === 0 || plain.includes('%') };
}

/** Ports below 1024 belong to other protocols, which a forged request could talk to. */
export function isUsualPort(port: number): boolean {
  return port === 80 || port === 443 || port >= 1024;
}

/** Reads OUTBOUND_HTTP_ALLOW: `10.0.0.0/8`, `127.0.0.1:8080`, `[fd00::/8]:443`; throws on what is none. */
export function parseAllowed(entries: readonly string[]): AllowedNetwork[] {
  return entries.map((entry) => {
    const bracketed = /^\[([0-9a-f:./]+)\](\/\d+)?(?::(\d+))?$/i.exec(entry);
    const plain = /^([0-9.]+(?:\/\d+)?)(?::(\d+))?$/.exec(entry);
    const cidr = bracketed ? bracketed[1]! + (bracketed[2] ?? '') : (plain?.[1] ?? entry);
    const port = bracketed?.[3] ?? plain?.[2];
    try {
      return { networks: listOf([cidr]), port: port === undefined ? null : Number(port) };
    } catch (cause) {
      throw new RangeError(`OUTBOUND_HTTP_ALLOW: ${entry} is no network`, { cause });
    }
  });
}

function listOf(cidrs: readonly string[]): BlockList {
  const list = new BlockList();
  for (const cidr of cidrs) {
    const [address = '', prefix] = cidr.split('/');
    const isV4 = isIP(address) === 4;
    const whole = isV4 ? 32 : 128;
    list.addSubnet(address, prefix === undefined ? whole : Number(prefix), isV4 ? 'ipv4' : 'ipv6');
  }
  return list;
}
