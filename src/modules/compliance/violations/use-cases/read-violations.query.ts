import { Injectable } from '@nestjs/common';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import type { ViolationEntity } from '../data/violation.entity.js';
import { ViolationsRepository } from '../data/violations.repository.js';

const SHOWN_AT_ONCE = 50;

/** For staff. */
@Injectable()
export class ReadViolations {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly violations: ViolationsRepository,
  ) {}

  /** Newest first; one row more than `limit`. */
  page(scope: AccountScope, { before, limit }: { before: string | null; limit: number }): Promise<ViolationEntity[]> {
    return this.unitOfWork.runAsWorker((tx) => this.violations.page(tx, scope, before, limit + 1));
  }

  /** The newest ones, beside what else is known of an account. */
  latestIn(tx: Tx, scope: AccountScope): Promise<ViolationEntity[]> {
    return this.violations.page(tx, scope, null, SHOWN_AT_ONCE);
  }
}
