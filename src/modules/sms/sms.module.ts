import { Module } from '@nestjs/common';
import { CreditsModule } from './credits/index.js';
import { SmsDriverModule } from './driver/index.js';
import { SmsEstimateModule } from './estimate/index.js';
import { SmsMessagesModule } from './messages/index.js';
import { PacksModule } from './packs/index.js';
import { RatesModule } from './rates/index.js';

@Module({
  imports: [RatesModule, PacksModule, CreditsModule, SmsMessagesModule, SmsEstimateModule, SmsDriverModule],
  exports: [RatesModule, PacksModule, CreditsModule, SmsMessagesModule],
})
export class SmsModule {}
