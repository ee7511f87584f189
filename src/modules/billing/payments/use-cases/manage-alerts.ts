import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { PaymentAlertsRepository } from '../data/payment-alerts.repository.js';
import type { PaymentAlert } from '../rules/payment-alert.js';

@Injectable()
export class ManageAlerts {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly alerts: PaymentAlertsRepository,
  ) {}

  /** Newest first; one more than `limit` when there is more. */
  page(isOpen: boolean | null, limit: number, before: string | null): Promise<PaymentAlert[]> {
    return this.unitOfWork.runAsWorker((tx) => this.alerts.page(tx, isOpen, limit + 1, before));
  }

  find(id: string): Promise<PaymentAlert | null> {
    return this.unitOfWork.runAsWorker((tx) => this.alerts.find(tx, id));
  }

  resolve(id: string, staffId: string, note: string): Promise<PaymentAlert> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      await this.alerts.resolve(tx, id, staffId, note);
      const alert = await this.alerts.find(tx, id);
      if (alert === null) throw platformProblems.not_found();
      return alert;
    });
  }
}
