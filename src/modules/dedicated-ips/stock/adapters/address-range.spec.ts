import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { expandRange, isPrivate } from './address-range.js';

describe('addresses of an entry', () => {
  for (const [entry, expected] of [
    ['198.51.100.7', ['198.51.100.7']],
    [' 198.51.100.7 ', ['198.51.100.7']],
    ['198.51.100.4/31', ['198.51.100.4', '198.51.100.5']],
    ['198.51.100.4/30', ['198.51.100.4', '198.51.100.5', '198.51.100.6', '198.51.100.7']],
    ['198.51.100.9/32', ['198.51.100.9']],
    ['2001:DB8:0:0::1', ['2001:db8::1']],
    ['2001:db8::1/128', ['2001:db8::1']],
    ['2001:db8::8/126', ['2001:db8::8', '2001:db8::9', '2001:db8::a', '2001:db8::b']],
    ['2001:db8::9/126', 'malformed'],
    ['', 'malformed'],
    ['198.51.100', 'malformed'],
    ['198.51.100.256', 'malformed'],
    ['198.51.100.5/30', 'malformed'],
    ['198.51.100.0/33', 'malformed'],
    ['198.51.100.0/24/1', 'malformed'],
    ['fe80::1%eth0', 'malformed'],
    ['out1.example.org', 'malformed'],
    ['10.0.0.0/8', 'too_many'],
    ['2001:db8::/64', 'too_many'],
    ['0.0.0.0', 'not_sendable'],
    ['224.0.0.1', 'not_sendable'],
    ['255.255.255.255', 'not_sendable'],
    ['::', 'not_sendable'],
    ['ff02::1', 'not_sendable'],
  ] as const) {
    it(`"${entry}" → ${JSON.stringify(expected)}`, () => assert.deepEqual(expandRange(entry), expected));
  }

  it('a /24 is its 254 hosts, a /22 its 1,022', () => {
    const hosts = expandRange('198.51.100.0/24');
    assert.ok(Array.isArray(hosts));
    assert.deepEqual([hosts.length, hosts[0], hosts.at(-1)], [254, '198.51.100.1', '198.51.100.254']);
    assert.equal(expandRange('198.18.0.0/22').length, 1022);
  });

  for (const address of [
    '10.1.2.3',
    '127.0.0.2',
    '192.168.1.1',
    '172.31.0.1',
    '100.64.0.1',
    '169.254.1.1',
    '::1',
    'fd00::1',
    'fe80::1',
  ])
    it(`${address} is private`, () => assert.equal(isPrivate(address), true));
  for (const address of ['198.51.100.7', '172.32.0.1', '2001:db8::1'])
    it(`${address} is not`, () => assert.equal(isPrivate(address), false));
});
