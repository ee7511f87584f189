import { Injectable } from '@nestjs/common';
import { formatAmount, type Money } from '../../../../kernel/money.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { PaymentsRepository } from '../data/payments.repository.js';
import { RefundsRepository } from '../data/refunds.repository.js';
import { AlertStaff } from './alert-staff.js';
import { RefundPayment } from './refund-payment.js';

/** Compares what a gateway has given back of a payment with what was ordered here. */
@Injectable()
export class FollowRefunds {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly payments: PaymentsRepository,
    private readonly refunds: RefundsRepository,
    private readonly refunding: RefundPayment,
    private readonly alerts: AlertStaff,
  ) {}

  /** `refunded` is all that went back at the gateway so far. Answers what came of it in a word. */
  async run(paymentId: string, refunded: Money): Promise<string> {
    for (const refundId of await this.refunds.unscopedPendingOf(paymentId)) await this.refunding.ask(refundId);
    if ((await this.refunds.unscopedPendingOf(paymentId)).length > 0) return 'refund_pending';
    const known = await this.known(paymentId);
    if (known === refunded.minor) return 'refunded';
    const here = formatAmount({ minor: known ?? 0n, currency: refunded.currency });
    const facts = { here, atGateway: formatAmount(refunded), currency: refunded.currency };
    await this.alerts.run({ kind: 'refunded_elsewhere', subject: paymentId, paymentId, facts });
    return 'refunded_elsewhere';
  }

  /** Null for a payment that there is not. */
  private known(paymentId: string): Promise<bigint | null> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      const payment = await this.payments.unscopedFind(tx, paymentId);
      return payment === null ? null : this.refunds.refundedOf(tx, paymentId);
    });
  }
}
