import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Config, parseEnvironment } from '../../src/platform/config/config.js';
import { createTestDatabase, type TestDatabase } from './engines.js';
import { freePort } from './free-port.js';

/** The same key in every process of a test, so that several processes understand each other's seals and tokens. */
export const TEST_SECRETS_KEY = Buffer.alloc(32, 7);

export interface TestConfig {
  config: Config;
  database: TestDatabase;
}

/** A configuration on a fresh database: free ports, test clock on, quiet log. `environment` overrides as text. */
export async function testConfig(environment: Record<string, string> = {}): Promise<TestConfig> {
  const database = await createTestDatabase();
  const [submission, tls, inbound] = [await freePort(), await freePort(), await freePort()];
  const ports = {
    SMTP_SUBMISSION_PORTS: String(submission),
    SMTP_TLS_PORTS: String(tls),
    SMTP_INBOUND_PORT: String(inbound),
  };
  return { config: configOn(database, { ...ports, ...environment }), database };
}

/** Another process's configuration on the same database. */
export function configOn(database: TestDatabase, environment: Record<string, string> = {}): Config {
  const values = parseEnvironment({
    HTTP_PORT: '0',
    SMTP_SUBMISSION_PORTS: '0',
    SMTP_TLS_PORTS: '0',
    SMTP_INBOUND_PORT: '0',
    TEST_CLOCK: '1',
    LOG_LEVEL: 'silent',
    DATABASE_POOL: '12',
    API_RATE_LIMIT: '1000000',
    ADMIN_EMAIL: 'operator@posthorn.test',
    ADMIN_PASSWORD: 'correct horse battery staple',
    SMTP_ALLOW_PLAIN_AUTH: '1',
    QUEUE_PREFIX: database.queuePrefix,
    ...environment,
  });
  const stateDir = mkdtempSync(join(tmpdir(), 'posthorn-world-'));
  return new Config(values, {
    embedded: true,
    databaseUrl: database.databaseUrl,
    redisUrl: database.redisUrl,
    redisKind: database.redisKind === 'js' ? 'js' : 'redis',
    stateDir,
    secretsKey: TEST_SECRETS_KEY,
    tlsCertFile: join(stateDir, 'tls', 'cert.pem'),
    tlsKeyFile: join(stateDir, 'tls', 'key.pem'),
  });
}
