import { Module } from '@nestjs/common';
import { SupportEventsRepository } from './data/support-events.repository.js';
import { LiveSupport } from './use-cases/live-support.js';

/** What happens in support, told while it happens. */
@Module({
  providers: [SupportEventsRepository, LiveSupport],
  exports: [LiveSupport],
})
export class LiveModule {}
