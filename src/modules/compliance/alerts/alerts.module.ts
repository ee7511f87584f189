import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { AlertsRepository } from './data/alerts.repository.js';
import { AdminAlertsController, AlertLocator } from './http/admin-alerts.controller.js';
import { AcknowledgeAlert } from './use-cases/acknowledge-alert.js';
import { RaiseAlert } from './use-cases/raise-alert.js';
import { ReadAlerts } from './use-cases/read-alerts.query.js';

/** What staff should look at, and who has. */
@Module({
  imports: [AccountsModule],
  controllers: [AdminAlertsController],
  providers: [AlertsRepository, RaiseAlert, ReadAlerts, AcknowledgeAlert, AlertLocator],
  exports: [RaiseAlert, AlertsRepository],
})
export class AlertsModule {}
