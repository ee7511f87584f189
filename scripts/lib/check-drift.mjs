/**
 * Do the migrations build exactly what the entities describe, and is every owned table behind row-level security?
 * Runs all migrations on an empty database: of DATABASE_URL when it is set, else of an embedded PostgreSQL that lives
 * for this check only.
 *   node scripts/lib/check-drift.mjs [--compiled <dir>]
 */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { DataSource } from 'typeorm';

const args = process.argv.slice(2);
const at = args.indexOf('--compiled');
const compiled = resolve(at < 0 ? 'dist-check' : args[at + 1]);
const load = (path) => import(pathToFileURL(join(compiled, path)).href);

const QUICK = { fsync: 'off', full_page_writes: 'off', shared_buffers: '32MB' };
const UNGUARDED = `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
  where a.attname = 'account_id' and not a.attisdropped and c.relkind in ('r', 'p') and not c.relispartition
    and c.relnamespace = 'public'::regnamespace and not (c.relrowsecurity and c.relforcerowsecurity) order by 1`;
/** Rows of every account pass through these; only the worker role may reach them (a grant says so, no policy). */
const GRANTED_INSTEAD = ['outbox'];

async function embedded() {
  const { startEngines } = await load('src/platform/engines/index.js');
  const stateDir = mkdtempSync(join(tmpdir(), 'posthorn-check-'));
  const engines = await startEngines({
    stateDir,
    postgresSettings: QUICK,
    searchPath: process.env.PATH,
    allowApt: false,
  });
  const stop = async () => {
    await engines.stop();
    rmSync(stateDir, { recursive: true, force: true });
  };
  return { url: engines.databaseUrl, stop };
}

async function onServer(url, sql) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

async function given(url) {
  const name = `check_${randomBytes(6).toString('hex')}`;
  await onServer(url, `create database ${name}`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  return { url: own.href, stop: () => onServer(url, `drop database if exists ${name} with (force)`) };
}

async function missingStatements(url, entities) {
  const { ownerDataSourceOptions } = await load('src/platform/database/data-source.js');
  const source = await new DataSource(ownerDataSourceOptions(url, entities)).initialize();
  try {
    const { upQueries } = await source.driver.createSchemaBuilder().log();
    return upQueries.map((statement) => statement.query);
  } finally {
    await source.destroy();
  }
}

async function inspect(url) {
  const { migrate } = await load('src/platform/database/migrate.js');
  const { entities } = await load('src/roots/entities.js');
  const ran = await migrate(url);
  const faults = [];
  if (entities.length === 0) faults.push('src/roots/entities.ts names no entity: nothing could be compared');
  for (const query of await missingStatements(url, entities)) faults.push(`migrations lack: ${query}`);
  for (const { name } of await onServer(url, UNGUARDED)) {
    if (!GRANTED_INSTEAD.includes(name))
      faults.push(`${name} has account_id but no forced row-level security: secure() it in its migration`);
  }
  return { faults, summary: `${ran.length} migrations, ${entities.length} entities agree` };
}

const database = process.env.DATABASE_URL ? await given(process.env.DATABASE_URL) : await embedded();
try {
  const { faults, summary } = await inspect(database.url);
  for (const fault of faults) console.log(fault);
  if (faults.length === 0) console.log(summary);
  process.exitCode = faults.length === 0 ? 0 : 1;
} finally {
  await database.stop();
}
