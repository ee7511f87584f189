import { Global, Module } from '@nestjs/common';
import { Consumers } from './consumers.js';
import { EventHandling } from './event-handling.js';
import { Outbox } from './outbox.js';
import { OutboxRelay } from './relay.js';

@Global()
@Module({
  providers: [Outbox, Consumers, EventHandling, OutboxRelay],
  exports: [Outbox, Consumers, EventHandling, OutboxRelay],
})
export class OutboxModule {}
