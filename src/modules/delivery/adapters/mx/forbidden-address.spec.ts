import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isForbiddenAddress } from './forbidden-address.js';

describe('addresses that mail must not reach', () => {
  const forbidden = ['127.0.0.1', '10.1.2.3', '172.31.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '::1', '::', 'fe80::1', 'fd00::1'];
  const wrapped = ['::ffff:127.0.0.1', '::ffff:7f00:1', '64:ff9b::10.0.0.1', '64:ff9b::a00:1', '2002:7f00:1::', 'not an address'];
  const fine = ['203.0.113.7', '8.8.8.8', '172.32.0.1', '2001:4860::1', '64:ff9b::808:808', '2002:808:808::1'];
  for (const ip of [...forbidden, ...wrapped]) it(`${ip} is refused`, () => assert.equal(isForbiddenAddress(ip), true));
  for (const ip of fine) it(`${ip} is fine`, () => assert.equal(isForbiddenAddress(ip), false));
});
