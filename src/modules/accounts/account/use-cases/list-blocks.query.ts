import { Injectable } from '@nestjs/common';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import type { BlockEntity } from '../data/block.entity.js';
import { BlocksRepository } from '../data/blocks.repository.js';

@Injectable()
export class ListBlocks {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly blocks: BlocksRepository,
  ) {}

  /** What keeps the account from something now. */
  open(scope: AccountScope): Promise<BlockEntity[]> {
    return this.unitOfWork.run(scope, (tx) => this.blocks.open(tx, scope));
  }

  /** For staff: all that ever were; one row more than `limit`. */
  all(scope: AccountScope, page: { before: string | null; limit: number }): Promise<BlockEntity[]> {
    return this.unitOfWork.run(scope, (tx) => this.blocks.page(tx, scope, page.before, page.limit + 1));
  }
}
