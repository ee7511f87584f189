import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { asIpv4, ipv6Groups, networkOf } from './ip-address.js';

describe('IP addresses', () => {
  for (const [text, groups] of [
    ['::', [0, 0, 0, 0, 0, 0, 0, 0]],
    ['::1', [0, 0, 0, 0, 0, 0, 0, 1]],
    ['1::', [1, 0, 0, 0, 0, 0, 0, 0]],
    ['2001:db8::a:b', [0x2001, 0xdb8, 0, 0, 0, 0, 0xa, 0xb]],
    ['::ffff:1.2.3.4', [0, 0, 0, 0, 0, 0xffff, 0x102, 0x304]],
    ['fe80::1%eth0', [0xfe80, 0, 0, 0, 0, 0, 0, 1]],
    ['1:2:3:4:5:6:7:8', [1, 2, 3, 4, 5, 6, 7, 8]],
  ] as const) {
    it(`reads ${text}`, () => assert.deepEqual(ipv6Groups(text), groups));
  }
  for (const text of ['', '1.2.3.4', ':::', '1:2:3:4:5:6:7', '1:2:3:4:5:6:7:8:9', 'g::1', '::ffff:1.2.3.256']) {
    it(`does not read "${text}"`, () => assert.equal(ipv6Groups(text), null));
  }

  it('one network is an IPv4 address or a /64', () => {
    assert.equal(networkOf('203.0.113.9'), '203.0.113.9');
    assert.equal(networkOf('::ffff:203.0.113.9'), '203.0.113.9');
    assert.equal(networkOf('::ffff:cb00:7109'), '203.0.113.9');
    assert.equal(networkOf('2001:db8:1:2:3:4:5:6'), '2001:db8:1:2::/64');
    assert.equal(networkOf('2001:DB8:1:2::9'), '2001:db8:1:2::/64');
    assert.equal(asIpv4('::1'), null);
  });
});
