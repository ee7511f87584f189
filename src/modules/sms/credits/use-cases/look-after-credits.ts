import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { groupBy } from '../../../../kernel/lists.js';
import { addMs, HOUR_MS, type Instant } from '../../../../kernel/time/instant.js';
import { accountScope, type AccountScope, type Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { type DueSource, DueSources, RANK } from '../../../../platform/schedule/due-sources.js';
import { SmsLotsRepository } from '../data/lots.repository.js';
import { SmsPursesRepository } from '../data/purses.repository.js';
import { watchExpiry } from '../rules/expiry-watch.js';
import { CreditNotices } from './credit-notices.js';
import { type DatedLot, ReadCredits } from './read-credits.query.js';

const BATCH = 200;

/** Tells of credits that end soon, and writes off those that have ended for good. */
@Injectable()
export class LookAfterCredits implements DueSource, OnModuleInit {
  readonly name = 'look-after-sms-credits';
  /** After billing: a term that ends and is renewed at the same instant has not ended. */
  readonly rank = RANK.accounts;
  private readonly log = new Logger('LookAfterCredits');

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly lots: SmsLotsRepository,
    private readonly purses: SmsPursesRepository,
    private readonly reading: ReadCredits,
    private readonly notices: CreditNotices,
    private readonly sources: DueSources,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  nextDue(): Promise<Instant | null> {
    return this.purses.unscopedNextCheck();
  }

  async runDue(at: Instant): Promise<void> {
    const next = () => this.purses.unscopedToCheck(at, BATCH);
    for (let due = await next(); due.length > 0; due = await next()) {
      for (const accountId of due) await this.look(accountScope(accountId), at);
    }
  }

  /** One that cannot be judged must not keep the others waiting; it is tried again in an hour. */
  private async look(scope: AccountScope, at: Instant): Promise<void> {
    try {
      await this.unitOfWork.runAsWorker((tx) => this.judgeIn(tx, scope));
    } catch (error) {
      this.log.error({ msg: 'credits could not be looked after', accountId: scope.accountId, err: error });
      const checkAt = addMs(at, HOUR_MS);
      await this.unitOfWork.runAsWorker((tx) => this.purses.change(tx, scope, { checkAt }));
    }
  }

  private async judgeIn(tx: Tx, scope: AccountScope): Promise<void> {
    if ((await this.purses.lock(tx, scope)) === null) return;
    const { notices, lapsed, nextAt } = watchExpiry(await this.reading.heldIn(tx, scope), tx.now);
    for (const notice of notices) await this.notices.expiringIn(tx, scope, notice);
    await this.writeOff(tx, scope, lapsed);
    await this.purses.change(tx, scope, { checkAt: nextAt });
  }

  private async writeOff(tx: Tx, scope: AccountScope, lapsed: readonly DatedLot[]): Promise<void> {
    await this.lots.empty(tx, lapsed, 'expire');
    for (const [expiredOn, those] of groupBy(lapsed, ({ expiry }) => expiry.expiresOn))
      await this.notices.expiredIn(tx, scope, expiredOn, those);
  }
}
