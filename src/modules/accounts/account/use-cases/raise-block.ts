import { Injectable } from '@nestjs/common';
import { newId, WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { type Instant, toIso } from '../../../../kernel/time/instant.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { Outbox } from '../../../../platform/outbox/outbox.js';
import { AuditLog } from '../data/audit-log.js';
import type { BlockEntity } from '../data/block.entity.js';
import { BlocksRepository } from '../data/blocks.repository.js';
import { changesBetween } from '../rules/audit-changes.js';
import type { Actor } from '../../audit-actor.js';
import type { BlockReason, BlockScope, BlockStep } from '../rules/blocks.js';
import { AccountGates } from './account-gates.js';

export interface NewBlock {
  reason: BlockReason;
  scope: BlockScope;
  measured?: number | null;
  limit?: number | null;
  unit?: string | null;
  steps: BlockStep[];
  internalNote?: string | null;
  until?: Instant | null;
  /** Staff member who decided; null when a rule did. */
  createdBy: string | null;
}

/** Adds one reason to the account's set; the others stay as they are. */
@Injectable()
export class RaiseBlock {
  constructor(
    private readonly blocks: BlocksRepository,
    private readonly gates: AccountGates,
    private readonly outbox: Outbox,
    private readonly auditLog: AuditLog,
  ) {}

  async raiseIn(tx: Tx, scope: AccountScope, wanted: NewBlock, actor: Actor): Promise<BlockEntity> {
    const block = blockOf(tx.now, scope, wanted);
    await this.blocks.insert(tx, block);
    await this.auditLog.record(tx, {
      accountId: scope.accountId,
      action: 'block.raised',
      actor,
      target: { type: 'block', id: wireId(WIRE_PREFIXES.block, block.id) },
      changes: changesBetween({}, factsOf(block)),
    });
    await this.outbox.publish(tx, 'account.block_changed.v1', {
      accountId: scope.accountId,
      aggregateId: scope.accountId,
      payload: { blockId: block.id, active: true },
    });
    tx.afterCommit(() => this.gates.invalidate(scope.accountId));
    return block;
  }
}

function blockOf(now: Instant, scope: AccountScope, wanted: NewBlock): BlockEntity {
  return {
    id: newId(now),
    accountId: scope.accountId,
    reason: wanted.reason,
    scope: wanted.scope,
    measured: wanted.measured ?? null,
    limit: wanted.limit ?? null,
    unit: wanted.unit ?? null,
    steps: wanted.steps,
    internalNote: wanted.internalNote ?? null,
    createdBy: wanted.createdBy,
    sinceAt: now,
    untilAt: wanted.until ?? null,
    liftedAt: null,
    liftedBy: null,
    liftReason: null,
  };
}

function factsOf({ reason, scope, measured, limit, unit, untilAt }: BlockEntity): Record<string, unknown> {
  return { status: 'open', reason, scope, measured, limit, unit, until: untilAt === null ? null : toIso(untilAt) };
}
