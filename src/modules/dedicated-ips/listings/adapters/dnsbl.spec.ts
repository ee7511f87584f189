import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { DnsAnswer } from '../../../../platform/dns/index.js';
import { cleanReason, faultOfList, queryName, readAnswer } from './dnsbl.js';

const found = (...records: string[]): DnsAnswer<string> => ({ kind: 'found', records });
const absent: DnsAnswer<string> = { kind: 'no-such-name', exists: false };
const silent: DnsAnswer<string> = { kind: 'temporary', code: 'ETIMEOUT' };

describe('blocklists', () => {
  it('are asked as RFC 5782 says', () => {
    assert.equal(queryName('192.0.2.99', 'bad.example.com'), '99.2.0.192.bad.example.com');
    assert.equal(
      queryName('2001:db8:1:2:3:4:567:89ab', 'ugly.example.com'),
      'b.a.9.8.7.6.5.0.4.0.0.0.3.0.0.0.2.0.0.0.1.0.0.0.8.b.d.0.1.0.0.2.ugly.example.com',
    );
  });

  for (const [name, answer, expected] of [
    ['R-092: 127.0.0.3 is a listing', found('127.0.0.3'), { kind: 'listed', codes: ['127.0.0.3'] }],
    [
      'several codes, each once',
      found('127.0.0.4', '127.0.0.2', '127.0.0.4'),
      { kind: 'listed', codes: ['127.0.0.2', '127.0.0.4'] },
    ],
    ['no such name is clean', absent, { kind: 'clean' }],
    ['a name without addresses is clean', { kind: 'no-such-name', exists: true }, { kind: 'clean' }],
    [
      'R-092: 127.255.255.254 is an error',
      found('127.255.255.254'),
      { kind: 'unusable', why: 'refuses us with 127.255.255.254' },
    ],
    [
      'an error beside a listing is an error',
      found('127.0.0.2', '127.255.255.255'),
      { kind: 'unusable', why: 'refuses us with 127.255.255.255' },
    ],
    ['an address outside 127/8 is no answer', found('203.0.113.1'), { kind: 'unusable', why: 'answers 203.0.113.1' }],
    ['127.0.0.1 is no answer', found('127.0.0.1'), { kind: 'unusable', why: 'answers 127.0.0.1' }],
    ['silence is not clean', silent, { kind: 'unusable', why: 'ETIMEOUT' }],
  ] as const) {
    it(name, () => assert.deepEqual(readAnswer(answer as DnsAnswer<string>), expected));
  }

  for (const [name, listed, notListed, fault] of [
    ['that answers both test points rightly', found('127.0.0.2'), absent, null],
    ['that lists nobody any more', absent, absent, 'does not list 127.0.0.2'],
    ['that lists the world', found('127.0.0.2'), found('127.0.0.2'), 'lists 127.0.0.1'],
    ['whose domain was parked', found('203.0.113.1'), found('203.0.113.1'), 'answers 203.0.113.1'],
    ['that is silent', silent, silent, 'ETIMEOUT'],
  ] as const) {
    it(`a list ${name}: ${fault ?? 'is believed'}`, () => assert.equal(faultOfList(listed, notListed), fault));
  }

  it('reasons are one printable line of at most 300 characters', () => {
    assert.equal(
      cleanReason(['Listed,\r\nsee \u001b[31m https://list.example/?ip=192.0.2.9']),
      'Listed, see [31m https://list.example/?ip=192.0.2.9',
    );
    assert.equal(cleanReason([' \n']), null);
    assert.equal(cleanReason(['x'.repeat(1000)])?.length, 300);
  });
});
