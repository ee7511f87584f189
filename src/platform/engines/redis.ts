import { existsSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { EngineError, messageOf, type SayLine } from './engine-error.js';
import { logPath, spawnEngine, type EngineCommand } from './engine-child.js';
import type { RunningEngine } from './postgres.js';
import { rememberedPort } from './ports.js';
import { endProcess, isRunning, parseMark, serializeMark, waitUntil, type ProcessMark } from './processes.js';
import { findRedisBinary, installRedisTools, type RedisBinary } from './redis-binaries.js';
import { makeDirectory, readStateFile, secretOf, writeStateFile, type StateDir } from './state-dir.js';

const START_TIMEOUT_MS = 30_000;
const STOP_TIMEOUT_MS = 10_000;
const STAND_IN = 'in-memory JavaScript stand-in for Redis';

export type RedisKind = 'redis' | 'js';

export interface RunningRedis extends RunningEngine {
  /** The stand-in lacks BRPOPLPUSH, which Bull's blocking connection calls: give it BLMOVE in its place. */
  kind: RedisKind;
}

export interface RedisOptions {
  say?: SayLine;
  /** auto: whatever is best here; system: only what is installed; js: only the fallback. */
  mode?: 'auto' | 'system' | 'js';
  allowApt?: boolean;
  /** Where programs are looked for: the PATH of the environment. */
  searchPath?: string;
}

/** Brings up the Redis of a state directory. The caller holds the state lock. */
export async function startRedisEngine(state: StateDir, options: RedisOptions = {}): Promise<RunningRedis> {
  const say = options.say ?? (() => undefined);
  const mode = options.mode ?? 'auto';
  const adopted = await adopt(state);
  if (adopted && (mode !== 'js' || adopted.kind === 'js')) {
    say(`redis: adopted the running server (process ${adopted.mark.pid}, port ${adopted.port})`);
    return running(state, adopted, `${adopted.kind === 'js' ? STAND_IN : 'Redis'} on port ${adopted.port}`);
  }
  if (adopted) await endProcess(adopted.mark, 'SIGTERM', STOP_TIMEOUT_MS);
  const binary = mode === 'js' ? null : await chooseBinary(options, say);
  if (binary) return await startServer(state, binary, say);
  if (mode === 'system') throw new EngineError(NOTHING_INSTALLED);
  return await startFallback(state, say);
}

const NOTHING_INSTALLED =
  'no Redis 6.2 or newer is installed here. Install one (Debian: apt-get install redis-tools), or set REDIS_URL to a server you have.';

async function chooseBinary(options: RedisOptions, say: SayLine): Promise<RedisBinary | null> {
  const searchPath = options.searchPath ?? '';
  const found = findRedisBinary(searchPath);
  if (found || options.allowApt === false || options.mode === 'system') return found;
  return (await installRedisTools(say)) ? findRedisBinary(searchPath) : null;
}

interface Server {
  mark: ProcessMark;
  port: number;
  kind: RedisKind;
}

function running(state: StateDir, server: Server, describe: string): RunningRedis {
  return {
    url: urlOf(state, server.port),
    kind: server.kind,
    describe,
  };
}

function urlOf(state: StateDir, port: number): string {
  return `redis://:${secretOf(state, 'redis')}@127.0.0.1:${port}`;
}

/** What was started last: kind, port and process, so that a later run recognises an orphan. */
function remember(state: StateDir, server: Server): void {
  writeStateFile(state, 'redis.server', `${server.kind} ${server.port} ${serializeMark(server.mark)}`);
}

function recall(state: StateDir): Server | null {
  const [kind, port, mark] = (readStateFile(state, 'redis.server') ?? '').split(' ');
  const started = parseMark(mark ?? '');
  if ((kind !== 'redis' && kind !== 'js') || !started || !isRunning(started)) return null;
  return { kind, port: Number(port), mark: started };
}

async function adopt(state: StateDir): Promise<Server | null> {
  const server = recall(state);
  if (!server) return null;
  if (await waitUntil(async () => (await refusal(urlOf(state, server.port))) === null, 5_000)) return server;
  await endProcess(server.mark, 'SIGTERM', STOP_TIMEOUT_MS);
  return null;
}

export function redisRuns(state: StateDir): boolean {
  return recall(state) !== null;
}

/** The one that runs already; null when none does. */
export function runningRedis(state: StateDir): { url: string; kind: RedisKind } | null {
  const server = recall(state);
  return server && { url: urlOf(state, server.port), kind: server.kind };
}

/** Ends what runs in this state directory, whoever started it. */
export async function endRedis(state: StateDir): Promise<void> {
  const server = recall(state);
  if (server) await endProcess(server.mark, 'SIGTERM', STOP_TIMEOUT_MS);
}

async function startServer(state: StateDir, binary: RedisBinary, say: SayLine): Promise<RunningRedis> {
  const directory = makeDirectory(state, 'redis', 0o700);
  const command = (port: number): EngineCommand => ({
    engine: 'redis',
    program: binary.path,
    argv0: binary.argv0,
    args: [writeConfiguration(state, port)],
  });
  const server = await launch(state, 'redis', command).catch(async (error: unknown) => {
    // The queue can be made again from PostgreSQL, so files this Redis cannot read (an older version's turn, a torn
    // disk) are put aside instead of keeping Posthorn down.
    if (!setAside(directory)) throw error;
    say(`redis: its files could not be loaded and were put aside in ${directory}`);
    return await launch(state, 'redis', command);
  });
  const name = binary.argv0 === 'valkey-server' ? 'Valkey' : 'Redis';
  const describe = `${name} ${binary.version} (${binary.path}) on port ${server.port}`;
  say(`redis: ${describe}`);
  return running(state, server, describe);
}

function setAside(directory: string): boolean {
  const log = join(directory, 'appendonlydir');
  if (!existsSync(log)) return false;
  const number = readdirSync(directory).filter((name) => name.startsWith('unreadable-')).length + 1;
  renameSync(log, join(directory, `unreadable-${number}`));
  return true;
}

/** In a file, because a password among the arguments can be read by every user of the machine. */
function writeConfiguration(state: StateDir, port: number): string {
  const lines = [
    'bind 127.0.0.1',
    `port ${port}`,
    'daemonize no',
    `dir ${JSON.stringify(join(state.path, 'redis'))}`,
    `requirepass ${secretOf(state, 'redis')}`,
    'appendonly yes',
    'appendfsync everysec',
    'save ""',
    'maxmemory-policy noeviction',
    'always-show-logo no',
  ];
  return writeStateFile(state, 'redis.conf', `${lines.join('\n')}\n`, { readableByEngine: true });
}

async function startFallback(state: StateDir, say: SayLine): Promise<RunningRedis> {
  secretOf(state, 'redis');
  const server = await launch(state, 'js', (port) => ({
    engine: 'redis',
    program: process.execPath,
    args: [join(import.meta.dirname, 'js-redis-main.js'), String(port), join(state.path, 'secrets', 'redis')],
    // It needs this Node and these packages, which another user may not be able to reach.
    asSelf: true,
  }));
  say(
    'redis: WARNING: no Redis on this machine. A JavaScript stand-in keeps the queue in memory: slow, for a demonstration only.',
  );
  say('redis: WARNING: install a real one (Debian: apt-get install redis-tools) or set REDIS_URL.');
  return running(state, server, `${STAND_IN} on port ${server.port}`);
}

async function launch(state: StateDir, kind: RedisKind, commandOn: (port: number) => EngineCommand): Promise<Server> {
  for (let attempt = 1; ; attempt += 1) {
    const port = await rememberedPort(state, 'redis');
    const child = await spawnEngine(state, commandOn(port));
    const server: Server = { mark: child.mark, port, kind };
    remember(state, server);
    let reason: string | null = '';
    await waitUntil(async () => {
      reason = await refusal(urlOf(state, server.port));
      return reason === null || child.hasEnded();
    }, START_TIMEOUT_MS);
    if (reason === null && !child.hasEnded()) return server;
    await endProcess(child.mark, 'SIGKILL', 1_000);
    const tail = child.logTail();
    if (attempt < 3 && /Address already in use|EADDRINUSE/.test(tail)) continue;
    throw new EngineError(
      `Redis did not start (${reason || 'it ended'}). The end of ${logPath(state, 'redis')}:\n${tail}`,
    );
  }
}

/** Null when the server answers PING (and has loaded its files), else why not. */
async function refusal(url: string): Promise<string | null> {
  const client = new Redis(url, {
    lazyConnect: true,
    retryStrategy: () => null,
    maxRetriesPerRequest: 0,
    connectTimeout: 2_000,
    enableReadyCheck: false,
    disconnectTimeout: 50,
  });
  let lastError = '';
  client.on('error', (error) => (lastError = messageOf(error)));
  try {
    await client.connect();
    await client.ping();
    return null;
  } catch (error) {
    return lastError || messageOf(error);
  } finally {
    client.disconnect();
  }
}
