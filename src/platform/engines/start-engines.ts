import { dirname, join, resolve } from 'node:path';
import { existsSync } from 'node:fs';
import { checkPostgres, checkRedis } from './check-servers.js';
import { type SayLine } from './engine-error.js';
import { otherUsers, signIn, signOut } from './engine-users.js';
import { endPostgres, startPostgresEngine, type RunningEngine } from './postgres.js';
import { endRedis, startRedisEngine, type RedisKind, type RedisOptions, type RunningRedis } from './redis.js';
import { withStateLock } from './state-lock.js';
import { defaultStateDir, openStateDir, type StateDir } from './state-dir.js';

export interface EnginesOptions {
  /** Given: used as it is, and nothing is started for it. */
  databaseUrl?: string;
  redisUrl?: string;
  stateDir?: string;
  redis?: RedisOptions['mode'];
  allowApt?: boolean;
  searchPath?: string;
  postgresSettings?: Record<string, string>;
  say?: SayLine;
}

export interface Engines {
  databaseUrl: string;
  redisUrl: string;
  redisKind: RedisKind;
  /** Null when both servers are the operator's own. */
  stateDir: string | null;
  describe: string;
  stop(): Promise<void>;
}

/** The environment variables of the engines, read by whoever may read the environment. */
export function enginesOptionsFrom(env: Record<string, string | undefined>): EnginesOptions {
  const mode = env['POSTHORN_REDIS'];
  return {
    databaseUrl: env['DATABASE_URL'] || undefined,
    redisUrl: env['REDIS_URL'] || undefined,
    stateDir: env['POSTHORN_STATE_DIR'] || undefined,
    redis: mode === 'system' || mode === 'js' ? mode : 'auto',
    allowApt: env['POSTHORN_NO_APT'] !== '1',
    searchPath: env['PATH'] ?? '',
  };
}

/** Starts, adopts or merely names the two servers. `stop()` stops what nobody else in this state directory uses. */
export async function startEngines(options: EnginesOptions = {}): Promise<Engines> {
  const say = options.say ?? (() => undefined);
  if (options.databaseUrl) {
    await checkPostgres(options.databaseUrl, { say });
    say('postgres: the server of DATABASE_URL');
  }
  if (options.redisUrl) {
    await checkRedis(options.redisUrl, { say });
    say('redis: the server of REDIS_URL');
  }
  if (options.databaseUrl && options.redisUrl) {
    return {
      databaseUrl: options.databaseUrl,
      redisUrl: options.redisUrl,
      redisKind: 'redis',
      stateDir: null,
      describe: 'PostgreSQL of DATABASE_URL, Redis of REDIS_URL',
      stop: async () => undefined,
    };
  }
  const state = openStateDir(options.stateDir ?? defaultStateDir(repositoryRoot()), say);
  return await withStateLock(state, () => startIn(state, options, say));
}

async function startIn(state: StateDir, options: EnginesOptions, say: SayLine): Promise<Engines> {
  signIn(state);
  const [postgres, redis] = await Promise.allSettled([
    startPostgres(state, options, say),
    startRedis(state, options, say),
  ]);
  // Redis first, PostgreSQL last: the truth goes down after everything that could still want to write it.
  const stop = async (): Promise<void> => {
    signOut(state);
    if (otherUsers(state).length > 0) return;
    for (const engine of [redis, postgres]) if (engine.status === 'fulfilled') await engine.value?.stop();
  };
  if (postgres.status === 'rejected' || redis.status === 'rejected') {
    await stop();
    throw postgres.status === 'rejected' ? postgres.reason : (redis as PromiseRejectedResult).reason;
  }
  return {
    databaseUrl: postgres.value?.url ?? options.databaseUrl ?? '',
    redisUrl: redis.value?.url ?? options.redisUrl ?? '',
    redisKind: redis.value?.kind ?? 'redis',
    stateDir: state.path,
    describe: [
      postgres.value?.describe ?? 'PostgreSQL of DATABASE_URL',
      redis.value?.describe ?? 'Redis of REDIS_URL',
    ].join(', '),
    stop: once(() => withStateLock(state, stop)),
  };
}

async function startPostgres(state: StateDir, options: EnginesOptions, say: SayLine): Promise<RunningEngine | null> {
  if (options.databaseUrl) return null;
  return await startPostgresEngine(state, { say, settings: options.postgresSettings });
}

async function startRedis(state: StateDir, options: EnginesOptions, say: SayLine): Promise<RunningRedis | null> {
  if (options.redisUrl) return null;
  const { redis: mode, allowApt, searchPath } = options;
  return await startRedisEngine(state, { say, mode, allowApt, searchPath });
}

/** Ends engines whose users were all killed. False when somebody still uses them. */
export async function endAbandonedEngines(stateDir: string): Promise<boolean> {
  const state = openStateDir(stateDir, () => undefined);
  if (otherUsers(state).length > 0) return false;
  return await withStateLock(state, async () => {
    if (otherUsers(state).length > 0) return false;
    await endRedis(state);
    await endPostgres(state);
    return true;
  });
}

function once(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => (running ??= work());
}

function repositoryRoot(): string {
  let directory = import.meta.dirname;
  while (!existsSync(join(directory, 'package.json')) && directory !== dirname(directory))
    directory = dirname(directory);
  return resolve(directory);
}
