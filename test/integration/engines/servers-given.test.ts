import assert from 'node:assert/strict';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { checkServers, enginesOptionsFrom, EngineError, startEngines } from '../../../src/platform/engines/index.js';
import { createTestDatabase, testEngines, type TestDatabase } from '../../support/engines.js';

/** Speaks just enough of Redis to tell its version. */
async function oldRedis(version: string): Promise<{ url: string; server: Server }> {
  const server = createServer((socket) => {
    const text = `redis_version:${version}\r\nloading:0\r\n`;
    socket.on('error', () => undefined);
    socket.on('data', (data) => {
      const asked = data.toString().toLowerCase().split('info').length - 1;
      const others = Math.max(0, (data.toString().match(/\*\d+\r\n/g) ?? []).length - asked);
      socket.write('+OK\r\n'.repeat(others) + `$${text.length}\r\n${text}\r\n`.repeat(asked));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `redis://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

describe('servers of one’s own', () => {
  let database: TestDatabase;
  before(async () => {
    database = await createTestDatabase();
  });
  after(() => database.drop());
  const at = (change: (url: URL) => void): string => {
    const url = new URL(database.databaseUrl);
    change(url);
    return url.href;
  };
  const impatient = { patienceMs: 0 };

  it('DATABASE_URL and REDIS_URL are used as they are, and nothing is started', async () => {
    const environment = { DATABASE_URL: database.databaseUrl, REDIS_URL: database.redisUrl };
    const engines = await startEngines(enginesOptionsFrom(environment));
    assert.equal(engines.databaseUrl, database.databaseUrl);
    assert.equal(engines.redisUrl, database.redisUrl);
    assert.equal(engines.stateDir, null);
    await engines.stop();
    await checkServers(database.databaseUrl, database.redisUrl, impatient);
  });

  it('a server that is not there is named with host and port, without its password', async () => {
    const url = at((one) => {
      one.port = '1';
    });
    await assert.rejects(checkServers(url, database.redisUrl, impatient), (error: unknown) => {
      assert.ok(error instanceof EngineError);
      assert.match(error.message, /PostgreSQL of DATABASE_URL \(127\.0\.0\.1:1\) cannot be used: .*Is it running/);
      assert.ok(!error.message.includes(new URL(url).password));
      return true;
    });
    await assert.rejects(
      checkServers(database.databaseUrl, 'redis://127.0.0.1:1', impatient),
      /Redis of REDIS_URL \(127\.0\.0\.1:1\) cannot be used: .*ECONNREFUSED/,
    );
  });

  it('a wrong password and a missing database are told at once, however patient', async () => {
    const wrong = at((one) => {
      one.password = 'wrong';
    });
    await assert.rejects(checkServers(wrong, database.redisUrl), /check the one in DATABASE_URL/);
    const missing = at((one) => {
      one.pathname = '/no_such_database';
    });
    await assert.rejects(checkServers(missing, database.redisUrl), /Create the database first/);
    const redis = new URL(testEngines().redisUrl);
    if (redis.password !== '') {
      redis.password = 'wrong';
      await assert.rejects(checkServers(database.databaseUrl, redis.href), /Check the password in REDIS_URL/);
    }
  });

  it('a Redis that is too old is refused by its version', async () => {
    const { url, server } = await oldRedis('6.0.16');
    await assert.rejects(
      checkServers(database.databaseUrl, url, impatient),
      /is version 6\.0\.16; Posthorn needs 6\.2 or newer/,
    );
    server.close();
  });
});
