import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Config } from '../platform/config/config.js';
import type { ConfigValues } from '../platform/config/config.schema.js';
import { localSecretsKey } from '../platform/config/local-secrets.js';
import { migrate } from '../platform/database/migrate.js';
import { startEngines, type Engines, type EnginesOptions } from '../platform/engines/index.js';
import { beginBusinessTimeAt } from '../platform/schedule/begin-business-time.js';
import { stateDirOf } from './state-dir-of.js';

/** What it runs is there only once: its run says that the database is a new one. */
const FIRST_MIGRATION = 'Platform1790000000000';

export interface Prepared {
  config: Config;
  engines: Engines;
}

/** Everything before Nest: servers started or found, database brought up to date, secrets at hand. */
export async function prepare(values: ConfigValues, say: (line: string) => void): Promise<Prepared> {
  const engines = await startEngines(enginesOptionsOf(values, say));
  try {
    const migrated = await migrate(engines.databaseUrl);
    if (migrated.length > 0) say(`database: ${migrated.length} migrations run`);
    if (values.TEST_CLOCK_START !== null && migrated.includes(FIRST_MIGRATION))
      await beginBusinessTimeAt(engines.databaseUrl, values.TEST_CLOCK_START);
    return { config: configOn(values, engines), engines };
  } catch (error) {
    await engines.stop();
    throw error;
  }
}

export function enginesOptionsOf(values: ConfigValues, say: (line: string) => void): EnginesOptions {
  return {
    databaseUrl: values.DATABASE_URL ?? undefined,
    redisUrl: values.REDIS_URL ?? undefined,
    stateDir: values.POSTHORN_STATE_DIR ?? undefined,
    redis: values.POSTHORN_REDIS as 'auto',
    allowApt: values.POSTHORN_NO_APT !== true,
    searchPath: values.PATH,
    say,
  };
}

/** The settings together with what runs. */
export function configOn(values: ConfigValues, engines: Engines): Config {
  const stateDir = engines.stateDir ?? stateDirOf(values);
  mkdirSync(stateDir, { recursive: true, mode: 0o711 });
  return new Config(values, {
    embedded: values.DATABASE_URL === null,
    databaseUrl: engines.databaseUrl,
    redisUrl: engines.redisUrl,
    redisKind: engines.redisKind === 'js' ? 'js' : 'redis',
    stateDir,
    secretsKey: values.SECRETS_KEY ?? localSecretsKey(stateDir),
    tlsCertFile: values.TLS_CERT_FILE ?? join(stateDir, 'tls', 'cert.pem'),
    tlsKeyFile: values.TLS_KEY_FILE ?? join(stateDir, 'tls', 'key.pem'),
  });
}
