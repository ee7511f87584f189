import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { EventBell } from './adapters/event-bell.js';
import { StreamTokensRepository } from './data/stream-tokens.repository.js';
import { SupportEventsRepository } from './data/support-events.repository.js';
import { OpenStream } from './http/open-stream.js';
import { StaffStreamController } from './http/staff-stream.controller.js';
import { StreamController } from './http/stream.controller.js';
import { Listeners } from './use-cases/listeners.js';
import { LiveHub } from './use-cases/live-hub.js';
import { LiveSupport } from './use-cases/live-support.js';
import { PurgeSupportEvents } from './use-cases/purge-support-events.js';
import { StreamTokens } from './use-cases/stream-tokens.js';

/** What happens in support, told while it happens. */
@Module({
  imports: [AccountsModule],
  controllers: [StreamController, StaffStreamController],
  providers: [
    SupportEventsRepository,
    StreamTokensRepository,
    EventBell,
    Listeners,
    LiveHub,
    LiveSupport,
    StreamTokens,
    OpenStream,
    PurgeSupportEvents,
  ],
  exports: [LiveSupport],
})
export class LiveModule {}
