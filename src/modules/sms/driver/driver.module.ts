import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { SmsInboundModule } from '../inbound/index.js';
import { SmsMessagesModule } from '../messages/index.js';
import { SmsRoutesModule } from '../routes/index.js';
import { Carriers } from './adapters/carriers.js';
import { RunSmsRoutes } from './jobs/run-sms-routes.js';
import { MessageTools, RunnerTools } from './jobs/runner-tools.js';

/** Nobody calls it: it takes what waits to where it is to go. */
@Module({
  imports: [AccountsModule, SmsMessagesModule, SmsRoutesModule, SmsInboundModule],
  providers: [Carriers, MessageTools, RunnerTools, RunSmsRoutes],
})
export class SmsDriverModule {}
