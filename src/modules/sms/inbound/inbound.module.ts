import { Module } from '@nestjs/common';
import { SmsMessagesModule } from '../messages/index.js';
import { SmsRoutesModule } from '../routes/index.js';
import { SmsSettingsModule } from '../settings/index.js';
import { SmsInboundRepository } from './data/inbound.repository.js';
import { SmsHooksController } from './http/sms-hooks.controller.js';
import { SmsInboundController } from './http/sms-inbound.controller.js';
import { ForgetInbound } from './jobs/forget-inbound.js';
import { AnswerKeyword } from './use-cases/answer-keyword.js';
import { ReadInbound } from './use-cases/read-inbound.query.js';
import { ReceiveRouteNews } from './use-cases/receive-route-news.js';
import { TakeInbound } from './use-cases/take-inbound.js';

@Module({
  imports: [SmsMessagesModule, SmsRoutesModule, SmsSettingsModule],
  controllers: [SmsInboundController, SmsHooksController],
  providers: [SmsInboundRepository, AnswerKeyword, TakeInbound, ReadInbound, ReceiveRouteNews, ForgetInbound],
  exports: [TakeInbound],
})
export class SmsInboundModule {}
