import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
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
import { SmsMessageLocator, SmsMessagesController } from './http/sms-messages.controller.js';
import { ForgetOldSms } from './jobs/forget-old-sms.js';
import { KeepSmsInLine } from './jobs/keep-sms-in-line.js';
import { SmsMessagesLeavingParts } from './leaving-parts.js';
import { SmsCampaigns } from './sms-campaigns.facade.js';
import { SmsEventLog } from './sms-event-log.js';
import { AcceptanceStores, AcceptSms } from './use-cases/accept-sms.js';
import { CancelSms } from './use-cases/cancel-sms.js';
import { JudgeRecipients } from './use-cases/judge-recipients.js';
import { KeepInLine } from './use-cases/keep-in-line.js';
import { MatchReceipts } from './use-cases/match-receipts.js';
import { MessageLives } from './use-cases/message-lives.js';
import { ReadSms } from './use-cases/read-sms.query.js';
import { ReleaseBlockedSms } from './use-cases/release-blocked-sms.js';
import { RoundStores, SettleRound } from './use-cases/settle-round.js';

@Module({
  imports: [AccountsModule, CountryRulesModule, CreditsModule, RatesModule, SmsRoutesModule, SmsSettingsModule],
  controllers: [SmsMessagesController],
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
    SmsEventLog,
    SmsMessageLocator,
    SmsMessagesLeavingParts,
  ],
  exports: [
    SmsCampaigns,
    SmsEventLog,
    JudgeRecipients,
    SettleRound,
    MatchReceipts,
    KeepInLine,
    SmsQueueRepository,
    SmsMessagesRepository,
  ],
})
export class SmsMessagesModule {}
