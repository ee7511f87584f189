import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { BillingModule } from '../../billing/index.js';
import { CreditsModule } from '../credits/index.js';
import { SmsCountersRepository } from './data/counters.repository.js';
import { SmsSendersRepository } from './data/senders.repository.js';
import { SmsSettingsRepository } from './data/settings.repository.js';
import { SmsStopsRepository } from './data/stops.repository.js';
import { AdminSmsSendersController, SmsSenderLocator } from './http/admin-sms-senders.controller.js';
import { SmsSendersController } from './http/sms-senders.controller.js';
import { SmsSettingsController, SmsSettingsLocator } from './http/sms-settings.controller.js';
import { SmsStopListController } from './http/sms-stoplist.controller.js';
import { ForgetSmsCounters } from './jobs/forget-sms-counters.js';
import { ChangeSmsSettings } from './use-cases/change-sms-settings.js';
import { ChangeStopList } from './use-cases/change-stop-list.js';
import { ManageSmsSenders } from './use-cases/manage-sms-senders.js';
import { ReadSmsLimits } from './use-cases/sms-limits.js';

@Module({
  imports: [AccountsModule, BillingModule, CreditsModule],
  controllers: [SmsSettingsController, SmsSendersController, AdminSmsSendersController, SmsStopListController],
  providers: [
    SmsSettingsRepository,
    SmsSendersRepository,
    SmsStopsRepository,
    SmsCountersRepository,
    ReadSmsLimits,
    ChangeSmsSettings,
    ManageSmsSenders,
    ChangeStopList,
    ForgetSmsCounters,
    SmsSettingsLocator,
    SmsSenderLocator,
  ],
  exports: [ReadSmsLimits, SmsSendersRepository, SmsStopsRepository, ChangeStopList],
})
export class SmsSettingsModule {}
