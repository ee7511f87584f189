import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { PAYMENT_GATEWAY, type PaymentGateway } from '../adapters/payment-gateway.port.js';
import { SandboxGateway } from '../adapters/sandbox-gateway.js';
import { PaymentsRepository } from '../data/payments.repository.js';
import type { ChargeOutcome } from '../rules/charge-outcome.js';
import type { Payment } from '../rules/payment.js';
import { ReinstatePayment } from './reinstate-payment.js';
import { SettlePayment } from './settle-payment.js';

export interface SandboxEvent {
  id: string;
  type: 'succeeded' | 'failed' | 'requires_action' | 'returned' | 'won';
}

/** Plays the bank and the gateway: events at any time, in any order, as often as one likes. */
@Injectable()
export class SendSandboxEvent {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly payments: PaymentsRepository,
    private readonly sandbox: SandboxGateway,
    @Inject(PAYMENT_GATEWAY) private readonly gateway: PaymentGateway,
    private readonly settle: SettlePayment,
    private readonly reinstate: ReinstatePayment,
  ) {}

  async run(paymentId: string, event: SandboxEvent): Promise<Payment> {
    const outcome = await this.decide(paymentId, event);
    const { id: eventId, type } = event;
    const payment = await this.settle.runFor({ gateway: this.sandbox.name, eventId, type }, paymentId, outcome);
    if (outcome.kind === 'succeeded' && outcome.won !== undefined) await this.reinstate.run(paymentId, outcome.won);
    return payment;
  }

  /** Null where there is no sandbox, or no such payment in it. */
  find(paymentId: string): Promise<Payment | null> {
    if (this.gateway !== this.sandbox) return Promise.resolve(null);
    return this.unitOfWork.runAsWorker((tx) => this.payments.unscopedFind(tx, paymentId));
  }

  /** An event that was told before decides nothing more. What counts is where the charge stands, not what was told. */
  private async decide(paymentId: string, { id, type }: SandboxEvent): Promise<ChargeOutcome> {
    const known = await this.unitOfWork.runAsWorker((tx) => this.payments.knowsEvent(tx, this.sandbox.name, id));
    const now = known ? await this.sandbox.inquire(paymentId) : await this.sandbox.decide(paymentId, type);
    if (now === null) throw platformProblems.not_found();
    return now;
  }
}
