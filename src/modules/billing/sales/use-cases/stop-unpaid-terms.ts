import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { Instant } from '../../../../kernel/time/instant.js';
import { accountScope, type Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { type DueSource, DueSources, RANK } from '../../../../platform/schedule/due-sources.js';
import { ReadInvoices } from '../../invoices/index.js';
import type { OnAccountTermEntity } from '../data/on-account-term.entity.js';
import { OnAccountTermsRepository } from '../data/on-account-terms.repository.js';
import { PostEnds } from './post-ends.js';
import { SoldPlans } from './sold-plans.js';

const BATCH = 200;

/**
 * A term on account whose invoice is two weeks late stops; what it cost is still owed. Until then a public body is served,
 * because its accountant pays after the service.
 */
@Injectable()
export class StopUnpaidTerms implements DueSource, OnModuleInit {
  readonly name = 'stop-unpaid-terms';
  readonly rank = RANK.billing;
  private readonly log = new Logger('StopUnpaidTerms');

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly terms: OnAccountTermsRepository,
    private readonly invoices: ReadInvoices,
    private readonly plans: SoldPlans,
    private readonly ends: PostEnds,
    private readonly sources: DueSources,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  nextDue(): Promise<Instant | null> {
    return this.terms.unscopedNext();
  }

  async runDue(at: Instant): Promise<void> {
    for (let due = await this.next(at); due.length > 0; due = await this.next(at)) {
      for (const term of due) await this.unitOfWork.runAsWorker((tx) => this.stop(tx, term));
    }
  }

  private next(at: Instant): Promise<OnAccountTermEntity[]> {
    return this.terms.unscopedOverdue(at, BATCH);
  }

  private async stop(tx: Tx, term: OnAccountTermEntity): Promise<void> {
    if (!(await this.terms.take(tx, term))) return;
    const invoice = await this.invoices.unscopedIn(tx, term.invoiceId);
    if (invoice?.status !== 'open' && invoice?.status !== 'partially_paid') return;
    const locked = await this.plans.lock(tx, accountScope(term.accountId), term.subscriptionId);
    if (locked === null) return;
    await this.ends.notPaid(tx, locked, invoice.number);
    this.log.log({ msg: 'a term on account was not paid', subscriptionId: term.subscriptionId });
  }
}
