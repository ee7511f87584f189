import { type DynamicModule, Module } from '@nestjs/common';
import type { Config } from '../platform/config/config.js';
import { ConfigModule } from '../platform/config/config.module.js';
import { CryptoModule } from '../platform/crypto/crypto.module.js';
import { DatabaseModule } from '../platform/database/database.module.js';
import { OutboxModule } from '../platform/outbox/outbox.module.js';
import { QueueModule } from '../platform/queue/queue.module.js';
import { ScheduleModule } from '../platform/schedule/schedule.module.js';
import { entities } from './entities.js';
import { FEATURE_MODULES, PLATFORM_MODULES } from './modules.js';

/**
 * The whole product. Every process composes the same modules; ROLES decides what starts in it (HTTP, SMTP ports, workers,
 * scheduler), so that a module never behaves differently for being deployed elsewhere.
 */
@Module({})
export class AppRoot {
  static with(config: Config): DynamicModule {
    return {
      module: AppRoot,
      imports: [
        ConfigModule.with(config),
        DatabaseModule.with(entities),
        CryptoModule,
        QueueModule,
        OutboxModule,
        ScheduleModule,
        ...PLATFORM_MODULES,
        ...FEATURE_MODULES,
      ],
    };
  }
}
