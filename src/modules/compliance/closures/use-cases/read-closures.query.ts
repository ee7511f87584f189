import { Injectable } from '@nestjs/common';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import type { SpamClosureEntity } from '../data/spam-closure.entity.js';
import { SpamClosuresRepository } from '../data/spam-closures.repository.js';

/** For staff, and for the mail that tells of it. */
@Injectable()
export class ReadClosures {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly closures: SpamClosuresRepository,
  ) {}

  /** Newest first; one row more than `limit`. */
  page(scope: AccountScope, { before, limit }: { before: string | null; limit: number }): Promise<SpamClosureEntity[]> {
    return this.unitOfWork.runAsWorker((tx) => this.closures.page(tx, scope, before, limit + 1));
  }

  find(closureId: string): Promise<SpamClosureEntity | null> {
    return this.unitOfWork.runAsWorker((tx) => this.closures.unscopedFind(tx, closureId));
  }
}
