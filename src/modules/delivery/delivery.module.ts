import { Module } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { DnsResolver } from '../../platform/dns/index.js';
import { OutboundHttp } from '../../platform/outbound-http/index.js';
import { AccountsModule } from '../accounts/index.js';
import { DedicatedIpsModule } from '../dedicated-ips/index.js';
import { MailIntakeModule } from '../mail-intake/index.js';
import { SendingModule } from '../sending/index.js';
import { SpoolModule } from '../spool/index.js';
import { LookAtLanesWhenAddressChanges } from './consumers/look-at-lanes-when-address-changes.js';
import { RecordBounceWhenMailIsReceived } from './consumers/record-bounce-when-mail-is-received.js';
import { DevInbox } from './data/dev-inbox.js';
import { LateResults } from './data/late-results.js';
import { ReturnedDeliveries } from './data/returned-deliveries.js';
import { ShapingOverrides } from './data/shaping-overrides.js';
import { DevInboxController } from './http/dev-inbox.controller.js';
import { DeliveryLeavingParts } from './leaving-parts.js';
import { LaneDoors, QueueDoors } from './jobs/lane-doors.js';
import { LaneInstruments } from './jobs/lane-instruments.js';
import { LaneWaker } from './jobs/lane-waker.js';
import { LaneWorker } from './jobs/lane-worker.js';
import { openRoute } from './jobs/open-route.js';
import { WakeRestedSites } from './jobs/wake-rested-sites.js';
import {
  AdminQuarantineController,
  QuarantinedDeliveryLocator,
} from './quarantine/http/admin-quarantine.controller.js';
import { SettleQuarantine } from './quarantine/use-cases/settle-quarantine.js';
import { AdminEgressController, EgressLocator } from './sites/http/admin-egress.controller.js';
import { AdminSendingController } from './sites/http/admin-sending.controller.js';
import { AdminSitesController, SiteLocator } from './sites/http/admin-sites.controller.js';
import { SiteFigures } from './sites/data/site-figures.js';
import { MeasureSites } from './sites/jobs/measure-sites.js';
import { WatchSites } from './sites/jobs/watch-sites.js';
import { PauseSending } from './sites/use-cases/pause-sending.js';
import { ReadSites } from './sites/use-cases/read-sites.query.js';
import { RetrySite } from './sites/use-cases/retry-site.js';
import { SteerSites } from './sites/use-cases/steer-sites.js';
import { MAIL_SOURCE, ROUTE } from './lanes/ports.js';
import { PrepareOutgoingMails } from './use-cases/prepare-outgoing-mails.js';
import { MatchReturnedMail } from './use-cases/match-returned-mail.js';
import { RecordReturnedMail } from './use-cases/record-returned-mail.js';

@Module({
  imports: [AccountsModule, SpoolModule, MailIntakeModule, DedicatedIpsModule, SendingModule],
  controllers: [
    DevInboxController,
    AdminSitesController,
    AdminEgressController,
    AdminSendingController,
    AdminQuarantineController,
  ],
  providers: [
    DevInbox,
    ShapingOverrides,
    {
      provide: ROUTE,
      useFactory: openRoute,
      inject: [Config, Clock, DevInbox, ShapingOverrides, DnsResolver, OutboundHttp],
    },
    PrepareOutgoingMails,
    { provide: MAIL_SOURCE, useExisting: PrepareOutgoingMails },
    SiteFigures,
    WatchSites,
    MeasureSites,
    ReadSites,
    SteerSites,
    RetrySite,
    PauseSending,
    SiteLocator,
    EgressLocator,
    SettleQuarantine,
    QuarantinedDeliveryLocator,
    LaneInstruments,
    LaneDoors,
    QueueDoors,
    LaneWaker,
    LaneWorker,
    WakeRestedSites,
    LateResults,
    ReturnedDeliveries,
    MatchReturnedMail,
    RecordReturnedMail,
    LookAtLanesWhenAddressChanges,
    RecordBounceWhenMailIsReceived,
    DeliveryLeavingParts,
  ],
})
export class DeliveryModule {}
