import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';
import pg from 'pg';
import { EngineError, messageOf, type SayLine } from './engine-error.js';

const OLDEST_POSTGRES = 15;
const NEWEST_POSTGRES = 18;
const OLDEST_REDIS = [6, 2] as const;
/** Servers that start together with Posthorn may need a moment. */
const PATIENCE_MS = 15_000;
const CONNECT_TIMEOUT_MS = 5_000;

export interface CheckOptions {
  patienceMs?: number;
  say?: SayLine;
}

/** Refuses servers that Posthorn cannot work with, each with one sentence on what is wrong and one on what to do. */
export async function checkServers(databaseUrl: string, redisUrl: string, options: CheckOptions = {}): Promise<void> {
  await checkPostgres(databaseUrl, options);
  await checkRedis(redisUrl, options);
}

export async function checkPostgres(url: string, options: CheckOptions = {}): Promise<void> {
  const name = `PostgreSQL of DATABASE_URL (${placeOf(url, 5432)})`;
  const client = await reached(name, options, async () => {
    const attempt = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
    attempt.on('error', () => undefined);
    try {
      await attempt.connect();
      return attempt;
    } catch (error) {
      await attempt.end().catch(() => undefined);
      throw error;
    }
  });
  try {
    const { rows } = await client.query<PostgresFacts>(
      `SELECT current_setting('server_version_num')::int AS version, current_setting('server_version') AS name,
              current_setting('server_encoding') AS encoding, pg_is_in_recovery() AS standby`,
    );
    const fault = rows[0] && faultOfPostgres(rows[0]);
    if (fault) throw new EngineError(`${name} ${fault}`);
  } finally {
    await client.end().catch(() => undefined);
  }
}

export interface PostgresFacts {
  version: number;
  name: string;
  encoding: string;
  standby: boolean;
}

export function faultOfPostgres(facts: PostgresFacts): string | null {
  const major = Math.floor(facts.version / 10_000);
  if (major < OLDEST_POSTGRES || major > NEWEST_POSTGRES) {
    return `is version ${facts.name}; Posthorn needs ${OLDEST_POSTGRES} to ${NEWEST_POSTGRES}.`;
  }
  if (facts.encoding !== 'UTF8') {
    return `has a database in encoding ${facts.encoding}. Make it with CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0.`;
  }
  return facts.standby ? 'is a standby and cannot be written to. Point DATABASE_URL at the primary.' : null;
}

/** Answers what INFO told. */
export async function checkRedis(url: string, options: CheckOptions = {}): Promise<string> {
  const name = `Redis of REDIS_URL (${placeOf(url, 6379)})`;
  const info = await reached(name, options, () => redisInfo(url));
  const fault = faultOfRedis(info);
  if (fault) throw new EngineError(`${name} ${fault}`);
  return info;
}

async function redisInfo(url: string): Promise<string> {
  const client = new Redis(url, {
    lazyConnect: true,
    retryStrategy: () => null,
    maxRetriesPerRequest: 0,
    connectTimeout: CONNECT_TIMEOUT_MS,
    commandTimeout: CONNECT_TIMEOUT_MS,
    disconnectTimeout: 50,
  });
  let reason = '';
  client.on('error', (error) => (reason = messageOf(error)));
  try {
    await client.connect();
    return await client.info();
  } catch (error) {
    throw new EngineError(reason || messageOf(error), { cause: error });
  } finally {
    client.disconnect();
  }
}

/** Reads what INFO tells; managed servers often refuse CONFIG. */
export function faultOfRedis(info: string): string | null {
  const fact = (name: string): string => new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(info)?.[1] ?? '';
  const version = fact('redis_version');
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isOld = major < OLDEST_REDIS[0] || (major === OLDEST_REDIS[0] && minor < OLDEST_REDIS[1]);
  if (version !== '' && isOld) return `is version ${version}; Posthorn needs ${OLDEST_REDIS.join('.')} or newer.`;
  if (fact('redis_mode') === 'cluster') return 'is a cluster; Posthorn needs a single server, or one with replicas.';
  const policy = fact('maxmemory_policy');
  if (policy !== '' && policy !== 'noeviction') {
    return `has maxmemory-policy ${policy} and would drop queued jobs when full. Set maxmemory-policy noeviction.`;
  }
  return null;
}

const HINTS: Record<string, string> = {
  '28P01': 'The password is not accepted: check the one in DATABASE_URL.',
  '28000': 'The login is not allowed to connect: check pg_hba.conf and the user in DATABASE_URL.',
  '3D000': 'Create the database first: CREATE DATABASE … OWNER … .',
};

/** Tries until it answers; what no waiting will cure ends it at once. */
async function reached<T>(name: string, options: CheckOptions, connect: () => Promise<T>): Promise<T> {
  const deadline = performance.now() + (options.patienceMs ?? PATIENCE_MS);
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await connect();
    } catch (error) {
      const hint =
        HINTS[(error as { code?: string }).code ?? ''] ??
        (isRefusedLogin(error) ? 'Check the password in REDIS_URL.' : '');
      if (hint !== '' || performance.now() > deadline) {
        throw new EngineError(
          `${name} cannot be used: ${messageOf(error)}. ${hint || 'Is it running, and may this machine reach it?'}`,
          {
            cause: error,
          },
        );
      }
      if (attempt === 1) options.say?.(`waiting for ${name}: ${messageOf(error)}`);
      await pause(250);
    }
  }
}

function isRefusedLogin(error: unknown): boolean {
  return /WRONGPASS|NOAUTH|invalid password/i.test(messageOf(error));
}

/** Host and port only: the address holds a password. */
function placeOf(url: string, port: number): string {
  if (!URL.canParse(url)) return 'not a URL';
  const parsed = new URL(url);
  return `${parsed.hostname || parsed.searchParams.get('host') || 'localhost'}:${parsed.port || port}`;
}
