import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isInNetworks, parseNetwork } from './network-list.js';

describe('allowed networks', () => {
  const table: [string, string[], boolean][] = [
    ['192.0.2.7', ['192.0.2.0/24'], true],
    ['192.0.3.7', ['192.0.2.0/24'], false],
    ['::ffff:192.0.2.7', ['192.0.2.0/24'], true],
    ['2001:db8::1', ['2001:db8::/32'], true],
    ['2001:db9::1', ['2001:db8::/32', '192.0.2.7'], false],
    ['192.0.2.7', ['192.0.2.7'], true],
    ['nonsense', ['0.0.0.0/0'], false],
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
    'fe80::1%eth0',
    '::/129',
  ]) {
    it(`"${text}" is no network`, () => assert.equal(parseNetwork(text), null));
  }
});
