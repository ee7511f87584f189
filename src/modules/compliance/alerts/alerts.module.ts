import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { DedicatedIpsModule } from '../../dedicated-ips/index.js';
import { AlertStaffWhenIpIsListed } from './consumers/alert-staff-when-ip-is-listed.js';
import { AlertsRepository } from './data/alerts.repository.js';
import { AdminAlertsController, AlertLocator } from './http/admin-alerts.controller.js';
import { AcknowledgeAlert } from './use-cases/acknowledge-alert.js';
import { RaiseAlert } from './use-cases/raise-alert.js';
import { ReadAlerts } from './use-cases/read-alerts.query.js';

/** What staff should look at, and who has. */
@Module({
  imports: [AccountsModule, DedicatedIpsModule],
  controllers: [AdminAlertsController],
  providers: [AlertsRepository, AlertStaffWhenIpIsListed, RaiseAlert, ReadAlerts, AcknowledgeAlert, AlertLocator],
  exports: [RaiseAlert, AlertsRepository],
})
export class AlertsModule {}
