import { Inject, Injectable } from '@nestjs/common';
import { formatAmount } from '../../../../kernel/money.js';
import { type GatewayNews, PAYMENT_GATEWAY, type PaymentGateway } from '../adapters/payment-gateway.port.js';
import type { AlertKind } from '../rules/payment-alert.js';
import { AlertStaff } from './alert-staff.js';
import { ReinstatePayment } from './reinstate-payment.js';
import { SettlePayment } from './settle-payment.js';

type Dispute = Extract<GatewayNews, { about: 'dispute' }>;

/** Whatever takes money back raises its own alert, when it does. */
const ALERTS: Partial<Record<Dispute['state'], AlertKind>> = {
  inquiry: 'dispute_inquiry',
  won: 'dispute_won',
  lost: 'dispute_lost',
};

/** Follows a dispute to its end: taken back, given again when it is won, and every time told to staff. */
@Injectable()
export class FollowDispute {
  constructor(
    @Inject(PAYMENT_GATEWAY) private readonly gateway: PaymentGateway,
    private readonly settle: SettlePayment,
    private readonly reinstate: ReinstatePayment,
    private readonly alerts: AlertStaff,
  ) {}

  async run({ payment, state, amount, reason }: Dispute, dispute: string): Promise<string> {
    await this.settleAsItStands(payment);
    if (state === 'opened' || state === 'lost') await this.takeAgain(payment, dispute);
    const kind = ALERTS[state];
    const facts = { amount: formatAmount(amount), currency: amount.currency, reason };
    if (kind) await this.alerts.run({ kind, subject: dispute, paymentId: payment, facts });
    return `dispute_${state}`;
  }

  /** Asks once more after taking back: somebody else may have followed the end of the dispute meanwhile. */
  private async settleAsItStands(payment: string): Promise<void> {
    const first = await this.gateway.inquire(payment);
    if (first === null) return;
    const { state } = await this.settle.run(payment, first);
    if (state !== 'returned') return;
    const now = first.kind === 'returned' ? await this.gateway.inquire(payment) : first;
    if (now?.kind === 'succeeded' && now.won !== undefined) await this.reinstate.run(payment, now.won);
  }

  /** A second dispute about what a first one had given again. */
  private async takeAgain(payment: string, dispute: string): Promise<void> {
    const again = await this.reinstate.unscopedToTakeAgain(payment, dispute);
    if (again !== null) await this.settle.run(again, { kind: 'returned', failure: 'disputed' });
  }
}
