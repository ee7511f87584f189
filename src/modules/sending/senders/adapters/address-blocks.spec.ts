import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { BlockList } from 'node:net';
import fc from 'fast-check';
import { spfMechanisms } from './address-blocks.js';

describe('addresses as SPF says them', () => {
  for (const [addresses, expected] of [
    [[], []],
    [['192.0.2.7'], ['ip4:192.0.2.7']],
    [['192.0.2.5', '192.0.2.4'], ['ip4:192.0.2.4/31']],
    [
      ['192.0.2.5', '192.0.2.6'],
      ['ip4:192.0.2.5', 'ip4:192.0.2.6'],
    ],
    [
      ['192.0.2.4', '192.0.2.5', '192.0.2.6', '192.0.2.7', '192.0.2.8'],
      ['ip4:192.0.2.4/30', 'ip4:192.0.2.8'],
    ],
    [['2001:db8::1', '2001:db8:0:0::1', '2001:db8::'], ['ip6:2001:db8::/127']],
    [['::ffff:192.0.2.7', '192.0.2.7'], ['ip4:192.0.2.7']],
    [['nonsense', '192.0.2.300'], []],
    [Array.from({ length: 256 }, (_, n) => `198.51.100.${n}`), ['ip4:198.51.100.0/24']],
  ] as [string[], string[]][])
    it(`${addresses.slice(0, 4).join(' ') || 'none'}: ${expected.join(' ') || 'nothing'}`, () =>
      assert.deepEqual(spfMechanisms(addresses), expected));

  it('match these addresses and no other', () => {
    const near = fc.integer({ min: 0, max: 63 });
    fc.assert(
      fc.property(fc.uniqueArray(near, { maxLength: 64 }), (lasts) => {
        const list = new BlockList();
        for (const term of spfMechanisms(lasts.map((last) => `203.0.113.${last}`))) {
          const [address = '', bits = '32'] = term.slice(4).split('/');
          list.addSubnet(address, Number(bits));
        }
        for (let last = 0; last < 70; last += 1)
          assert.equal(list.check(`203.0.113.${last}`), lasts.includes(last), String(last));
      }),
      { numRuns: 50 },
    );
  });
});
