import { execFile } from 'node:child_process';
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { EngineError, messageOf, type SayLine } from './engine-error.js';
import { logPath, spawnEngine } from './engine-child.js';
import { findPostgresBinaries, type PostgresBinaries } from './postgres-binaries.js';
import { readPostmasterFile, removeStalePidFile, type PostgresServer } from './postmaster-file.js';
import { rememberedPort } from './ports.js';
import { endProcess, waitUntil } from './processes.js';
import { makeDirectory, readStateFile, secretOf, writeStateFile, type StateDir } from './state-dir.js';

const run = promisify(execFile);

export const SUPERUSER = 'posthorn';
/** The plain login of the product: it owns the database and its tables, and is no superuser. */
export const OWNER = 'posthorn_owner';
export const DATABASE = 'posthorn';

const INVALID_PASSWORD = '28P01';
const START_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 25_000;
const ADOPT_TIMEOUT_MS = 30_000;

export interface RunningEngine {
  url: string;
  /** One phrase for the operator: what runs, and where. */
  describe: string;
}

export interface PostgresOptions {
  say?: SayLine;
  /** Settings over the defaults below; tests switch fsync off. */
  settings?: Record<string, string>;
}

/**
 * Brings up the PostgreSQL of a state directory: the one that still runs there after a kill of its starter, or a new
 * one. The caller holds the state lock.
 */
export async function startPostgresEngine(state: StateDir, options: PostgresOptions = {}): Promise<RunningEngine> {
  const say = options.say ?? (() => undefined);
  const adopted = await adopt(state);
  if (adopted) {
    say(`postgres: adopted the running server (process ${adopted.mark.pid}, port ${adopted.port})`);
    return await opened(state, adopted, `PostgreSQL on port ${adopted.port} (state in ${state.path})`);
  }
  const binaries = findPostgresBinaries(state);
  await initialize(state, binaries);
  await removeStalePidFile(dataOf(state));
  const server = await launch(state, binaries, options.settings ?? {});
  const describe = `${binaries.origin} PostgreSQL ${binaries.version} on port ${server.port} (state in ${state.path})`;
  say(`postgres: ${describe}`);
  return await opened(state, server, describe);
}

async function opened(state: StateDir, server: PostgresServer, describe: string): Promise<RunningEngine> {
  const password = await ensureOwner(state, server.port);
  return {
    url: urlOf(OWNER, password, server.port, DATABASE),
    describe,
  };
}

function urlOf(user: string, password: string, port: number, database: string): string {
  return `postgres://${user}:${password}@127.0.0.1:${port}/${database}`;
}

function superuserUrl(state: StateDir, port: number): string {
  return urlOf(SUPERUSER, secretOf(state, 'postgres-superuser'), port, 'postgres');
}

/** A server whose starter was killed keeps its port and its data: use it. One that does not answer is ended. */
async function adopt(state: StateDir): Promise<PostgresServer | null> {
  const found = readPostmasterFile(dataOf(state));
  if (!found) return null;
  const serving = async (): Promise<PostgresServer | 'gone' | null> => {
    const server = readPostmasterFile(dataOf(state));
    if (!server) return 'gone';
    return server.port > 0 && (await answers(state, server.port)) === null ? server : null;
  };
  await waitUntil(async () => (await serving()) !== null, ADOPT_TIMEOUT_MS);
  const server = await serving();
  if (server !== null) return server === 'gone' ? null : server;
  await endProcess(found.mark, 'SIGQUIT', 5_000);
  return null;
}

export function postgresRuns(state: StateDir): boolean {
  return readPostmasterFile(dataOf(state)) !== null;
}

/** The addresses of a server that runs already, for its owner and its superuser; null when none does. */
export function runningPostgres(state: StateDir): { url: string; superuserUrl: string } | null {
  const server = readPostmasterFile(dataOf(state));
  const password = server && server.port > 0 ? readStateFile(state, join('secrets', OWNER)) : null;
  if (!server || password === null) return null;
  return { url: urlOf(OWNER, password, server.port, DATABASE), superuserUrl: superuserUrl(state, server.port) };
}

/** Ends what runs in this state directory, whoever started it. */
export async function endPostgres(state: StateDir): Promise<void> {
  const server = readPostmasterFile(dataOf(state));
  // SIGINT is its fast shutdown: sessions are ended, the data is checkpointed.
  if (server) await endProcess(server.mark, 'SIGINT', STOP_TIMEOUT_MS);
}

function dataOf(state: StateDir): string {
  return join(state.path, 'pgdata');
}

