import { Injectable } from '@nestjs/common';
import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import type { AccountScope, BeforeCommit, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { AccountsFacade, type Actor } from '../../../accounts/index.js';
import { dedicatedIpProblems } from '../../dedicated-ips.errors.js';
import type { IpPoolEntity } from '../data/ip-pool.entity.js';
import { IpPoolsRepository } from '../data/ip-pools.repository.js';
import { type Overflow, SHARED_POOL, type Stream } from '../rules/pool.js';

const MOST = 20;

export interface PoolWish {
  name?: string;
  stream?: Stream | null;
  overflow?: Overflow;
}

/** An account's pools: what leaves from which of its addresses, and what becomes of what they may not send now. */
@Injectable()
export class KeepPools {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly pools: IpPoolsRepository,
    private readonly accounts: AccountsFacade,
  ) {}

  all(scope: AccountScope): Promise<IpPoolEntity[]> {
    return this.unitOfWork.run(scope, (tx) => this.pools.ofAccount(tx, scope));
  }

  one(scope: AccountScope, id: string): Promise<IpPoolEntity | null> {
    return this.unitOfWork.run(scope, (tx) => this.pools.findOwn(tx, scope, id));
  }

  /** @throws pool_exists, too_many_pools */
  add(
    scope: AccountScope,
    { name = '', stream = null, overflow = 'shared' }: PoolWish,
    actor: Actor,
    keep: BeforeCommit<IpPoolEntity>,
  ): Promise<IpPoolEntity> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      if ((await this.pools.ofAccount(tx, scope)).length >= MOST)
        throw dedicatedIpProblems.too_many_pools({ detail: `At most ${MOST} pools are kept.` });
      const pool = { accountId: scope.accountId, name, class: null, stream, overflow };
      const row = name === SHARED_POOL ? null : await this.pools.insert(tx, pool);
      if (row === null) throw dedicatedIpProblems.pool_exists();
      await this.recordIn(tx, 'ip_pool.added', row, actor);
      await keep(tx, row);
      return row;
    });
  }

  /** @throws pool_exists */
  change(scope: AccountScope, id: string, wish: PoolWish, actor: Actor): Promise<IpPoolEntity> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      const row = await this.pools.findOwnForUpdate(tx, scope, id);
      if (!row) throw platformProblems.not_found();
      const others = await this.pools.ofAccount(tx, scope);
      const taken = others.some((one) => one.id !== id && one.name === wish.name);
      if (taken || wish.name === SHARED_POOL) throw dedicatedIpProblems.pool_exists();
      const changed = await this.pools.update(tx, row, { ...wish });
      await this.recordIn(tx, 'ip_pool.changed', changed, actor);
      return changed;
    });
  }

  /** @throws pool_in_use while addresses lie in it or rules lead to it */
  remove(scope: AccountScope, id: string, actor: Actor): Promise<void> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      const row = await this.pools.findOwnForUpdate(tx, scope, id);
      if (!row) throw platformProblems.not_found();
      if (await this.pools.isUsed(tx, row)) throw dedicatedIpProblems.pool_in_use();
      await this.pools.remove(tx, row);
      await this.recordIn(tx, 'ip_pool.removed', row, actor);
    });
  }

  private recordIn(tx: Tx, action: string, { id, accountId, name, stream, overflow }: IpPoolEntity, actor: Actor) {
    return this.accounts.auditIn(tx, {
      accountId: accountId!,
      action,
      actor,
      target: { type: 'ip_pool', id: wireId(WIRE_PREFIXES.ipPool, id) },
      changes: { name, stream, overflow },
    });
  }
}
