import { type DynamicModule, type INestApplicationContext, Module, type Type } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import type { Config } from '../../../src/platform/config/config.js';
import { ConfigModule } from '../../../src/platform/config/config.module.js';
import { CryptoModule } from '../../../src/platform/crypto/crypto.module.js';
import { DatabaseModule } from '../../../src/platform/database/database.module.js';
import { ObservabilityModule } from '../../../src/platform/observability/observability.module.js';
import { OutboxModule } from '../../../src/platform/outbox/outbox.module.js';
import { QueueModule } from '../../../src/platform/queue/queue.module.js';
import { ScheduleModule } from '../../../src/platform/schedule/schedule.module.js';
import { SmtpServerModule } from '../../../src/platform/smtp-server/smtp-server.module.js';
import { type OpenPort, SmtpPorts } from '../../../src/platform/smtp-server/smtp-ports.js';
import { testConfig } from '../../support/test-config.js';

@Module({})
class PortsOnly {
  static with(config: Config, features: Type[]): DynamicModule {
    const platform = [
      DatabaseModule.with([]),
      CryptoModule,
      QueueModule,
      OutboxModule,
      ScheduleModule,
      ObservabilityModule,
    ];
    return { module: PortsOnly, imports: [ConfigModule.with(config), ...platform, SmtpServerModule, ...features] };
  }
}

export interface OpenPorts {
  app: INestApplicationContext;
  config: Config;
  /** The port that this variable opened. */
  port(variable: OpenPort['variable']): number;
  close(): Promise<void>;
}

/** The SMTP ports with only these modules behind them, on a database of their own. */
export async function openPorts(features: Type[], environment: Record<string, string> = {}): Promise<OpenPorts> {
  const { config, database } = await testConfig(environment);
  const app = await Test.createTestingModule({ imports: [PortsOnly.with(config, features)] }).compile();
  const close = async (): Promise<void> => {
    await app.close();
    await database.drop();
  };
  app.useLogger(false);
  try {
    await app.init();
  } catch (error) {
    await close();
    throw error;
  }
  return { app, config, port: (variable) => portOf(app, variable), close };
}

export function portOf(app: INestApplicationContext, variable: OpenPort['variable']): number {
  const found = app.get(SmtpPorts).openPorts.find((open) => open.variable === variable);
  if (!found) throw new Error(`${variable} opened no port`);
  return found.boundPort;
}
