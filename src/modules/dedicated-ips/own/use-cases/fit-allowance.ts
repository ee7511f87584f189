import { Injectable } from '@nestjs/common';
import { accountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { ReadIpAllowance } from '../../../billing/index.js';
import { BY_ITSELF, IpStockRepository } from '../../stock/index.js';
import { ReleaseIp } from './release-ip.js';

/**
 * After a smaller plan, or none, an account keeps as many addresses as it includes and pays for: who wants to keep one buys
 * the add-on before, who does not gives it back with the end of the period. The newest go first: the oldest are known best.
 */
@Injectable()
export class FitAllowance {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly allowance: ReadIpAllowance,
    private readonly stock: IpStockRepository,
    private readonly release: ReleaseIp,
  ) {}

  async run(accountId: string): Promise<number> {
    const scope = accountScope(accountId);
    const has = await this.unitOfWork.runAsWorker((tx) => this.stock.countOf(tx, scope));
    if (has === 0) return 0;
    const { included, purchased } = await this.allowance.of(scope);
    if (has <= included + purchased) return 0;
    return this.unitOfWork.runAsWorker(async (tx) => {
      const own = await this.stock.ofAccount(tx, scope);
      const surplus = own.slice(included + purchased).map(({ id }) => id);
      for (const ip of await this.stock.unscopedLock(tx, surplus))
        if (ip.accountId === accountId)
          await this.release.in(tx, ip, BY_ITSELF, 'the plan does not include it any more');
      return surplus.length;
    });
  }
}