async function initialize(state: StateDir, binaries: PostgresBinaries): Promise<void> {
  const data = dataOf(state);
  const kept = readDataMajor(data);
  if (kept !== null) {
    if (kept === binaries.version.split('.')[0]) return;
    throw new EngineError(
      `${data} was made by PostgreSQL ${kept}, and ${binaries.version} is here now. Keep the old server with DATABASE_URL, ` +
        'move the data with pg_dump and pg_restore, or set POSTHORN_STATE_DIR to a new directory.',
    );
  }
  const draft = `${data}.new`;
  rmSync(draft, { recursive: true, force: true });
  makeDirectory(state, 'pgdata.new', 0o700);
  const passwordFile = writeStateFile(state, 'postgres.pw', secretOf(state, 'postgres-superuser'), {
    readableByEngine: true,
  });
  try {
    const authentication = ['-U', SUPERUSER, '-A', 'scram-sha-256', `--pwfile=${passwordFile}`];
    const args = ['-D', draft, ...authentication, '-E', 'UTF8', '--locale=C', '--data-checksums'];
    await run(join(binaries.bin, 'initdb'), args, {
      cwd: state.path,
      env: { LC_ALL: 'C', PATH: '/usr/bin:/bin' },
      ...state.user,
    });
  } catch (error) {
    throw new EngineError(`initdb failed in ${draft}: ${messageOf(error)}`);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  // The data directory exists in full or not at all: initdb that was killed half way leaves only the draft.
  renameSync(draft, data);
}

function readDataMajor(data: string): string | null {
  const file = join(data, 'PG_VERSION');
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : null;
}

function settingsFor(state: StateDir, port: number): Record<string, string> {
  const roomy = totalmem() > 6 * 1024 ** 3;
  return {
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    shared_buffers: roomy ? '256MB' : '128MB',
    work_mem: '8MB',
    maintenance_work_mem: '64MB',
    // A commit that was answered is on disk: accepted mail depends on it.
    synchronous_commit: 'on',
    max_wal_size: '2GB',
    min_wal_size: '256MB',
    checkpoint_timeout: '15min',
    wal_compression: 'on',
    // Short indexed statements only: parallel plans and the compiler cost more than they give, and need /dev/shm.
    max_parallel_workers_per_gather: '0',
    jit: 'off',
    random_page_cost: '1.1',
    autovacuum_naptime: '20s',
    timezone: 'UTC',
    log_timezone: 'UTC',
    logging_collector: 'off',
    log_checkpoints: 'off',
    data_directory: dataOf(state),
  };
}

async function launch(
  state: StateDir,
  binaries: PostgresBinaries,
  overrides: Record<string, string>,
): Promise<PostgresServer> {
  for (let attempt = 1; ; attempt += 1) {
    const port = await rememberedPort(state, 'postgres');
    const settings = { ...settingsFor(state, port), ...overrides };
    const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const child = await spawnEngine(state, {
      engine: 'postgres',
      program: join(binaries.bin, 'postgres'),
      args: ['-D', dataOf(state), ...args],
    });
    let refusal = '';
    const ready = await waitUntil(async () => {
      refusal = (await answers(state, port)) ?? '';
      return refusal === '' || child.hasEnded();
    }, START_TIMEOUT_MS);
    if (ready && !child.hasEnded()) return { mark: child.mark, port };
    await endProcess(child.mark, 'SIGQUIT', 5_000);
    // Somebody may have taken the port between the look and the start.
    if (attempt < 3 && /Address already in use/.test(child.logTail())) continue;
    throw new EngineError(
      `PostgreSQL did not start (${refusal || 'it ended'}). The end of ${logPath(state, 'postgres')}:\n${child.logTail()}`,
    );
  }
}

/** Null when the server answers a query, else why not. */
async function answers(state: StateDir, port: number): Promise<string | null> {
  const client = new pg.Client({ connectionString: superuserUrl(state, port), connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT 1');
    return null;
  } catch (error) {
    if ((error as { code?: string }).code === INVALID_PASSWORD) {
      throw new EngineError(
        `the PostgreSQL on port ${port} does not accept the password in ${join(state.path, 'secrets')}: was it removed or replaced? ` +
          'Put the files back, or set POSTHORN_STATE_DIR to a new directory.',
      );
    }
    return messageOf(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The product's login and database, made once; a lost password file is healed by setting the password again. */
async function ensureOwner(state: StateDir, port: number): Promise<string> {
  const known = readStateFile(state, join('secrets', OWNER));
  const password = secretOf(state, OWNER);
  const client = new pg.Client({ connectionString: superuserUrl(state, port) });
  await client.connect();
  try {
    const { rows } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [OWNER]);
    const attributes = 'LOGIN CREATEROLE CREATEDB NOSUPERUSER NOREPLICATION NOBYPASSRLS';
    if (rows.length === 0) await client.query(`CREATE ROLE ${OWNER} ${attributes} PASSWORD '${password}'`);
    else if (known === null) await client.query(`ALTER ROLE ${OWNER} PASSWORD '${password}'`);
    const databases = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (databases.rows.length === 0) await client.query(`CREATE DATABASE ${DATABASE} OWNER ${OWNER}`);
  } finally {
    await client.end();
  }
  return password;
}
