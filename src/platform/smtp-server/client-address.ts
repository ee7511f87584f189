import { isIPv6 } from 'node:net';

/** An IPv4 client on an IPv6 socket is an IPv4 client. */
export function plainAddress(address: string): string {
  return address.startsWith('::ffff:') && address.includes('.') ? address.slice(7) : address;
}

/** What counts as one client: an IPv4 address, or a /64 of IPv6, which is the least that anybody is given. */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = '', tail = ''] = (address.split('%')[0] ?? '').split('::');
  const [left, right] = [groups(head), groups(tail)];
  const zeros = address.includes('::') ? 8 - left.length - right.length : 0;
  const all = [...left, ...Array<string>(Math.max(0, zeros)).fill('0'), ...right];
  return `${all.slice(0, 4).join(':')}::/64`;
}

function groups(text: string): string[] {
  return text.split(':').filter((group) => group !== '');
}
