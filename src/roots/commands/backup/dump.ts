import { createHash } from 'node:crypto';
import { chmodSync, createReadStream, statSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { ensureRoles } from '../../../platform/database/database-roles.js';
import { CommandError } from '../command.js';
import type { BackedUpFile } from './manifest.js';
import { findProgram, runProgram } from './programs.js';

export const DUMP_FILE = 'posthorn.dump';

export interface DumpTools {
  searchPath: string;
  say: (line: string) => void;
}

/** Another login for reading all rows; its password comes from PGPASSWORD or ~/.pgpass, as the client’s programs want it. */
export function loginOf(databaseUrl: string, user: string | null): { url: string; password: string; user: string } {
  const url = new URL(databaseUrl);
  const password = user === null ? decodeURIComponent(url.password) : '';
  if (user !== null) url.username = encodeURIComponent(user);
  url.password = '';
  return { url: url.href, password, user: user ?? decodeURIComponent(url.username) };
}

/** Dumps a server of the operator’s own with pg_dump. Row-level security holds for its login too, so that must be allowed to pass it. */
export async function dumpDatabase(
  databaseUrl: string,
  user: string | null,
  folder: string,
  { searchPath, say }: DumpTools,
): Promise<{ file: BackedUpFile; postgres: string }> {
  const pgDump = findProgram('pg_dump', searchPath);
  const login = loginOf(databaseUrl, user);
  const server = await serverOf(databaseUrl, login.user);
  await requireNewEnough(pgDump, server.major, say);
  if (!server.seesAll) throw new CommandError(backupLogin(login.user, server.database));
  const path = join(folder, DUMP_FILE);
  const args = [
    '--format=custom',
    '--no-owner',
    '--no-password',
    '--verbose',
    `--file=${path}`,
    `--dbname=${login.url}`,
  ];
  await runProgram(pgDump, args, { password: login.password, say: (line) => say(line) });
  chmodSync(path, 0o600);
  return { file: await describeFile(path), postgres: server.version };
}

interface Server {
  major: number;
  version: string;
  database: string;
  seesAll: boolean;
}

async function serverOf(url: string, user: string): Promise<Server> {
  return asClient(url, async (client) => {
    const { rows } = await client.query<Server>(
      `select current_setting('server_version_num')::int / 10000 as major, current_setting('server_version') as version,
         current_database() as database, coalesce((select rolsuper or rolbypassrls from pg_roles where rolname = $1), false) as "seesAll"`,
      [user],
    );
    return rows[0]!;
  });
}

async function requireNewEnough(pgDump: string, major: number, say: (line: string) => void): Promise<void> {
  const told = await runProgram(pgDump, ['--version'], { password: '', say });
  const own = Number(/(\d+)(?:\.\d+)?/.exec(told)?.[1] ?? 0);
  if (own < major)
    throw new CommandError(
      `${pgDump} is of version ${own} and cannot read a server of version ${major}: apt-get install postgresql-client-${major}`,
    );
}

function backupLogin(user: string, database: string): string {
  return (
    `row-level security hides all rows from ${user}. Let an administrator make a login for backups once:\n` +
    `  psql -U postgres -d ${database} -c "CREATE ROLE posthorn_backup LOGIN BYPASSRLS PASSWORD '…' IN ROLE pg_read_all_data"\n` +
    'and give it: PGPASSWORD=… posthorn backup <folder> --user posthorn_backup'
  );
}

/** Into an empty database only. */
export async function restoreDump(databaseUrl: string, backup: string, { searchPath, say }: DumpTools): Promise<void> {
  const pgRestore = findProgram('pg_restore', searchPath);
  await asClient(databaseUrl, async (client) => {
    const { rows } = await client.query<{ tables: number }>(
      `select count(*)::int as tables from pg_tables where schemaname = 'public'`,
    );
    if (rows[0]!.tables > 0)
      throw new CommandError(
        'the database of DATABASE_URL is not empty, and nothing is overwritten: CREATE DATABASE another one and name that',
      );
    await ensureRoles(client);
  });
  const login = loginOf(databaseUrl, null);
  const args = [
    '--no-owner',
    '--exit-on-error',
    '--no-password',
    '--single-transaction',
    '--verbose',
    `--dbname=${login.url}`,
    join(backup, DUMP_FILE),
  ];
  await runProgram(pgRestore, args, { password: login.password, say });
}

async function asClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'posthorn-backup',
    connectionTimeoutMillis: 10_000,
  });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

export async function describeFile(path: string): Promise<BackedUpFile> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return { path: DUMP_FILE, bytes: statSync(path).size, sha256: hash.digest('hex') };
}
