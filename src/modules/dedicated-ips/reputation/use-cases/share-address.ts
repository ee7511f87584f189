import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import type { Actor } from '../../../accounts/index.js';
import { dedicatedIpProblems } from '../../dedicated-ips.errors.js';
import { IpPoolsRepository, type ReputationClass } from '../../pools/index.js';
import { type IpAddressEntity, IpStockRepository, MoveAddress } from '../../stock/index.js';

/** Addresses that many accounts send from, apart by how their mail is received. */
@Injectable()
export class ShareAddress {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly stock: IpStockRepository,
    private readonly pools: IpPoolsRepository,
    private readonly move: MoveAddress,
  ) {}

  /**
   * From the stock, or from the pool of another class. Nothing sends from an address whose names are not right.
   * @throws ip_state when somebody has it, ip_names_unproven
   */
  put(id: string, of: ReputationClass, actor: Actor): Promise<IpAddressEntity> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      const ip = await this.stock.unscopedFindForUpdate(tx, id);
      if (!ip) throw platformProblems.not_found();
      const { id: poolId } = await this.pools.sharedOf(tx, of);
      if (ip.poolId === poolId) return ip;
      const isShared = ip.accountId === null && ip.poolId !== null;
      if (isShared) return this.stock.unscopedUpdate(tx, ip, { poolId });
      if (ip.state !== 'stock') throw dedicatedIpProblems.ip_state({ extra: { state: ip.state } });
      if (ip.identityCheck === 'required' && !isProven(ip)) throw dedicatedIpProblems.ip_names_unproven();
      return this.move.in(tx, ip, 'active', { actor, because: `shared by senders of class ${of}`, more: { poolId } });
    });
  }

  /** It rests like any other: receivers remember what left from it. @throws ip_state when it is not shared */
  takeOut(id: string, actor: Actor): Promise<IpAddressEntity> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      const ip = await this.stock.unscopedFindForUpdate(tx, id);
      if (!ip) throw platformProblems.not_found();
      if (ip.accountId !== null || ip.poolId === null)
        throw dedicatedIpProblems.ip_state({ extra: { state: ip.state } });
      return this.move.in(tx, ip, 'cooling', { actor, because: 'no longer shared' });
    });
  }
}

function isProven({ checks }: IpAddressEntity): boolean {
  return checks !== null && checks.every(({ check, result }) => check === 'banner' || result === 'ok');
}
