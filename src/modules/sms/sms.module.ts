import { Module } from '@nestjs/common';
import { CreditsModule } from './credits/index.js';
import { PacksModule } from './packs/index.js';
import { RatesModule } from './rates/index.js';

@Module({
  imports: [RatesModule, PacksModule, CreditsModule],
  exports: [RatesModule, PacksModule, CreditsModule],
})
export class SmsModule {}
