import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { BillingModule } from '../../billing/index.js';
import { QuotaModule } from '../../quota/index.js';
import { SpoolModule } from '../../spool/index.js';
import { SendersModule } from '../senders/index.js';
import { TemplatesModule } from '../templates/index.js';
import { BulkMail } from './bulk-mail.js';
import { BulksRepository } from './data/bulks.repository.js';
import { LetDueBulksGo } from './jobs/let-due-bulks-go.js';
import { SettleSteeredBulks } from './jobs/settle-steered-bulks.js';
import { AcceptPage } from './use-cases/accept-page.js';
import { BulkFacts } from './use-cases/bulk-facts.js';
import { PrepareBulk } from './use-cases/prepare-bulk.js';
import { SteerBulks } from './use-cases/steer-bulks.js';

@Module({
  imports: [AccountsModule, BillingModule, QuotaModule, SpoolModule, SendersModule, TemplatesModule],
  providers: [
    BulksRepository,
    BulkFacts,
    PrepareBulk,
    AcceptPage,
    SteerBulks,
    BulkMail,
    SettleSteeredBulks,
    LetDueBulksGo,
  ],
  exports: [BulkMail],
})
export class BulkMailModule {}
