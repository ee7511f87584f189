import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { spfRecords } from './spf-records.js';

const DOMAINS = ['posthorn.example', 'bounce.posthorn.example'];
const records = (mechanisms: string[], partsBelow = 'posthorn.example') =>
  spfRecords({ domains: DOMAINS, host: 'mx.posthorn.example', mechanisms, partsBelow });
const ip4 = (n: number): string => `ip4:198.${Math.floor(n / 250)}.${n % 250}.${(n * 7) % 250}`;
const many = (count: number): string[] => Array.from({ length: count }, (_, n) => ip4(n));

describe('the SPF records of the installation', () => {
  it('name our host alone when mail leaves from nowhere else', () => {
    assert.deepEqual(
      records([]).map(({ name, expected }) => `${name} ${expected}`),
      DOMAINS.map((name) => `${name} v=spf1 a:mx.posthorn.example ~all`),
    );
  });

  it('hold the addresses themselves as long as they fit: they cost no look-up', () => {
    const found = records(['ip4:192.0.2.0/28', 'ip6:2001:db8::1']);
    assert.deepEqual(
      found.map(({ expected }) => expected),
      [1, 2].map(() => 'v=spf1 a:mx.posthorn.example ip4:192.0.2.0/28 ip6:2001:db8::1 ~all'),
    );
  });

  it('include records of their own when they do not fit, the same for all domains', () => {
    const found = records(many(60));
    assert.equal(found[0]!.expected, found[1]!.expected);
    const names = found.slice(2).map(({ name }) => name);
    assert.deepEqual(names, ['_spf1.posthorn.example', '_spf2.posthorn.example', '_spf3.posthorn.example']);
    assert.equal(
      found[0]!.expected,
      `v=spf1 a:mx.posthorn.example ${names.map((name) => `include:${name}`).join(' ')} ~all`,
    );
  });

  it('say each address once, stay within ten look-ups, and within 450 octets while nine records can hold them', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1_500 }),
        fc.constantFrom('p.example', 'a.rather.long.name.posthorn.example'),
        (count, below) => {
          const all = many(count);
          const found = records(all, below);
          const terms = found.filter(({ name }) => !DOMAINS.includes(name) || found.length === 2);
          const said = (found.length === 2 ? [found[0]!] : terms).flatMap(({ expected }) =>
            expected.split(' ').filter((term) => term.startsWith('ip4:')),
          );
          assert.deepEqual(said, all);
          const asking = found[0]!.expected.split(' ').filter((term) => /^(?:a|include):/.test(term));
          assert.ok(asking.length <= 10, `${asking.length} look-ups for ${count}`);
          if (count <= 150) for (const { name, expected } of found) assert.ok(name.length + expected.length <= 450);
        },
      ),
      { numRuns: 60 },
    );
  });
});
