import { Injectable } from '@nestjs/common';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import type { Suppression } from '../data/suppression.js';
import { type SuppressionFilter, SuppressionsRepository } from '../data/suppressions.repository.js';

@Injectable()
export class ReadSuppressions {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: SuppressionsRepository,
  ) {}

  /** Newest first; one more than `limit` when there are more. */
  page(scope: AccountScope, limit: number, beforeId: string | null, filter: SuppressionFilter): Promise<Suppression[]> {
    return this.unitOfWork.run(scope, (tx) => this.repository.page(tx, scope, filter, beforeId, limit + 1));
  }

  find(scope: AccountScope, id: string): Promise<Suppression | null> {
    return this.unitOfWork.run(scope, (tx) => this.repository.find(tx, scope, id));
  }
}
