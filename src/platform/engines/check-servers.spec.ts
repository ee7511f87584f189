import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { faultOfPostgres, faultOfRedis } from './check-servers.js';

const good = { version: 180_004, name: '18.4', encoding: 'UTF8', standby: false };

describe('a PostgreSQL server', () => {
  for (const version of [150_000, 150_014, 160_003, 170_002, 180_004]) {
    it(`of version number ${version} is taken`, () => assert.equal(faultOfPostgres({ ...good, version }), null));
  }
  for (const [version, name] of [
    [140_011, '14.11'],
    [90_624, '9.6.24'],
    [190_000, '19beta1'],
  ] as const) {
    it(`of version ${name} is refused by its name`, () => {
      assert.equal(faultOfPostgres({ ...good, version, name }), `is version ${name}; Posthorn needs 15 to 18.`);
    });
  }
  it('with another encoding is refused with the statement that helps', () => {
    assert.match(faultOfPostgres({ ...good, encoding: 'SQL_ASCII' }) ?? '', /SQL_ASCII.*ENCODING 'UTF8'/);
  });
  it('that is a standby is refused', () => {
    assert.match(faultOfPostgres({ ...good, standby: true }) ?? '', /primary/);
  });
});

const info = (facts: Record<string, string>): string =>
  Object.entries({ redis_version: '7.0.15', redis_mode: 'standalone', maxmemory_policy: 'noeviction', ...facts })
    .map(([name, value]) => `${name}:${value}\r\n`)
    .join('');

describe('a Redis server', () => {
  for (const version of ['6.2.0', '6.2.14', '7.0.15', '8.0.2', '10.1.0']) {
    it(`of version ${version} is taken`, () => assert.equal(faultOfRedis(info({ redis_version: version })), null));
  }
  for (const version of ['6.0.16', '5.0.14', '2.8.24']) {
    it(`of version ${version} is refused`, () => {
      const fault = `is version ${version}; Posthorn needs 6.2 or newer.`;
      assert.equal(faultOfRedis(info({ redis_version: version })), fault);
    });
  }
  it('that evicts keys is refused with the setting that helps', () => {
    assert.match(faultOfRedis(info({ maxmemory_policy: 'allkeys-lru' })) ?? '', /allkeys-lru.*noeviction/);
  });
  it('that is a cluster is refused', () =>
    assert.match(faultOfRedis(info({ redis_mode: 'cluster' })) ?? '', /cluster/));
  it('that does not tell is taken', () => assert.equal(faultOfRedis('# Server\r\nredis_mode:standalone\r\n'), null));
});
