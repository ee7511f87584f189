import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { SpoolModule } from '../../spool/index.js';
import { BulkMailModule } from '../bulk/index.js';
import { EventsController } from './http/events.controller.js';
import { MessageLocator } from './http/message.locator.js';
import { MessagesController } from './http/messages.controller.js';
import { CancelMessage } from './use-cases/cancel-message.js';
import { ExplainWaiting } from './use-cases/explain-waiting.query.js';
import { ReadContent } from './use-cases/read-content.query.js';

@Module({
  imports: [AccountsModule, BulkMailModule, SpoolModule],
  controllers: [MessagesController, EventsController],
  providers: [MessageLocator, CancelMessage, ReadContent, ExplainWaiting],
})
export class MessagesModule {}
