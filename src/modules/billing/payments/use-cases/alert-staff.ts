import { Injectable, Logger } from '@nestjs/common';
import type { Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { Metrics } from '../../../../platform/observability/metrics.js';
import { PaymentAlertsRepository } from '../data/payment-alerts.repository.js';
import { ALERT_KINDS, type AlertKind, type NewAlert } from '../rules/payment-alert.js';

/** Puts something before the staff that only a person may decide; once while it is open. */
@Injectable()
export class AlertStaff {
  private readonly log = new Logger('PaymentAlerts');
  private readonly count: (kind: AlertKind) => void;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly alerts: PaymentAlertsRepository,
    metrics: Metrics,
  ) {
    const raised = metrics.counter('payment_alerts_total');
    // From nothing: Prometheus sees no increase in a figure that begins with its first alert.
    for (const kind of ALERT_KINDS) raised.inc({ kind }, 0);
    this.count = (kind) => raised.inc({ kind });
  }

  run(alert: NewAlert): Promise<void> {
    return this.unitOfWork.runAsWorker((tx) => this.runIn(tx, alert));
  }

  async runIn(tx: Tx, alert: NewAlert): Promise<void> {
    if (!(await this.alerts.raise(tx, alert))) return;
    const { kind, subject, paymentId } = alert;
    tx.afterCommit(() => {
      this.count(kind);
      this.log.error({ msg: 'staff must look at a payment', kind, subject, paymentId });
    });
  }
}
