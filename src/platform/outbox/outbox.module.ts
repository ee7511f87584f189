import { Global, Module } from '@nestjs/common';
import { Consumers } from './consumers.js';
import { DepartedAccounts } from './departed-accounts.js';
import { EventHandling } from './event-handling.js';
import { MeasureOutbox } from './measure-outbox.js';
import { Outbox } from './outbox.js';
import { OutboxRelay } from './relay.js';

@Global()
@Module({
  providers: [Outbox, Consumers, DepartedAccounts, EventHandling, OutboxRelay, MeasureOutbox],
  exports: [Outbox, Consumers, DepartedAccounts, EventHandling, OutboxRelay],
})
export class OutboxModule {}
