import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { eventually } from './eventually.js';

/** What the runner hands to every test process. */
export interface TestEngines {
  /** The login that owns databases, on the maintenance database. */
  adminUrl: string;
  templateDatabase: string;
  redisUrl: string;
  redisKind: 'redis' | 'js';
}

const VARIABLE = 'POSTHORN_TEST_ENGINES';

export function testEngines(): TestEngines {
  const text = process.env[VARIABLE];
  if (!text) throw new Error('this test needs PostgreSQL and Redis: run it with `npm test <part of its path>`');
  return JSON.parse(text) as TestEngines;
}

export function testEnginesVariable(engines: TestEngines): Record<string, string> {
  return { [VARIABLE]: JSON.stringify(engines) };
}

export interface TestDatabase {
  databaseUrl: string;
  redisUrl: string;
  redisKind: 'redis' | 'js';
  /** Prefix of every Redis key, so that files that run at the same time do not meet (QUEUE_PREFIX). */
  queuePrefix: string;
  drop(): Promise<void>;
}

/** A migrated, empty database of one's own in some 50 ms. Drop it in `after`. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const engines = testEngines();
  const name = `test_${process.pid}_${randomBytes(6).toString('hex')}`;
  await createDatabase(engines.adminUrl, name, engines.templateDatabase);
  const url = new URL(engines.adminUrl);
  url.pathname = `/${name}`;
  return {
    databaseUrl: url.href,
    redisUrl: engines.redisUrl,
    redisKind: engines.redisKind,
    queuePrefix: name,
    drop: () => dropDatabase(engines.adminUrl, name),
  };
}

/** PostgreSQL copies a template for one session at a time only; who comes second tries again. */
async function createDatabase(adminUrl: string, name: string, template: string): Promise<void> {
  await asAdmin(adminUrl, async (client) => {
    await client.query('SELECT pg_advisory_lock(hashtext($1))', [template]);
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  });
}

/** PostgreSQL cannot send away a vacuum of its own that is just looking at the database; it is gone a moment later. */
const VACUUM_IS_IN_THERE = '42501';

async function dropDatabase(adminUrl: string, name: string): Promise<void> {
  await eventually(`the database ${name} can be dropped`, async () => {
    try {
      await asAdmin(adminUrl, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
      return true;
    } catch (error) {
      if ((error as { code?: string }).code === VACUUM_IS_IN_THERE) return false;
      throw error;
    }
  });
}

async function asAdmin(adminUrl: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl, application_name: 'posthorn-test' });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
