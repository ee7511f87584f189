import { type DynamicModule, Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Clock } from '../clock/clock.js';
import { Config } from '../config/config.js';
import { dataSourceOptions, type Entities } from './data-source.js';
import { HotPool } from './hot-pool.js';
import { APP_ROLE, WORKER_ROLE } from './secure-tables.js';
import { UnitOfWork } from './unit-of-work.js';

/** Connections of one process as one role. */
export function poolSizeOf(config: Config): number {
  return Math.max(3, Math.floor(config.values.DATABASE_POOL / 3));
}

function connection(name: 'app' | 'worker', role: string, entities: Entities): DynamicModule {
  return TypeOrmModule.forRootAsync({
    name,
    inject: [Config],
    useFactory: (config: Config) => ({
      ...dataSourceOptions(config.facts.databaseUrl, entities, {
        role,
        poolSize: poolSizeOf(config),
        applicationName: `posthorn-${name}`,
      }),
      retryAttempts: 0,
    }),
  });
}

@Global()
@Module({})
export class DatabaseModule {
  static with(entities: Entities): DynamicModule {
    return {
      module: DatabaseModule,
      imports: [connection('app', APP_ROLE, entities), connection('worker', WORKER_ROLE, entities)],
      providers: [Clock, UnitOfWork, HotPool],
      exports: [Clock, UnitOfWork, HotPool],
    };
  }
}
