import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { BillingModule } from '../../billing/index.js';
import { SendingModule } from '../../sending/index.js';
import { SmsModule } from '../../sms/index.js';
import { AlertsModule } from '../alerts/index.js';
import { ViolationsModule } from '../violations/index.js';
import { LetBackInWhenAccountIsReopened } from './consumers/let-back-in-when-account-is-reopened.js';
import { BarredIdentitiesRepository } from './data/barred-identities.repository.js';
import { SpamClosuresRepository } from './data/spam-closures.repository.js';
import { AdminClosuresController } from './http/admin-closures.controller.js';
import { ClosureConsequences, DecideClosure } from './use-cases/decide-closure.js';
import { KeepOutWhoWasClosed } from './use-cases/keep-out-who-was-closed.js';
import { ReadClosures } from './use-cases/read-closures.query.js';
import { RequestClosure } from './use-cases/request-closure.js';
import { TakeWhatRemains } from './use-cases/take-what-remains.js';

/** Accounts that two people close for spam. */
@Module({
  imports: [AccountsModule, BillingModule, SendingModule, SmsModule, AlertsModule, ViolationsModule],
  controllers: [AdminClosuresController],
  providers: [
    SpamClosuresRepository,
    BarredIdentitiesRepository,
    RequestClosure,
    TakeWhatRemains,
    ClosureConsequences,
    DecideClosure,
    ReadClosures,
    KeepOutWhoWasClosed,
    LetBackInWhenAccountIsReopened,
  ],
  exports: [ReadClosures],
})
export class ClosuresModule {}
