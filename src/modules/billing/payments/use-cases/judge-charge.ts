import { Inject, Injectable } from '@nestjs/common';
import { formatAmount, type Money } from '../../../../kernel/money.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { PAYMENT_GATEWAY, type PaymentGateway } from '../adapters/payment-gateway.port.js';
import { PaymentsRepository } from '../data/payments.repository.js';
import type { ChargeOutcome } from '../rules/charge-outcome.js';
import type { AlertKind } from '../rules/payment-alert.js';
import type { Payment } from '../rules/payment.js';
import { AlertStaff } from './alert-staff.js';
import { ReinstatePayment } from './reinstate-payment.js';
import { SettlePayment } from './settle-payment.js';

/** One charge as the gateway's books have it. */
interface ChargeThere {
  /** The gateway's own id, where it was listed. */
  id: string | null;
  amount: Money | null;
  outcome: ChargeOutcome | null;
}

/** Whether the gateway's books and ours say the same of one payment. What it knows better is settled; the rest is for people. */
@Injectable()
export class JudgeCharge {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly payments: PaymentsRepository,
    @Inject(PAYMENT_GATEWAY) private readonly gateway: PaymentGateway,
    private readonly settle: SettlePayment,
    private readonly alerts: AlertStaff,
    private readonly reinstate: ReinstatePayment,
  ) {}

  async run(paymentId: string, there: ChargeThere): Promise<void> {
    const payment = await this.unitOfWork.runAsWorker((tx) => this.payments.unscopedFind(tx, paymentId));
    const kind = there.outcome?.kind ?? null;
    if (payment === null) return this.judgeUnknown(paymentId, there);
    if (there.amount !== null && differ(there.amount, payment.amount))
      return this.alert('amounts_differ', payment, there);
    if (payment.state === kind) return;
    if (there.outcome?.kind === 'succeeded' && payment.state === 'returned') return this.judgeReturned(payment, there);
    if (payment.state === 'succeeded' && kind !== 'returned') return this.judgePaidHere(payment, there);
    if (there.outcome !== null) await this.settle.run(paymentId, there.outcome);
  }

  /** A list may be older than what was settled since: the gateway is asked about this one before anybody is called. */
  private async judgePaidHere(payment: Payment, there: ChargeThere): Promise<void> {
    const outcome = await this.gateway.inquire(payment.id);
    if (outcome?.kind === 'succeeded') return;
    if (outcome?.kind === 'returned') return void (await this.settle.run(payment.id, outcome));
    await this.alert('paid_only_here', payment, { ...there, outcome });
  }

  /** A dispute that was won while nobody told us. */
  private async judgeReturned({ id }: Payment, { outcome }: ChargeThere): Promise<void> {
    if (outcome?.kind === 'succeeded' && outcome.won !== undefined) await this.reinstate.run(id, outcome.won);
  }

  /** Money that came for something we know nothing of. What came to nothing may be forgotten. */
  private async judgeUnknown(paymentId: string, { id, amount, outcome }: ChargeThere): Promise<void> {
    if (outcome?.kind !== 'succeeded') return;
    const facts: Record<string, string> =
      amount === null ? {} : { atGateway: formatAmount(amount), currency: amount.currency };
    await this.alerts.run({ kind: 'unknown_payment', subject: id ?? paymentId, paymentId: null, facts });
  }

  private async alert(kind: AlertKind, payment: Payment, { id, amount, outcome }: ChargeThere): Promise<void> {
    const facts = {
      here: `${payment.state} ${formatAmount(payment.amount)} ${payment.amount.currency}`,
      atGateway: `${outcome?.kind ?? 'unknown'}${amount === null ? '' : ` ${formatAmount(amount)} ${amount.currency}`}`,
      ...(id === null ? {} : { charge: id }),
    };
    await this.alerts.run({ kind, subject: payment.id, paymentId: payment.id, facts });
  }
}

function differ(one: Money, other: Money): boolean {
  return one.minor !== other.minor || one.currency !== other.currency;
}
