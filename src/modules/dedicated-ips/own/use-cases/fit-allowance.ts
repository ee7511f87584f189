import { Injectable } from '@nestjs/common';
import { addMs, DAY_MS, type Instant, toIso } from '../../../../kernel/time/instant.js';
import { type AccountScope, accountScope, type Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { ReadIpAllowance } from '../../../billing/index.js';
import { BY_ITSELF, IpStockRepository } from '../../stock/index.js';
import type { IpSurplusEntity } from '../data/ip-surplus.entity.js';
import { IpSurplusRepository } from '../data/ip-surplus.repository.js';
import { isPatienceOver } from '../rules/surplus.js';
import { KeepSurplus } from './keep-surplus.js';
import { ReleaseIp } from './release-ip.js';

const AT_ONCE = 100;

/** What an account has of addresses, and what it wants of those it may not have. */
@Injectable()
export class SurplusData {
  constructor(
    readonly stock: IpStockRepository,
    readonly surplus: IpSurplusRepository,
  ) {}
}

/**
 * After a smaller plan, or none, an account keeps as many addresses as it includes and pays for. Those beyond are bought where
 * their owner chose so, and given back otherwise: the newest first, for the oldest are known best.
 */
@Injectable()
export class FitAllowance {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly data: SurplusData,
    private readonly allowance: ReadIpAllowance,
    private readonly keeping: KeepSurplus,
    private readonly release: ReleaseIp,
  ) {}

  nextDate(): Promise<Instant | null> {
    return this.unitOfWork.runAsWorker((tx) => this.data.surplus.unscopedNextDate(tx));
  }

  async run(at: Instant): Promise<void> {
    const due = await this.unitOfWork.runAsWorker((tx) => this.data.surplus.unscopedDue(tx, at, AT_ONCE));
    for (const one of due) await this.fit(one, at);
    if (due.length === AT_ONCE) await this.run(at);
  }

  private async fit(due: IpSurplusEntity, at: Instant): Promise<void> {
    const scope = accountScope(due.accountId);
    const { included, purchased } = await this.allowance.of(scope);
    const most = included + purchased;
    const has = await this.unitOfWork.runAsWorker((tx) => this.data.stock.countOf(tx, scope));
    // The occasion, and not now: whoever repeats it after a crash finds the order that was placed.
    const waitsSince = due.waitsSince ?? due.lookAt ?? at;
    const awaited = has > most && (await this.isAwaited(due, has - most, waitsSince, at));
    await this.unitOfWork.runAsWorker(async (tx) => {
      if (has > most && awaited === false) await this.releaseIn(tx, scope, most);
      const pause = awaited === true ? { lookAt: addMs(at, DAY_MS), waitsSince } : { lookAt: null, waitsSince: null };
      const next = { ...pause, mayKeep: true };
      await this.data.surplus.looked(tx, scope, next);
    });
  }

  /** True while money is on its way, false when there will be none, null when it is there. */
  private async isAwaited(
    { choice, mayKeep, accountId }: IpSurplusEntity,
    quantity: number,
    waitsSince: Instant,
    at: Instant,
  ): Promise<boolean | null> {
    if (choice === 'release' || !mayKeep || isPatienceOver(waitsSince, at)) return false;
    const answer = await this.keeping.buy(accountScope(accountId), quantity, toIso(waitsSince));
    if (answer === 'bought') return null;
    return answer === 'awaited';
  }

  private async releaseIn(tx: Tx, scope: AccountScope, most: number): Promise<void> {
    const own = await this.data.stock.ofAccount(tx, scope);
    const surplus = own.slice(most).map(({ id }) => id);
    for (const ip of await this.data.stock.unscopedLock(tx, surplus))
      if (ip.accountId === scope.accountId)
        await this.release.in(tx, ip, BY_ITSELF, 'the plan does not include it any more');
  }
}
