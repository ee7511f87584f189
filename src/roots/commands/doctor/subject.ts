import type { ConfigValues } from '../../../platform/config/config.schema.js';
import { findEngines } from '../../../platform/engines/index.js';
import { stateDirOf } from '../../state-dir-of.js';

/** The installation that is looked at: what its environment says, and what of it runs. */
export interface Subject {
  values: ConfigValues;
  stateDir: string;
  /** Null: nothing is named, and no embedded one runs. */
  database: { url: string; embedded: boolean } | null;
  redis: { url: string; embedded: boolean; kind: 'redis' | 'js' } | null;
  /** Mail leaves the machine. */
  sends: boolean;
  /** Questions that go out into the world are asked only when they were asked for. */
  reach: string | null;
  clockUrl: string | null;
}

export function subjectOf(values: ConfigValues, asked: Pick<Subject, 'reach' | 'clockUrl'>): Subject {
  const onOwnServers = values.DATABASE_URL !== null && values.REDIS_URL !== null;
  const stateDir = stateDirOf(values);
  const found = onOwnServers ? { postgres: null, redis: null } : findEngines(stateDir);
  const databaseUrl = values.DATABASE_URL ?? found.postgres?.url;
  const redisUrl = values.REDIS_URL ?? found.redis?.url;
  return {
    values,
    stateDir,
    database: databaseUrl === undefined ? null : { url: databaseUrl, embedded: values.DATABASE_URL === null },
    redis:
      redisUrl === undefined
        ? null
        : { url: redisUrl, embedded: values.REDIS_URL === null, kind: found.redis?.kind ?? 'redis' },
    sends: values.DELIVERY_ROUTE !== 'inbox',
    ...asked,
  };
}
