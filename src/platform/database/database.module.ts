import { type DynamicModule, Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Clock } from '../clock/clock.js';
import { Config } from '../config/config.js';
import { dataSourceOptions, type Entities } from './data-source.js';
import { HotPool } from './hot-pool.js';
import { APP_ROLE, WORKER_ROLE } from './secure-tables.js';
import { UnitOfWork } from './unit-of-work.js';

function connection(name: 'app' | 'worker', role: string, entities: Entities): DynamicModule {
  return TypeOrmModule.forRootAsync({
    name,
    inject: [Config],
    useFactory: (config: Config) => ({
      ...dataSourceOptions(config.facts.databaseUrl, entities, {
        role,
        poolSize: Math.max(2, Math.floor(config.values.DATABASE_POOL / 3)),
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
