import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { SendingModule } from '../../sending/index.js';
import { SmsModule } from '../../sms/index.js';
import { AuthoringModule } from '../authoring/index.js';
import { CountingModule } from '../counting/index.js';
import { RecipientsController } from './http/recipients.controller.js';
import { ReportsController } from './http/reports.controller.js';
import { ReadRecipients } from './use-cases/read-recipients.query.js';
import { ReadReport } from './use-cases/read-report.query.js';

/** What became of campaigns. */
@Module({
  imports: [AccountsModule, SendingModule, SmsModule, AuthoringModule, CountingModule],
  controllers: [ReportsController, RecipientsController],
  providers: [ReadReport, ReadRecipients],
})
export class ReportsModule {}
