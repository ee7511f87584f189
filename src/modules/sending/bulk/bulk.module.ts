import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { BillingModule } from '../../billing/index.js';
import { QuotaModule } from '../../quota/index.js';
import { SpoolModule } from '../../spool/index.js';
import { MailIntakeModule } from '../../mail-intake/index.js';
import { AcceptanceModule } from '../acceptance/index.js';
import { SendersModule } from '../senders/index.js';
import { TemplatesModule } from '../templates/index.js';
import { TrackingModule } from '../tracking/index.js';
import { BulkMail } from './bulk-mail.js';
import { BulkParts } from './bulk-parts.js';
import { BulksRepository } from './data/bulks.repository.js';
import { ForgetBulkContents } from './jobs/forget-bulk-contents.js';
import { LetDueBulksGo } from './jobs/let-due-bulks-go.js';
import { ReleaseStoppedBulks } from './jobs/release-stopped-bulks.js';
import { SettleSteeredBulks } from './jobs/settle-steered-bulks.js';
import { AcceptPage } from './use-cases/accept-page.js';
import { BulkFacts } from './use-cases/bulk-facts.js';
import { ForgetCopies } from './use-cases/forget-copies.js';
import { NameLinks } from './use-cases/name-links.js';
import { PrepareBulk } from './use-cases/prepare-bulk.js';
import { SteerBulks } from './use-cases/steer-bulks.js';
import { WriteCopies } from './use-cases/write-copies.js';

@Module({
  imports: [
    AcceptanceModule,
    AccountsModule,
    BillingModule,
    MailIntakeModule,
    QuotaModule,
    SpoolModule,
    SendersModule,
    TemplatesModule,
    TrackingModule,
  ],
  providers: [
    BulkParts,
    BulksRepository,
    BulkFacts,
    PrepareBulk,
    AcceptPage,
    SteerBulks,
    WriteCopies,
    ForgetCopies,
    NameLinks,
    BulkMail,
    ForgetBulkContents,
    SettleSteeredBulks,
    LetDueBulksGo,
    ReleaseStoppedBulks,
  ],
  exports: [BulkMail, WriteCopies],
})
export class BulkMailModule {}
