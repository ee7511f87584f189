import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { BillingModule } from '../../billing/index.js';
import { CountryRulesModule } from '../country-rules/index.js';
import { CreditsModule } from '../credits/index.js';
import { RatesModule } from '../rates/index.js';
import { SmsRoutesModule } from '../routes/index.js';
import { SmsSettingsModule } from '../settings/index.js';
import { CancelSmsWhenAccountCloses } from './consumers/cancel-sms-when-account-closes.js';
import { HoldSmsWhenBlockChanges } from './consumers/hold-sms-when-block-changes.js';
import { ForgetTexts } from './data/forget-texts.js';
import { HeldSmsRepository } from './data/held-sms.repository.js';
import { SmsMessagesRepository } from './data/messages.repository.js';
import { SmsPartsRepository } from './data/parts.repository.js';
import { EarlyReceiptsRepository } from './data/receipts.repository.js';
import { SmsEventsRepository } from './data/sms-events.repository.js';
import { SmsQueueRepository } from './data/sms-queue.repository.js';
import { SmsEventsController } from './http/sms-events.controller.js';
import { SmsMessageLocator, SmsMessagesController } from './http/sms-messages.controller.js';
import { ForgetOldSms } from './jobs/forget-old-sms.js';
import { KeepSmsInLine } from './jobs/keep-sms-in-line.js';
import { SmsMessagesLeavingParts } from './leaving-parts.js';
import { SmsCampaigns } from './sms-campaigns.facade.js';
import { SmsOutcomes } from './sms-outcomes.facade.js';
import { SmsPersons } from './sms-persons.facade.js';
import { SmsEventFeed } from './sms-event-feed.js';
import { SmsEventLog } from './sms-event-log.js';
import { AcceptanceStores, AcceptSms } from './use-cases/accept-sms.js';
import { CancelSms } from './use-cases/cancel-sms.js';
import { ConfirmationTools, ConfirmKeyword, Speakers } from './use-cases/confirm-keyword.js';
import { JudgeRecipients } from './use-cases/judge-recipients.js';
import { KeepInLine } from './use-cases/keep-in-line.js';
import { MatchReceipts } from './use-cases/match-receipts.js';
import { MessageLives } from './use-cases/message-lives.js';
import { ReadSms } from './use-cases/read-sms.query.js';
import { ReleaseBlockedSms } from './use-cases/release-blocked-sms.js';
import { RoundStores, SettleRound } from './use-cases/settle-round.js';

@Module({
  imports: [
    AccountsModule,
    BillingModule,
    CountryRulesModule,
    CreditsModule,
    RatesModule,
    SmsRoutesModule,
    SmsSettingsModule,
  ],
  controllers: [SmsMessagesController, SmsEventsController],
  providers: [
    SmsMessagesRepository,
    SmsQueueRepository,
    HeldSmsRepository,
    SmsPartsRepository,
    SmsEventsRepository,
    EarlyReceiptsRepository,
    ForgetTexts,
    MessageLives,
    JudgeRecipients,
    AcceptanceStores,
    AcceptSms,
    Speakers,
    ConfirmationTools,
    ConfirmKeyword,
    CancelSms,
    ReadSms,
    RoundStores,
    SettleRound,
    MatchReceipts,
    KeepInLine,
    KeepSmsInLine,
    ForgetOldSms,
    ReleaseBlockedSms,
    HoldSmsWhenBlockChanges,
    CancelSmsWhenAccountCloses,
    SmsCampaigns,
    SmsOutcomes,
    SmsPersons,
    SmsEventLog,
    SmsEventFeed,
    SmsMessageLocator,
    SmsMessagesLeavingParts,
  ],
  exports: [
    ConfirmKeyword,
    SmsCampaigns,
    SmsOutcomes,
    SmsPersons,
    SmsEventLog,
    SmsEventFeed,
    JudgeRecipients,
    SettleRound,
    MatchReceipts,
    KeepInLine,
    SmsQueueRepository,
    SmsMessagesRepository,
  ],
})
export class SmsMessagesModule {}
