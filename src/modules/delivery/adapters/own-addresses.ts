import { networkInterfaces } from 'node:os';

/** Addresses this machine can bind: its own, and on Linux every address of the loopback's network. */
export function ownAddresses(): string[] {
  const found = Object.values(networkInterfaces()).flatMap((all) => all ?? []);
  const addresses = found
    .filter(({ scopeid }) => scopeid === undefined || scopeid === 0)
    .map(({ address, internal, cidr }) => (internal && cidr !== null && process.platform === 'linux' ? cidr : address));
  return [...new Set(addresses.map(networkOf))].sort();
}

/** `127.0.0.1/8` is the network 127.0.0.0/8, as PostgreSQL wants a network written. */
function networkOf(address: string): string {
  return /^127\..*\/8$/.test(address) ? '127.0.0.0/8' : address.replace(/\/\d+$/, '');
}
