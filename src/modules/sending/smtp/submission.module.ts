import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { AcceptanceModule } from '../acceptance/index.js';
import { RefusalsModule } from '../refusals/index.js';
import { SendersModule } from '../senders/index.js';
import { AcceptSmtpMessage } from './accept-smtp-message.js';
import { SubmissionPort } from './submission-port.js';

@Module({
  imports: [AccountsModule, AcceptanceModule, SendersModule, RefusalsModule],
  providers: [AcceptSmtpMessage, SubmissionPort],
})
export class SubmissionModule {}
