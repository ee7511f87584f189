import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isInNetworks, networksBeyond, parseNetwork } from './network-list.js';

describe('allowed networks', () => {
  const table: [string, string[], boolean][] = [
    ['192.0.2.7', ['192.0.2.0/24'], true],
    ['192.0.3.7', ['192.0.2.0/24'], false],
    ['::ffff:192.0.2.7', ['192.0.2.0/24'], true],
    ['::FFFF:C000:0207', ['192.0.2.0/24'], true],
    ['0:0:0:0:0:ffff:c000:207', ['192.0.2.7'], true],
    ['192.0.2.7', ['::ffff:192.0.2.0/120'], true],
    ['192.0.3.7', ['::ffff:192.0.2.0/120'], false],
    ['::192.0.2.7', ['192.0.2.0/24'], false],
    ['2001:db8::1', ['2001:db8::/32'], true],
    ['2001:0DB8:0:0:0:0:0:1', ['2001:db8::1'], true],
    ['2001:db9::1', ['2001:db8::/32', '192.0.2.7'], false],
    ['192.0.2.7', ['192.0.2.7'], true],
    ['192.0.2.7', ['::/0'], false],
    ['2001:db8::1', ['0.0.0.0/0'], false],
    ['192.0.2.7/24', ['192.0.2.0/24'], false],
    ['fe80::1%eth0', ['::/0'], false],
    ['nonsense', ['0.0.0.0/0'], false],
    ['', ['0.0.0.0/0', '::/0'], false],
  ];
  for (const [ip, networks, inside] of table) {
    it(`${ip} in ${networks.join(', ')}: ${inside}`, () => assert.equal(isInNetworks(ip, networks), inside));
  }
  for (const text of [
    '',
    'acme',
    '192.0.2.0/33',
    '192.0.2.0/',
    '192.0.2.0/24/8',
    '192.0.2',
    '192.0.2.07',
    'fe80::1%eth0',
    '::/129',
  ]) {
    it(`"${text}" is no network`, () => assert.equal(parseNetwork(text), null));
  }

  const beyond: [string[], string[], string[]][] = [
    [[], [], []],
    [['192.0.2.0/24'], [], []],
    [[], ['192.0.2.0/24'], ['0.0.0.0/0', '::/0']],
    [['192.0.2.0/25', '192.0.2.7'], ['192.0.2.0/24'], []],
    [['192.0.0.0/16', '192.0.2.7'], ['192.0.2.0/24'], ['192.0.0.0/16']],
    [['2001:db8:1::/48'], ['192.0.2.0/24', '2001:db8::/32'], []],
    [['2001:db8::/31'], ['2001:db8::/32'], ['2001:db8::/31']],
    [['::ffff:192.0.2.0/121'], ['192.0.2.0/24'], []],
    [['::/0'], ['0.0.0.0/0'], ['::/0']],
  ];
  for (const [wanted, own, surplus] of beyond) {
    it(`[${wanted.join(', ')}] beyond [${own.join(', ')}]: [${surplus.join(', ')}]`, () =>
      assert.deepEqual(networksBeyond(wanted, own), surplus));
  }
});
