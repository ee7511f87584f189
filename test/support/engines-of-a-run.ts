import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { migrate } from '../../src/platform/database/migrate.js';
import { endAbandonedEngines, enginesOptionsFrom, startEngines } from '../../src/platform/engines/index.js';
import type { TestEngines } from './engines.js';

export interface RunEngines extends TestEngines {
  /** Where tests put their temporary files; it goes away with the run. */
  temporaryDirectory: string;
  stop(): Promise<void>;
}

const PREFIX = 'posthorn-test-run-';
/** Tests may lose their disk: nothing here outlives the run. */
const FAST = { fsync: 'off', full_page_writes: 'off', max_connections: '400', autovacuum_naptime: '60s' };

/**
 * One PostgreSQL and one Redis for a whole run, in a directory that goes away with it (or those of DATABASE_URL and
 * REDIS_URL), and one migrated template from which every file copies its database.
 */
export async function startRunEngines(say: (line: string) => void): Promise<RunEngines> {
  await removeAbandonedRuns();
  const stateDir = mkdtempSync(join(tmpdir(), PREFIX));
  const { stateDir: _ignored, ...fromEnvironment } = enginesOptionsFrom(process.env);
  const engines = await startEngines({ ...fromEnvironment, stateDir, postgresSettings: FAST, say });
  const temporaryDirectory = join(stateDir, 'tmp');
  chmodSync(stateDir, 0o711);
  mkdirSync(temporaryDirectory);
  chmodSync(temporaryDirectory, 0o1777);
  const templateDatabase = `template_${randomBytes(6).toString('hex')}`;
  const stop = async (): Promise<void> => {
    await dropDatabases(engines.databaseUrl, templateDatabase).catch(() => undefined);
    await engines.stop();
    rmSync(stateDir, { recursive: true, force: true });
  };
  try {
    await query(engines.databaseUrl, `CREATE DATABASE ${templateDatabase}`);
    const template = new URL(engines.databaseUrl);
    template.pathname = `/${templateDatabase}`;
    await migrate(template.href);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    adminUrl: engines.databaseUrl,
    templateDatabase,
    redisUrl: engines.redisUrl,
    redisKind: engines.redisKind,
    temporaryDirectory,
    stop,
  };
}

/** What an earlier run left when it was killed: its servers would run for ever. */
async function removeAbandonedRuns(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const stateDir = join(tmpdir(), name);
    // A directory that nobody has used yet belongs to a run that is just starting.
    if (!existsSync(join(stateDir, 'users'))) continue;
    const ended = await endAbandonedEngines(stateDir).catch(() => false);
    if (ended) rmSync(stateDir, { recursive: true, force: true });
  }
}

async function query(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** On a server of the caller's own (DATABASE_URL) only what this run made. */
async function dropDatabases(url: string, template: string): Promise<void> {
  await query(url, `DROP DATABASE IF EXISTS ${template} WITH (FORCE)`);
}
