import { Module } from '@nestjs/common';
import { SmsMessagesModule } from '../messages/index.js';
import { SmsEstimateController } from './http/sms-estimate.controller.js';
import { EstimateSms } from './use-cases/estimate-sms.query.js';

/** What a text would cost before it is sent. */
@Module({
  imports: [SmsMessagesModule],
  controllers: [SmsEstimateController],
  providers: [EstimateSms],
})
export class SmsEstimateModule {}
