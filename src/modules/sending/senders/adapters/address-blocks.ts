import { asIpv4, ipv6Groups } from '../../../../platform/dns/ip-address.js';

/** Addresses that differ in the last bits only: the first of them, and how many bits are the same. */
interface Block {
  value: bigint;
  bits: number;
}

/**
 * `ip4:` and `ip6:` (RFC 7208 §5.6) that match exactly these addresses, in order, IPv4 first: those that fill a network together are
 * said as one. What is no address is left out.
 */
export function spfMechanisms(addresses: readonly string[]): string[] {
  const four = new Set<bigint>();
  const six = new Set<bigint>();
  for (const address of addresses) {
    const ipv4 = asIpv4(address);
    const groups = ipv6Groups(address);
    if (ipv4 !== null) four.add(joined(ipv4.split('.').map(Number), 8n));
    else if (groups !== null) six.add(joined(groups, 16n));
  }
  return [
    ...blocksOf(four, 32).map(({ value, bits }) => `ip4:${textOf4(value)}${bits === 32 ? '' : `/${bits}`}`),
    ...blocksOf(six, 128).map(({ value, bits }) => `ip6:${textOf6(value)}${bits === 128 ? '' : `/${bits}`}`),
  ];
}

function joined(parts: readonly number[], bits: bigint): bigint {
  return parts.reduce((sum, part) => (sum << bits) | BigInt(part), 0n);
}

/** Two neighbours of one size that begin where a block of the double size may begin are that block. */
function blocksOf(values: ReadonlySet<bigint>, width: number): Block[] {
  const blocks: Block[] = [];
  for (const value of [...values].sort((a, b) => (a < b ? -1 : 1))) {
    let block: Block = { value, bits: width };
    for (let before = blocks.at(-1); before?.bits === block.bits; before = blocks.at(-1)) {
      const size = 1n << BigInt(width - block.bits);
      if (before.value + size !== block.value || before.value % (size * 2n) !== 0n) break;
      blocks.pop();
      block = { value: before.value, bits: before.bits - 1 };
    }
    blocks.push(block);
  }
  return blocks;
}

function textOf4(value: bigint): string {
  return [24n, 16n, 8n, 0n].map((shift) => String((value >> shift) & 255n)).join('.');
}

/** The shortest form (RFC 5952). */
function textOf6(value: bigint): string {
  const groups = [112n, 96n, 80n, 64n, 48n, 32n, 16n, 0n].map((shift) => ((value >> shift) & 0xffffn).toString(16));
  return new URL(`http://[${groups.join(':')}]/`).hostname.slice(1, -1);
}
