import { Injectable } from '@nestjs/common';
import { newId, WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import type { AccountScope, BeforeCommit, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { AccountsFacade, type Actor } from '../../../accounts/index.js';
import { dedicatedIpProblems } from '../../dedicated-ips.errors.js';
import { IpPoolsRepository } from '../data/ip-pools.repository.js';
import type { RoutingRuleEntity } from '../data/routing-rule.entity.js';

const MOST = 100;

export type NewRule = Pick<RoutingRuleEntity, 'senderDomain' | 'recipientDomain' | 'tag' | 'poolId'> & {
  place: number | null;
};

/** Which mail goes to which pool, whatever its stream; the first rule that fits decides. */
@Injectable()
export class KeepRules {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly pools: IpPoolsRepository,
    private readonly accounts: AccountsFacade,
  ) {}

  all(scope: AccountScope): Promise<RoutingRuleEntity[]> {
    return this.unitOfWork.run(scope, (tx) => this.pools.rulesOf(tx, scope));
  }

  one(scope: AccountScope, id: string): Promise<RoutingRuleEntity | null> {
    return this.unitOfWork.run(scope, (tx) => this.pools.findRule(tx, scope, id));
  }

  /** @throws pool_not_allowed, too_many_pools */
  add(
    scope: AccountScope,
    { place, ...wanted }: NewRule,
    actor: Actor,
    keep: BeforeCommit<RoutingRuleEntity>,
  ): Promise<RoutingRuleEntity> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      if (wanted.poolId !== null && !(await this.pools.findOwn(tx, scope, wanted.poolId)))
        throw dedicatedIpProblems.pool_not_allowed({
          errors: [{ field: 'pool', code: 'pool_not_allowed', message: 'None of your pools has this id.' }],
        });
      const known = await this.pools.rulesOf(tx, scope);
      if (known.length >= MOST) throw dedicatedIpProblems.too_many_pools({ detail: `At most ${MOST} rules are kept.` });
      const last = Math.max(0, ...known.map((rule) => rule.place));
      const row = {
        ...wanted,
        id: newId(tx.now),
        accountId: scope.accountId,
        place: place ?? last + 10,
        createdAt: tx.now,
      };
      await this.pools.insertRule(tx, row);
      await this.recordIn(tx, 'routing_rule.added', row, actor);
      await keep(tx, row);
      return row;
    });
  }

  remove(scope: AccountScope, id: string, actor: Actor): Promise<void> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      const row = await this.pools.findRule(tx, scope, id);
      if (!row) throw platformProblems.not_found();
      await this.pools.removeRule(tx, row);
      await this.recordIn(tx, 'routing_rule.removed', row, actor);
    });
  }

  private recordIn(tx: Tx, action: string, rule: RoutingRuleEntity, actor: Actor): Promise<void> {
    const { senderDomain, recipientDomain, tag, place } = rule;
    return this.accounts.auditIn(tx, {
      accountId: rule.accountId,
      action,
      actor,
      target: { type: 'routing_rule', id: wireId(WIRE_PREFIXES.routingRule, rule.id) },
      changes: { place, senderDomain, recipientDomain, tag, pool: rule.poolId },
    });
  }
}
