import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { Instant } from '../../../../kernel/time/instant.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { type DueSource, DueSources, RANK } from '../../../../platform/schedule/due-sources.js';
import { RefundsRepository } from '../data/refunds.repository.js';
import { RefundPayment } from './refund-payment.js';

/** Asks again about refunds that were left in the middle: by a crash, or a silent gateway. */
@Injectable()
export class LookAfterRefunds implements DueSource, OnModuleInit {
  readonly name = 'look-after-refunds';
  readonly rank = RANK.billing;
  private readonly log = new Logger('LookAfterRefunds');

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly refunds: RefundsRepository,
    private readonly refunding: RefundPayment,
    private readonly sources: DueSources,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  nextDue(): Promise<Instant | null> {
    return this.refunds.unscopedNextCheck();
  }

  async runDue(at: Instant): Promise<void> {
    const take = () => this.unitOfWork.runAsWorker((tx) => this.refunds.unscopedTakeDue(tx, at));
    for (let due = await take(); due !== null; due = await take()) await this.lookAfter(due);
  }

  /** One that cannot be settled must not keep the others waiting; its next turn is set already. */
  private async lookAfter(refundId: string): Promise<void> {
    try {
      await this.refunding.ask(refundId);
    } catch (error) {
      this.log.error({ msg: 'a refund could not be looked after', refundId, err: error });
    }
  }
}
