import { Module } from '@nestjs/common';
import { AudienceModule } from '../../audience/index.js';
import { SendingModule } from '../../sending/index.js';
import { SpoolModule } from '../../spool/index.js';
import { WriteAgainWhenSubscriptionIsConfirmed } from './consumers/write-again-when-subscription-is-confirmed.js';
import { ForgetPersonInMail } from './forget-person-in-mail.js';
import { ListsAsSubjects } from './lists-as-subjects.js';

/** What recipients decide about the lists of an account, and what follows for mail to them. */
@Module({
  imports: [AudienceModule, SendingModule, SpoolModule],
  providers: [ListsAsSubjects, ForgetPersonInMail, WriteAgainWhenSubscriptionIsConfirmed],
})
export class PreferencesModule {}
