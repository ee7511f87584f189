import { BlockList, isIP } from 'node:net';

interface Network {
  address: string;
  bits: number;
  family: 'ipv4' | 'ipv6';
}

const MAPPED_BITS = 96;

/** `192.0.2.0/24`, `2001:db8::/32` or a single address; null when the text is none. */
export function parseNetwork(text: string): Network | null {
  const [address = '', suffix, ...rest] = text.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0 || address.includes('%')) return null;
  const most = version === 4 ? 32 : 128;
  if (suffix !== undefined && !/^\d{1,3}$/.test(suffix)) return null;
  const bits = suffix === undefined ? most : Number(suffix);
  if (bits > most) return null;
  const inside = version === 6 && bits >= MAPPED_BITS ? mappedAddress(address) : null;
  if (inside !== null) return { address: inside, bits: bits - MAPPED_BITS, family: 'ipv4' };
  return { address, bits, family: version === 4 ? 'ipv4' : 'ipv6' };
}

/** Whether an address lies in one of the networks; an IPv4 address in IPv6 clothes is an IPv4 address. */
export function isInNetworks(ip: string, networks: readonly string[]): boolean {
  if (ip.includes('/')) return false;
  const address = parseNetwork(ip);
  return address !== null && networks.some((text) => contains(text, address));
}

/** The networks that reach beyond `own`. No networks means everywhere, as a wish and as one's own. */
export function networksBeyond(wanted: readonly string[], own: readonly string[]): string[] {
  if (own.length === 0) return [];
  if (wanted.length === 0) return ['0.0.0.0/0', '::/0'];
  return wanted.filter((text) => {
    const network = parseNetwork(text);
    return network === null || !own.some((around) => contains(around, network));
  });
}

function contains(text: string, inner: Network): boolean {
  const outer = parseNetwork(text);
  if (outer === null || outer.family !== inner.family || outer.bits > inner.bits) return false;
  const list = new BlockList();
  list.addSubnet(outer.address, outer.bits, outer.family);
  return list.check(inner.address, inner.family);
}

/** The IPv4 address inside `::ffff:192.0.2.7`, however it is written. */
function mappedAddress(address: string): string | null {
  const canonical = new URL(`http://[${address}]/`).hostname;
  const match = /^\[::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})\]$/.exec(canonical);
  if (!match) return null;
  const parts = [match[1]!, match[2]!].map((part) => Number.parseInt(part, 16));
  return parts.flatMap((part) => [part >> 8, part & 0xff]).join('.');
}
