import { Injectable } from '@nestjs/common';
import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { AccountsFacade, type Actor } from '../../../accounts/index.js';
import { dedicatedIpProblems } from '../../dedicated-ips.errors.js';
import { type IpAddressEntity, IpStockRepository, MoveAddress } from '../../stock/index.js';
import { dayOf } from '../data/ip-uses.js';
import type { IpWarmupEntity } from '../data/ip-warmup.entity.js';
import { WarmUpsRepository } from '../data/warmups.repository.js';

export type WarmUpAct = 'pause' | 'resume' | 'complete';

/** A paused warm-up keeps its stage: the address goes on sending within its limits, and no day leads further. */
@Injectable()
export class SteerWarmUp {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly stock: IpStockRepository,
    private readonly warmUps: WarmUpsRepository,
    private readonly move: MoveAddress,
    private readonly accounts: AccountsFacade,
  ) {}

  /** @throws warmup_state */
  run(scope: AccountScope, ipId: string, act: WarmUpAct, actor: Actor): Promise<void> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      const ip = await this.stock.findOwnForUpdate(tx, scope, ipId);
      const warmUp = ip && (await this.warmUps.of(tx, [ipId])).get(ipId);
      if (!ip) throw platformProblems.not_found();
      if (ip.state !== 'warming' || !warmUp) throw dedicatedIpProblems.warmup_state({ extra: { state: ip.state } });
      await this.actIn(tx, ip, warmUp, act, actor);
    });
  }

  private async actIn(
    tx: Tx,
    ip: IpAddressEntity,
    warmUp: IpWarmupEntity,
    act: WarmUpAct,
    actor: Actor,
  ): Promise<void> {
    const paused = warmUp.pausedAt !== null;
    if ((act === 'pause' && paused) || (act === 'resume' && !paused))
      throw dedicatedIpProblems.warmup_state({ extra: { state: ip.state, paused } });
    if (act === 'complete') {
      await this.warmUps.update(tx, warmUp, { pausedAt: null, pausedBecause: null });
      await this.move.in(tx, ip, 'active', { actor, because: 'warm-up ended by its owner' });
      return;
    }
    await this.warmUps.update(
      tx,
      warmUp,
      act === 'pause'
        ? { pausedAt: tx.now, pausedBecause: 'customer' }
        : { pausedAt: null, pausedBecause: null, judgedUntil: dayOf(tx.now) },
    );
    await this.accounts.auditIn(tx, {
      accountId: ip.accountId!,
      action: `ip_warmup.${act}d`,
      actor,
      target: { type: 'ip_address', id: wireId(WIRE_PREFIXES.ipAddress, ip.id) },
      changes: { stage: warmUp.stage },
    });
  }
}
