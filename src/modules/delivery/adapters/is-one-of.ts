import { BlockList, isIP } from 'node:net';

/** Whether an address is among these addresses and networks. */
export function isOneOf(address: string, known: readonly string[]): boolean {
  return known.some((one) => one === address || (one.includes('/') && isWithin(address, one)));
}

function isWithin(address: string, network: string): boolean {
  const [base = '', bits] = network.split('/');
  const family = isIP(base) === 4 ? 'ipv4' : 'ipv6';
  if (isIP(address) !== isIP(base)) return false;
  const list = new BlockList();
  list.addSubnet(base, Number(bits), family);
  return list.check(address, family);
}
