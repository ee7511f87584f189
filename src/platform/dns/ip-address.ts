import { isIP } from 'node:net';

/** The eight groups of an IPv6 address; null when the text is none. A dotted tail and a zone are understood. */
export function ipv6Groups(text: string): number[] | null {
  const address = text.split('%', 1)[0] ?? '';
  if (isIP(address) !== 6) return null;
  const [head = '', tail] = dottedTailAsGroups(address).split('::');
  const left = groupsOf(head);
  if (tail === undefined) return left;
  const right = groupsOf(tail);
  return [...left, ...Array<number>(8 - left.length - right.length).fill(0), ...right];
}

function groupsOf(text: string): number[] {
  return text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16));
}

function dottedTailAsGroups(address: string): string {
  const match = /^(.*:)(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(address);
  if (!match) return address;
  const [a = 0, b = 0, c = 0, d = 0] = match.slice(2).map(Number);
  return `${match[1]}${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
}

/** `1.2.3.4` for an IPv4 address, also when it is written as IPv6 (`::ffff:1.2.3.4`); null for any other. */
export function asIpv4(text: string): string | null {
  if (isIP(text) === 4) return text;
  const groups = ipv6Groups(text);
  if (!groups || groups.slice(0, 5).some((group) => group !== 0) || groups[5] !== 0xffff) return null;
  const [high = 0, low = 0] = groups.slice(6);
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}

/** What counts as one network for limits: an IPv4 address, or the /64 that an IPv6 customer gets. */
export function networkOf(text: string): string {
  const ipv4 = asIpv4(text);
  if (ipv4 !== null) return ipv4;
  const groups = ipv6Groups(text);
  return groups
    ? `${groups
        .slice(0, 4)
        .map((group) => group.toString(16))
        .join(':')}::/64`
    : text;
}
