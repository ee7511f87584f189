import { Module } from '@nestjs/common';
import { AudienceModule } from '../../audience/index.js';
import { SendingModule } from '../../sending/index.js';
import { SmsModule } from '../../sms/index.js';
import { SpoolModule } from '../../spool/index.js';
import { GrantSmsConsentWhenNumberOptsIn } from './consumers/grant-sms-consent-when-number-opts-in.js';
import { WithdrawSmsConsentWhenNumberOptsOut } from './consumers/withdraw-sms-consent-when-number-opts-out.js';
import { WriteAgainWhenSubscriptionIsConfirmed } from './consumers/write-again-when-subscription-is-confirmed.js';
import { FollowSmsConsent } from './use-cases/follow-sms-consent.js';
import { ForgetPersonInTexts } from './forget-person-in-texts.js';
import { ForgetPersonInMail } from './forget-person-in-mail.js';
import { ListsAsSubjects } from './lists-as-subjects.js';

/** What recipients decide about the lists of an account, and what follows for mail to them. */
@Module({
  imports: [AudienceModule, SendingModule, SmsModule, SpoolModule],
  providers: [
    ListsAsSubjects,
    ForgetPersonInMail,
    ForgetPersonInTexts,
    WriteAgainWhenSubscriptionIsConfirmed,
    FollowSmsConsent,
    WithdrawSmsConsentWhenNumberOptsOut,
    GrantSmsConsentWhenNumberOptsIn,
  ],
})
export class PreferencesModule {}
