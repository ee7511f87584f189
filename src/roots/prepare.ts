import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Config } from '../platform/config/config.js';
import type { ConfigValues } from '../platform/config/config.schema.js';
import { localSecretsKey } from '../platform/config/local-secrets.js';
import { migrate } from '../platform/database/migrate.js';
import { startEngines, type Engines } from '../platform/engines/index.js';
import { beginBusinessTimeAt } from '../platform/schedule/begin-business-time.js';

/** What it runs is there only once: its run says that the database is a new one. */
const FIRST_MIGRATION = 'Platform1790000000000';

export interface Prepared {
  config: Config;
  engines: Engines;
}

/** Everything before Nest: servers started or found, database brought up to date, secrets at hand. */
export async function prepare(values: ConfigValues, say: (line: string) => void): Promise<Prepared> {
  const engines = await startEngines({
    databaseUrl: values.DATABASE_URL ?? undefined,
    redisUrl: values.REDIS_URL ?? undefined,
    stateDir: values.POSTHORN_STATE_DIR ?? undefined,
    redis: values.POSTHORN_REDIS as 'auto',
    allowApt: values.POSTHORN_NO_APT !== true,
    searchPath: values.PATH,
    say,
  });
  try {
    const migrated = await migrate(engines.databaseUrl);
    if (migrated.length > 0) say(`database: ${migrated.length} migrations run`);
    if (values.TEST_CLOCK_START !== null && migrated.includes(FIRST_MIGRATION))
      await beginBusinessTimeAt(engines.databaseUrl, values.TEST_CLOCK_START);
    return { config: configOf(values, engines), engines };
  } catch (error) {
    await engines.stop();
    throw error;
  }
}

function configOf(values: ConfigValues, engines: Engines): Config {
  const stateDir = engines.stateDir ?? resolve(values.POSTHORN_STATE_DIR ?? join(repositoryRoot(), '.posthorn'));
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

function repositoryRoot(): string {
  let directory = import.meta.dirname;
  while (!existsSync(join(directory, 'package.json')) && directory !== dirname(directory))
    directory = dirname(directory);
  return directory;
}
