import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/index.js';
import { BillingModule } from '../billing/index.js';
import { DedicatedIpsModule } from '../dedicated-ips/index.js';
import { SpoolModule } from '../spool/index.js';
import { AcceptanceModule } from './acceptance/index.js';
import { AddressValidationModule } from './address-validation/index.js';
import { BulkMailModule } from './bulk/index.js';
import { ComplaintsModule } from './complaints/index.js';
import { BulkGate } from './bulk-gate.js';
import { MessageContentsPart } from './leaving/message-contents.part.js';
import { ReaderTraces } from './leaving/reader-traces.js';
import { SendingParts } from './leaving/sending-parts.js';
import { SystemMailsPart } from './leaving/system-mails.part.js';
import { MessagesModule } from './messages/index.js';
import { CancelWaitingMailWhenAccountCloses } from './outgoing/cancel-waiting-mail-when-account-closes.js';
import { DeleteOldContent } from './outgoing/delete-old-content.js';
import { RecheckBeforeDial } from './outgoing/recheck-before-dial.js';
import { ReleaseBlockedMail } from './outgoing/release-blocked-mail.js';
import { ReleasePausedMail } from './outgoing/release-paused-mail.js';
import { CountHeldMailAnewWhenPlanChanges } from './outgoing/count-held-mail-anew-when-plan-changes.js';
import { CountHeldMailAnewWhenSubscriptionIsGranted } from './outgoing/count-held-mail-anew-when-subscription-is-granted.js';
import { CountHeldMailAnewWhenSubscriptionIsRenewed } from './outgoing/count-held-mail-anew-when-subscription-is-renewed.js';
import { CountHeldMailAnewWhenSubscriptionOpens } from './outgoing/count-held-mail-anew-when-subscription-opens.js';
import { CountUnsubscribedMailAnew } from './outgoing/count-unsubscribed-mail-anew.js';
import { ReleaseHeldMailWhenBlockChanges } from './outgoing/release-held-mail-when-block-changes.js';
import { RenderForDelivery } from './outgoing/render-for-delivery.js';
import { TellWhereMailLeaves } from './outgoing/tell-where-mail-leaves.js';
import { RefusalsModule } from './refusals/index.js';
import { SendersModule } from './senders/index.js';
import { ListHygiene, SendingFacade } from './sending.facade.js';
import { SubmissionModule } from './smtp/index.js';
import { StatsModule } from './stats/index.js';
import { SuppressionsModule } from './suppressions/index.js';
import { TemplatesModule } from './templates/index.js';
import { UploadsModule } from './uploads/index.js';
import { TrackingModule } from './tracking/index.js';

@Module({
  imports: [
    AccountsModule,
    BillingModule,
    DedicatedIpsModule,
    SpoolModule,
    AcceptanceModule,
    AddressValidationModule,
    BulkMailModule,
    ComplaintsModule,
    MessagesModule,
    RefusalsModule,
    SendersModule,
    StatsModule,
    SubmissionModule,
    SuppressionsModule,
    TemplatesModule,
    UploadsModule,
    TrackingModule,
  ],
  providers: [
    RenderForDelivery,
    TellWhereMailLeaves,
    RecheckBeforeDial,
    ReleaseBlockedMail,
    ReleasePausedMail,
    ReleaseHeldMailWhenBlockChanges,
    CountUnsubscribedMailAnew,
    CountHeldMailAnewWhenPlanChanges,
    CountHeldMailAnewWhenSubscriptionOpens,
    CountHeldMailAnewWhenSubscriptionIsGranted,
    CountHeldMailAnewWhenSubscriptionIsRenewed,
    DeleteOldContent,
    CancelWaitingMailWhenAccountCloses,
    MessageContentsPart,
    SystemMailsPart,
    ReaderTraces,
    SendingParts,
    ListHygiene,
    BulkGate,
    SendingFacade,
  ],
  exports: [
    AcceptanceModule,
    BulkMailModule,
    RefusalsModule,
    SuppressionsModule,
    TemplatesModule,
    TrackingModule,
    UploadsModule,
    BulkGate,
    ReaderTraces,
    SendingFacade,
  ],
})
export class SendingModule {}
