import { type INestApplicationContext, Module, type DynamicModule, type Provider } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DataSource, type QueryRunner } from 'typeorm';
import type { Config } from '../../../src/platform/config/config.js';
import { ConfigModule } from '../../../src/platform/config/config.module.js';
import { CryptoModule } from '../../../src/platform/crypto/crypto.module.js';
import { DatabaseModule } from '../../../src/platform/database/database.module.js';
import { ownerDataSourceOptions } from '../../../src/platform/database/data-source.js';
import { ObservabilityModule } from '../../../src/platform/observability/observability.module.js';
import { OutboxModule } from '../../../src/platform/outbox/outbox.module.js';
import { QueueModule } from '../../../src/platform/queue/queue.module.js';
import { ScheduleModule } from '../../../src/platform/schedule/schedule.module.js';
import { testConfig } from '../../support/test-config.js';

@Module({})
export class PlatformOnly {
  static with(config: Config, providers: Provider[]): DynamicModule {
    return {
      module: PlatformOnly,
      imports: [
        ConfigModule.with(config),
        DatabaseModule.with([]),
        CryptoModule,
        ObservabilityModule,
        QueueModule,
        OutboxModule,
        ScheduleModule,
      ],
      providers,
    };
  }
}

export interface OpenPlatform {
  app: INestApplicationContext;
  config: Config;
  close(): Promise<void>;
}

/** The platform without any feature, on a database of its own; `prepare` runs as the owner, for tables of the test. */
export async function openPlatform(
  prepare: (owner: QueryRunner) => Promise<void> = () => Promise.resolve(),
  options: { environment?: Record<string, string>; providers?: Provider[] } = {},
): Promise<OpenPlatform> {
  const { config, database } = await testConfig(options.environment);
  const owner = await new DataSource(ownerDataSourceOptions(config.facts.databaseUrl)).initialize();
  await prepare(owner.createQueryRunner());
  await owner.destroy();
  const app = await NestFactory.createApplicationContext(PlatformOnly.with(config, options.providers ?? []), {
    logger: false,
  });
  const close = async (): Promise<void> => {
    await app.close();
    await database.drop();
  };
  return { app, config, close };
}
