import { dirname, join, resolve } from 'node:path';
import { existsSync } from 'node:fs';
import { checkPostgres, checkRedis } from './check-servers.js';
import { type SayLine } from './engine-error.js';
import { otherUsers, signIn, signOut } from './engine-users.js';
import { endPostgres, postgresRuns, startPostgresEngine, type RunningEngine } from './postgres.js';
import {
  endRedis,
  redisRuns,
  startRedisEngine,
  type RedisKind,
  type RedisOptions,
  type RunningRedis,
} from './redis.js';
import { withStateLock } from './state-lock.js';
import { supervise } from './supervise.js';
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
  const outcomes = await Promise.allSettled([
    options.databaseUrl ? null : startPostgres(state, options, say),
    options.redisUrl ? null : startRedis(state, options, say),
  ]);
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed) {
    await leave(state);
    throw failed.reason;
  }
  const [postgres, redis] = outcomes.map((outcome) => (outcome as PromiseFulfilledResult<unknown>).value) as [
    RunningEngine | null,
    RunningRedis | null,
  ];
  const watches = superviseAll(state, options, { postgres, redis }, say);
  return {
    databaseUrl: postgres?.url ?? options.databaseUrl ?? '',
    redisUrl: redis?.url ?? options.redisUrl ?? '',
    redisKind: redis?.kind ?? 'redis',
    stateDir: state.path,
    describe: [postgres?.describe ?? 'PostgreSQL of DATABASE_URL', redis?.describe ?? 'Redis of REDIS_URL'].join(', '),
    stop: once(async () => {
      for (const endWatch of watches) await endWatch();
      await withStateLock(state, () => leave(state));
    }),
  };
}

/** The last to leave stops the servers. Redis first: the truth goes down after all that could still want to write it. */
async function leave(state: StateDir): Promise<void> {
  signOut(state);
  if (otherUsers(state).length > 0) return;
  await endRedis(state);
  await endPostgres(state);
}

function startPostgres(state: StateDir, options: EnginesOptions, say: SayLine): Promise<RunningEngine> {
  return startPostgresEngine(state, { say, settings: options.postgresSettings });
}

function startRedis(state: StateDir, options: EnginesOptions, say: SayLine): Promise<RunningRedis> {
  const { redis: mode, allowApt, searchPath } = options;
  return startRedisEngine(state, { say, mode, allowApt, searchPath });
}

function superviseAll(
  state: StateDir,
  options: EnginesOptions,
  engines: { postgres: RunningEngine | null; redis: RunningRedis | null },
  say: SayLine,
): (() => Promise<void>)[] {
  const { postgres, redis } = engines;
  const watches: (() => Promise<void>)[] = [];
  if (postgres) {
    const revive = (): Promise<RunningEngine> => withStateLock(state, () => startPostgres(state, options, say));
    watches.push(supervise({ name: 'postgres', url: postgres.url, isAlive: () => postgresRuns(state), revive }, say));
  }
  if (redis) {
    const revive = (): Promise<RunningRedis> => withStateLock(state, () => startRedis(state, options, say));
    watches.push(supervise({ name: 'redis', url: redis.url, isAlive: () => redisRuns(state), revive }, say));
  }
  return watches;
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

export function repositoryRoot(): string {
  let directory = import.meta.dirname;
  while (!existsSync(join(directory, 'package.json')) && directory !== dirname(directory))
    directory = dirname(directory);
  return resolve(directory);
}
