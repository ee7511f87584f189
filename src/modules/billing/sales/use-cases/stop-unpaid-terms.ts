import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { addMs, HOUR_MS, type Instant } from '../../../../kernel/time/instant.js';
import { accountScope, type Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { type DueSource, DueSources, RANK } from '../../../../platform/schedule/due-sources.js';
import { ReadInvoices } from '../../invoices/index.js';
import type { OnAccountTermEntity } from '../data/on-account-term.entity.js';
import { OnAccountTermsRepository } from '../data/on-account-terms.repository.js';
import { overdueAt } from './own-time.js';
import { PayOnAccount } from './pay-on-account.js';
import { PostEnds } from './post-ends.js';
import { SoldPlans } from './sold-plans.js';

const BATCH = 200;

/** What looking at a term on account touches. */
@Injectable()
export class OnAccountTools {
  constructor(
    readonly invoices: ReadInvoices,
    readonly plans: SoldPlans,
    readonly ends: PostEnds,
    readonly paying: PayOnAccount,
  ) {}
}

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
    private readonly tools: OnAccountTools,
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
      for (const term of due) await this.lookAt(term, at);
    }
  }

  private next(at: Instant): Promise<OnAccountTermEntity[]> {
    return this.terms.unscopedDue(at, BATCH);
  }

  /** One that cannot be looked at must not keep the others waiting; it is tried again in an hour. */
  private async lookAt(term: OnAccountTermEntity, at: Instant): Promise<void> {
    try {
      await this.tools.paying.run(term);
      await this.unitOfWork.runAsWorker((tx) => this.stop(tx, term));
    } catch (error) {
      this.log.error({ msg: 'a term on account could not be looked at', invoiceId: term.invoiceId, err: error });
      await this.unitOfWork.runAsWorker((tx) => this.lookAgain(tx, term, addMs(at, HOUR_MS)));
    }
  }

  private async lookAgain(tx: Tx, term: OnAccountTermEntity, at: Instant): Promise<void> {
    if (await this.terms.take(tx, term)) await this.terms.insert(tx, { ...term, overdueAt: at });
  }

  private async stop(tx: Tx, term: OnAccountTermEntity): Promise<void> {
    if (!(await this.terms.take(tx, term))) return;
    const invoice = await this.tools.invoices.unscopedIn(tx, term.invoiceId);
    if (invoice?.status !== 'open' && invoice?.status !== 'partially_paid') return;
    const trustedUntil = overdueAt(invoice.content.dueDate);
    if (tx.now < trustedUntil) return this.terms.insert(tx, { ...term, overdueAt: trustedUntil });
    const locked = await this.tools.plans.lock(tx, accountScope(term.accountId), term.subscriptionId);
    if (locked === null) return;
    await this.tools.ends.notPaid(tx, locked, invoice.number);
    this.log.log({ msg: 'a term on account was not paid', subscriptionId: term.subscriptionId });
  }
}
