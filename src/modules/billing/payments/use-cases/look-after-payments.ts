import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { Instant } from '../../../../kernel/time/instant.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { type DueSource, DueSources, RANK } from '../../../../platform/schedule/due-sources.js';
import { PAYMENT_GATEWAY, type PaymentGateway } from '../adapters/payment-gateway.port.js';
import { type DuePayment, PaymentsRepository } from '../data/payments.repository.js';
import type { ChargeOutcome } from '../rules/charge-outcome.js';
import { isGivenUp } from '../rules/check-times.js';
import { SettlePayment } from './settle-payment.js';

/** Finishes payments that were left in the middle: by a crash, a silent gateway, or a payer who went away. */
@Injectable()
export class LookAfterPayments implements DueSource, OnModuleInit {
  readonly name = 'look-after-payments';
  readonly rank = RANK.billing;
  private readonly log = new Logger('LookAfterPayments');

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly payments: PaymentsRepository,
    @Inject(PAYMENT_GATEWAY) private readonly gateway: PaymentGateway,
    private readonly settle: SettlePayment,
    private readonly sources: DueSources,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  nextDue(): Promise<Instant | null> {
    return this.payments.unscopedNextCheck();
  }

  async runDue(at: Instant): Promise<void> {
    const take = () => this.unitOfWork.runAsWorker((tx) => this.payments.unscopedTakeDue(tx, at));
    for (let due = await take(); due !== null; due = await take()) await this.lookAfter(due, at);
  }

  /** One payment that cannot be asked about must not keep the others waiting; its next turn is set already. */
  private async lookAfter(due: DuePayment, at: Instant): Promise<void> {
    try {
      await this.settle.run(due.id, await this.outcomeOf(due, at));
    } catch (error) {
      this.log.error({ msg: 'a payment could not be looked after', paymentId: due.id, err: error });
    }
  }

  private async outcomeOf(due: DuePayment, at: Instant): Promise<ChargeOutcome> {
    if (due.state === 'created') return { kind: 'failed', failure: 'not_attempted' };
    if (isGivenUp(due, at)) return this.gateway.cancel(due.id);
    return (await this.gateway.inquire(due.id)) ?? this.neverAsked(due);
  }

  /** Nobody refused anything: the process died before its question reached the gateway. It is made sure that it never will. */
  private async neverAsked(due: DuePayment): Promise<ChargeOutcome> {
    const outcome = await this.gateway.cancel(due.id);
    return outcome.kind === 'failed' ? { ...outcome, failure: 'not_attempted' } : outcome;
  }
}
