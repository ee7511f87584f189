import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { BillingModule } from '../../billing/index.js';
import { MailIntakeModule } from '../../mail-intake/index.js';
import { TicketsModule } from '../tickets/index.js';
import { TakeMailWhenItIsReceived } from './consumers/take-mail-when-it-is-received.js';
import { FindSender } from './use-cases/find-sender.js';
import { TakeMail } from './use-cases/take-mail.js';

/** Mail to the support address. */
@Module({
  imports: [AccountsModule, BillingModule, MailIntakeModule, TicketsModule],
  providers: [FindSender, TakeMail, TakeMailWhenItIsReceived],
})
export class ByMailModule {}
