import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import type { AlertEntity } from '../data/alert.entity.js';
import { type AlertFilter, AlertsRepository } from '../data/alerts.repository.js';

/** For staff. */
@Injectable()
export class ReadAlerts {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly alerts: AlertsRepository,
  ) {}

  /** Newest first; one row more than `limit`. */
  page(filter: AlertFilter, { before, limit }: { before: string | null; limit: number }): Promise<AlertEntity[]> {
    return this.unitOfWork.runAsWorker((tx) => this.alerts.unscopedPage(tx, filter, before, limit + 1));
  }

  find(alertId: string): Promise<AlertEntity | null> {
    return this.unitOfWork.runAsWorker((tx) => this.alerts.unscopedFind(tx, alertId));
  }
}
