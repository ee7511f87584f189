import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import {
  type ReputationFilter,
  type ReputationPlace,
  type ReputationRow,
  ReputationsRepository,
} from '../data/reputations.repository.js';

@Injectable()
export class ReadReputations {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reputations: ReputationsRepository,
  ) {}

  /** Worst first; one row more than `limit`. */
  page(filter: ReputationFilter, after: ReputationPlace | null, limit: number): Promise<ReputationRow[]> {
    return this.unitOfWork.runAsWorker((tx) => this.reputations.unscopedPage(tx, filter, after, limit + 1));
  }
}
