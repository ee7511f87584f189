import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { BillingModule } from '../../billing/index.js';
import { DedicatedIpsModule } from '../../dedicated-ips/index.js';
import { QuotaModule } from '../../quota/index.js';
import { SpoolModule } from '../../spool/index.js';
import { RefusalsModule } from '../refusals/index.js';
import { SendersModule } from '../senders/index.js';
import { SuppressionsModule } from '../suppressions/index.js';
import { TemplatesModule } from '../templates/index.js';
import { UploadsModule } from '../uploads/index.js';
import { StoreQueue } from './data/store-queue.js';
import { SubmissionController } from './http/submission.controller.js';
import { TemplateTestsController } from './http/template-tests.controller.js';
import { EstimatesController } from './http/estimates.controller.js';
import { CountDueMail } from './jobs/count-due-mail.js';
import { ReleasePacedMail } from './jobs/release-paced-mail.js';
import { AcceptBatch } from './use-cases/accept-batch.js';
import { AcceptJson } from './use-cases/accept-json.js';
import { FindReferences } from './use-cases/find-references.js';
import { AcceptMessages } from './use-cases/accept-messages.js';
import { AcceptRaw } from './use-cases/accept-raw.js';
import { AcceptSystemMail } from './use-cases/accept-system-mail.js';
import { EstimateSending } from './use-cases/estimate-sending.query.js';
import { KeptAnswers } from './use-cases/kept-answers.js';
import { SendTemplateTest } from './use-cases/send-template-test.js';
import { SendTestMail } from './use-cases/send-test-mail.js';
import { ChooseWays } from './use-cases/choose-ways.js';
import { LoadFacts } from './use-cases/load-facts.js';

@Module({
  imports: [
    RefusalsModule,
    AccountsModule,
    BillingModule,
    DedicatedIpsModule,
    QuotaModule,
    SpoolModule,
    SendersModule,
    SuppressionsModule,
    TemplatesModule,
    UploadsModule,
  ],
  controllers: [SubmissionController, EstimatesController, TemplateTestsController],
  providers: [
    StoreQueue,
    ChooseWays,
    LoadFacts,
    FindReferences,
    AcceptJson,
    SendTemplateTest,
    SendTestMail,
    KeptAnswers,
    AcceptMessages,
    AcceptBatch,
    AcceptRaw,
    AcceptSystemMail,
    CountDueMail,
    ReleasePacedMail,
    EstimateSending,
  ],
  exports: [
    AcceptMessages,
    AcceptRaw,
    AcceptSystemMail,
    ChooseWays,
    EstimateSending,
    KeptAnswers,
    LoadFacts,
    SendTestMail,
  ],
})
export class AcceptanceModule {}
