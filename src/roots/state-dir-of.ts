import { join, resolve } from 'node:path';
import type { ConfigValues } from '../platform/config/config.schema.js';
import { repositoryRoot, stateDirectory } from '../platform/engines/index.js';

type Settings = Pick<ConfigValues, 'DATABASE_URL' | 'REDIS_URL' | 'POSTHORN_STATE_DIR'>;

/** Where keys and certificates lie, and the embedded servers when there are any. */
export function stateDirOf({ DATABASE_URL, REDIS_URL, POSTHORN_STATE_DIR: given }: Settings): string {
  const onOwnServers = DATABASE_URL !== null && REDIS_URL !== null;
  return onOwnServers ? resolve(given ?? join(repositoryRoot(), '.posthorn')) : stateDirectory(given);
}
