import { Injectable } from '@nestjs/common';
import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { Outbox } from '../../../../platform/outbox/outbox.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { AuditLog } from '../data/audit-log.js';
import type { BlockEntity } from '../data/block.entity.js';
import { BlocksRepository } from '../data/blocks.repository.js';
import type { Actor } from '../../audit-actor.js';
import { AccountGates } from './account-gates.js';

/** Takes one reason out of the set (D-06). Lifting what is lifted already changes nothing. */
@Injectable()
export class LiftBlock {
  constructor(
    private readonly blocks: BlocksRepository,
    private readonly gates: AccountGates,
    private readonly outbox: Outbox,
    private readonly auditLog: AuditLog,
  ) {}

  async liftIn(
    tx: Tx,
    scope: AccountScope,
    blockId: string,
    by: { staffId: string | null; reason: string; actor: Actor },
  ): Promise<BlockEntity> {
    const block = await this.blocks.findForUpdate(tx, scope, blockId);
    if (!block) throw platformProblems.not_found();
    if (block.liftedAt !== null) return block;
    const lifted = await this.blocks.update(tx, block, {
      liftedAt: tx.now,
      liftedBy: by.staffId,
      liftReason: by.reason,
    });
    await this.auditLog.record(tx, {
      accountId: scope.accountId,
      action: 'block.lifted',
      actor: by.actor,
      target: { type: 'block', id: wireId(WIRE_PREFIXES.block, block.id) },
      changes: { status: { from: 'open', to: 'lifted' }, reason: by.reason },
    });
    await this.outbox.publish(tx, 'account.block_changed.v1', {
      accountId: scope.accountId,
      aggregateId: scope.accountId,
      payload: { blockId, active: false },
    });
    tx.afterCommit(() => this.gates.invalidate(scope.accountId));
    return lifted;
  }
}
