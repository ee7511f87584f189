import { Injectable } from '@nestjs/common';
import type { AccountScope, BeforeCommit, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import type { Actor } from '../../../accounts/index.js';
import { dedicatedIpProblems } from '../../dedicated-ips.errors.js';
import { type IpAddressEntity, IpStockRepository, MoveAddress } from '../../stock/index.js';
import { WarmUpDays } from '../../warmup/index.js';

/**
 * Gives an address back. From then on nothing new leaves from it: what waits takes another way when its turn comes, what is
 * being said is finished. It rests for 90 days before anybody else may get it.
 */
@Injectable()
export class ReleaseIp {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly stock: IpStockRepository,
    private readonly days: WarmUpDays,
    private readonly move: MoveAddress,
  ) {}

  /** @throws ip_state */
  run(scope: AccountScope, id: string, actor: Actor, keep: BeforeCommit<IpAddressEntity>): Promise<IpAddressEntity> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      const ip = await this.stock.findOwnForUpdate(tx, scope, id);
      if (!ip) throw platformProblems.not_found();
      const released = await this.in(tx, ip, actor, 'released by its owner');
      await keep(tx, released);
      return released;
    });
  }

  async in(tx: Tx, ip: IpAddressEntity, actor: Actor, because: string): Promise<IpAddressEntity> {
    if (ip.accountId === null) throw dedicatedIpProblems.ip_state({ extra: { state: ip.state } });
    await this.days.forget(tx, ip.id);
    return this.move.in(tx, ip, 'cooling', { actor, because });
  }
}
