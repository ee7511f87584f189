import './pg-types.js';
import { join } from 'node:path';
import type { DataSourceOptions, MixedList, EntitySchema } from 'typeorm';

export type Entities = MixedList<Function | EntitySchema>;

/** Connection settings of one database role; statements that hang end themselves. */
export function dataSourceOptions(
  url: string,
  entities: Entities,
  options: { role?: string; poolSize: number; applicationName: string },
): DataSourceOptions {
  const role = options.role ? ` -c role=${options.role}` : '';
  return {
    type: 'postgres',
    url,
    entities,
    synchronize: false,
    migrationsRun: false,
    logging: false,
    poolSize: options.poolSize,
    applicationName: options.applicationName,
    extra: { options: `-c timezone=UTC -c jit=off -c statement_timeout=30000${role}`, connectionTimeoutMillis: 10_000 },
  };
}

/** The owner's connection, for migrations and the drift check only. */
export function ownerDataSourceOptions(url: string, entities: Entities = []): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    entities,
    migrations: [join(import.meta.dirname, '../../../migrations/*.js')],
    migrationsTableName: 'schema_migrations',
    migrationsTransactionMode: 'each',
    applicationName: 'posthorn-migrate',
    poolSize: 2,
    logging: false,
    extra: { options: '-c timezone=UTC -c lock_timeout=2000' },
  };
}
