import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { networkOf, plainAddress } from './client-address.js';

describe('client addresses', () => {
  it('T51: addresses of one /64 are one client', () => {
    const same = ['2001:db8:1:2::1', '2001:db8:1:2:ffff::9', '2001:db8:1:2:a:b:c:d'].map(networkOf);
    assert.deepEqual([...new Set(same)], ['2001:db8:1:2::/64']);
    assert.notEqual(networkOf('2001:db8:1:3::1'), same[0]);
    assert.equal(networkOf('::1'), '0:0:0:0::/64');
    assert.equal(networkOf('fe80::1%eth0'), 'fe80:0:0:0::/64');
  });

  it('IPv4 stays itself, also when it comes through an IPv6 socket', () => {
    assert.equal(networkOf('192.0.2.7'), '192.0.2.7');
    assert.equal(plainAddress('::ffff:192.0.2.7'), '192.0.2.7');
    assert.equal(plainAddress('2001:db8::1'), '2001:db8::1');
  });
});
