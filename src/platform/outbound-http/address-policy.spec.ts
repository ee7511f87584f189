import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { isUsualPort, mayReach, parseAllowed } from './address-policy.js';

const DENIED = [
  '0.0.0.0',
  '0.1.2.3',
  '10.0.0.1',
  '10.255.255.255',
  '100.64.0.1',
  '100.127.255.255',
  '127.0.0.1',
  '127.255.255.254',
  '169.254.169.254',
  '169.254.0.1',
  '172.16.0.1',
  '172.31.255.255',
  '192.0.0.1',
  '192.0.0.170',
  '192.0.2.1',
  '192.88.99.1',
  '192.168.0.1',
  '192.168.255.255',
  '198.18.0.1',
  '198.19.255.255',
  '198.51.100.1',
  '203.0.113.1',
  '224.0.0.1',
  '239.255.255.255',
  '240.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::127.0.0.1',
  '::ffff:127.0.0.1',
  '::ffff:7f00:1',
  '::ffff:10.0.0.1',
  '::ffff:169.254.169.254',
  '::ffff:0:127.0.0.1',
  '64:ff9b::7f00:1',
  '64:ff9b::8.8.8.8',
  '64:ff9b:1::1',
  '100::1',
  '2001::1',
  '2001:0:53aa::1',
  '2001:2::1',
  '2001:10::1',
  '2001:20::1',
  '2001:db8::1',
  '2002:7f00:1::',
  '2002:a00:1::1',
  '3fff::1',
  '4000::1',
  '5f00::1',
  'fc00::1',
  'fd00:ec2::254',
  'fe80::1',
  'fe80::1%eth0',
  'fec0::1',
  'ff02::1',
  'ff0e::1',
  'not-an-address',
  '',
];
const REACHABLE = [
  '1.1.1.1',
  '8.8.8.8',
  '93.184.216.34',
  '100.63.255.255',
  '100.128.0.1',
  '172.15.0.1',
  '172.32.0.1',
  '223.255.255.255',
  '::ffff:8.8.8.8',
  '2606:4700:4700::1111',
  '2a00:1450::1',
  '2001:4860:4860::8888',
];

describe('address policy', () => {
  for (const address of DENIED)
    it(`denies ${address || 'nothing'}`, () => assert.equal(mayReach(address, 443, []), false));
  for (const address of REACHABLE) it(`allows ${address}`, () => assert.equal(mayReach(address, 443, []), true));

  it('what the operator lists may be reached, on the listed port only', () => {
    const allowed = parseAllowed(['10.1.0.0/16', '127.0.0.1:8080', '[fd00::/8]:443', '[::1]:9000', 'fd12::/16']);
    assert.equal(mayReach('10.1.2.3', 5555, allowed), true);
    assert.equal(mayReach('10.2.0.1', 5555, allowed), false);
    assert.equal(mayReach('127.0.0.1', 8080, allowed), true);
    assert.equal(mayReach('::ffff:127.0.0.1', 8080, allowed), true);
    assert.equal(mayReach('127.0.0.1', 8081, allowed), false);
    assert.equal(mayReach('fd99::1', 443, allowed), true);
    assert.equal(mayReach('fd99::1', 80, allowed), false);
    assert.equal(mayReach('fd12::1', 80, allowed), true);
    assert.equal(mayReach('::1', 9000, allowed), true);
  });

  for (const entry of ['localhost', '10.0.0.0/33', '10.0.0', '[::1', 'fd00::/8:443x', '*']) {
    it(`refuses to start with OUTBOUND_HTTP_ALLOW=${entry}`, () =>
      assert.throws(() => parseAllowed([entry]), /OUTBOUND_HTTP_ALLOW/));
  }

  it('an IPv4 address is judged the same however IPv6 spells it', () => {
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        assert.equal(mayReach(`::ffff:${address}`, 443, []), mayReach(address, 443, []));
      }),
    );
  });

  it('ports of other protocols are not for HTTP', () => {
    for (const port of [80, 443, 1024, 8443, 65535]) assert.ok(isUsualPort(port));
    for (const port of [1, 22, 25, 53, 110, 143, 465, 587, 993]) assert.ok(!isUsualPort(port));
  });
});
