import pg from 'pg';
import { DataSource } from 'typeorm';
import { ensureRoles } from './database-roles.js';
import { ownerDataSourceOptions } from './data-source.js';

const MIGRATION_LOCK = 7_023_001;

/** Brings the database up to date; processes that start together wait for each other. Answers what was run. */
export async function migrate(url: string): Promise<string[]> {
  const guard = new pg.Client({ connectionString: url, application_name: 'posthorn-migrate' });
  await guard.connect();
  try {
    await guard.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await ensureRoles(guard);
    return await runPending(url);
  } finally {
    await guard.end();
  }
}

async function runPending(url: string): Promise<string[]> {
  const source = await new DataSource(ownerDataSourceOptions(url)).initialize();
  try {
    return (await source.runMigrations()).map((migration) => migration.name);
  } finally {
    await source.destroy();
  }
}

/** True when every migration that ships has run. */
export async function isMigrated(url: string): Promise<boolean> {
  const source = await new DataSource(ownerDataSourceOptions(url)).initialize();
  try {
    return !(await source.showMigrations());
  } finally {
    await source.destroy();
  }
}
