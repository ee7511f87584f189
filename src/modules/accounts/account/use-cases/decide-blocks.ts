import { Injectable } from '@nestjs/common';
import { accountScope, type BeforeCommit } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import type { BlockEntity } from '../data/block.entity.js';
import type { Actor } from '../../audit-actor.js';
import { LiftBlock } from './lift-block.js';
import { type NewBlock, RaiseBlock } from './raise-block.js';

/** Staff block an account and lift a block, each with its reason. */
@Injectable()
export class DecideBlocks {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly raiseBlock: RaiseBlock,
    private readonly liftBlock: LiftBlock,
  ) {}

  raise(accountId: string, wanted: NewBlock, actor: Actor, keep: BeforeCommit<BlockEntity>): Promise<BlockEntity> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      const raised = await this.raiseBlock.raiseIn(tx, accountScope(accountId), wanted, actor);
      await keep(tx, raised);
      return raised;
    });
  }

  lift(
    accountId: string,
    blockId: string,
    by: { staffId: string; reason: string; actor: Actor },
    keep: BeforeCommit<BlockEntity>,
  ): Promise<BlockEntity> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      const lifted = await this.liftBlock.liftIn(tx, accountScope(accountId), blockId, by);
      await keep(tx, lifted);
      return lifted;
    });
  }
}
