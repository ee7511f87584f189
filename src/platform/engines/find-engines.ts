import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { runningPostgres } from './postgres.js';
import { runningRedis, type RedisKind } from './redis.js';
import { repositoryRoot } from './start-engines.js';
import { defaultStateDir, type StateDir } from './state-dir.js';

interface FoundEngines {
  postgres: { url: string; superuserUrl: string } | null;
  redis: { url: string; kind: RedisKind } | null;
}

/** Where the embedded engines keep everything; `given` is POSTHORN_STATE_DIR. */
export function stateDirectory(given: string | null): string {
  return resolve(given ?? defaultStateDir(repositoryRoot()));
}

/** What runs in a state directory; starts, adopts and makes nothing. */
export function findEngines(stateDir: string): FoundEngines {
  const state: StateDir = { path: stateDir, user: null };
  if (!existsSync(stateDir)) return { postgres: null, redis: null };
  return { postgres: runningPostgres(state), redis: runningRedis(state) };
}
