import { Injectable } from '@nestjs/common';
import type { AccountScope, Tx } from '../../platform/database/tx.js';
import { type BlockEntity, BlocksRepository, LiftBlock, type NewBlock, RaiseBlock } from './account/index.js';
import type { Actor } from './audit-actor.js';

/** What keeps accounts from something, for the module that explains it and talks with customers about it. */
@Injectable()
export class AccountBlocks {
  constructor(
    private readonly blocks: BlocksRepository,
    private readonly raise: RaiseBlock,
    private readonly lift: LiftBlock,
  ) {}

  /** The open ones, newest first. */
  openIn(tx: Tx, scope: AccountScope): Promise<BlockEntity[]> {
    return this.blocks.open(tx, scope);
  }

  /** All that ever were, newest first. */
  pageIn(tx: Tx, scope: AccountScope, before: string | null, limit: number): Promise<BlockEntity[]> {
    return this.blocks.page(tx, scope, before, limit);
  }

  findIn(tx: Tx, scope: AccountScope, blockId: string): Promise<BlockEntity | null> {
    return this.blocks.find(tx, scope, blockId);
  }

  /** The same, locked until the transaction ends. */
  lockIn(tx: Tx, scope: AccountScope, blockId: string): Promise<BlockEntity | null> {
    return this.blocks.findForUpdate(tx, scope, blockId);
  }

  raiseIn(tx: Tx, scope: AccountScope, wanted: NewBlock, actor: Actor): Promise<BlockEntity> {
    return this.raise.raiseIn(tx, scope, wanted, actor);
  }

  /** Takes one reason out of the set; lifting what is over changes nothing. */
  liftIn(
    tx: Tx,
    scope: AccountScope,
    blockId: string,
    by: { staffId: string | null; reason: string; actor: Actor },
  ): Promise<BlockEntity> {
    return this.lift.liftIn(tx, scope, blockId, by);
  }
}
