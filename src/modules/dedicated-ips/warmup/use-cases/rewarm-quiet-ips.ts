import { Injectable } from '@nestjs/common';
import { IsNull, LessThanOrEqual, MoreThan, Not } from 'typeorm';
import { addMs, DAY_MS, type Instant } from '../../../../kernel/time/instant.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { BY_ITSELF, type IpAddressEntity, IpStockRepository } from '../../stock/index.js';
import { WarmUpsRepository } from '../data/warmups.repository.js';
import { IpResults, NO_RESULTS } from '../ip-results.js';
import { QUIET_DAYS, stageOfReEntry } from '../rules/judge-day.js';
import { planNamed } from '../rules/warmup-plans.table.js';
import { StartWarmUp } from './start-warm-up.js';

const PAGE = 200;

/** An account's address from which nothing left for thirty days warms up again: receivers have forgotten it. */
@Injectable()
export class RewarmQuietIps {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly stock: IpStockRepository,
    private readonly warmUps: WarmUpsRepository,
    private readonly results: IpResults,
    private readonly start: StartWarmUp,
  ) {}

  async run(at: Instant): Promise<void> {
    const since = addMs(at, -QUIET_DAYS * DAY_MS);
    for (let after: string | null = null; ;) {
      const page = await this.settled(since, after);
      if (page.length === 0) return;
      after = page.at(-1)!.id;
      const addresses = page.map(({ address }) => address);
      const results = await this.results.of(addresses, since, at);
      for (const ip of page) {
        const { delivered, deferred, bounced } = results.get(ip.address) ?? NO_RESULTS;
        if (delivered + deferred + bounced === 0) await this.unitOfWork.runAsWorker((tx) => this.rewarmIn(tx, ip));
      }
    }
  }

  /** Accounts' own that could send all the time. */
  private settled(since: Instant, after: string | null): Promise<IpAddressEntity[]> {
    const further = after === null ? {} : { id: MoreThan(after) };
    const where = {
      state: 'active',
      accountId: Not(IsNull()),
      stateSince: LessThanOrEqual(since),
      ...further,
    } as const;
    return this.unitOfWork.runAsWorker((tx) => this.stock.unscopedWhere(tx, where, PAGE));
  }

  private async rewarmIn(tx: Tx, { id, stateSince }: IpAddressEntity): Promise<void> {
    const ip = await this.stock.unscopedFindForUpdate(tx, id);
    const warmUp = (await this.warmUps.of(tx, [id])).get(id);
    if (ip?.state !== 'active' || ip.stateSince !== stateSince || !warmUp) return;
    const { plan, stage: stood, targetDaily } = warmUp;
    const stage = stageOfReEntry(planNamed(plan), { stage: stood, active: true, targetDaily });
    await this.start.in(tx, ip, { targetDaily, stage, actor: BY_ITSELF, because: 'nothing left from it for 30 days' });
  }
}
