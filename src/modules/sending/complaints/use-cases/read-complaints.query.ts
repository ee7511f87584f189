import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import type { Complaint, ComplaintFilter } from '../data/complaint.js';
import { ComplaintsRepository } from '../data/complaints.repository.js';

@Injectable()
export class ReadComplaints {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: ComplaintsRepository,
  ) {}

  /** Newest first; one more than `limit` when there are more. */
  unscopedPage(filter: ComplaintFilter, limit: number, beforeId: string | null): Promise<Complaint[]> {
    return this.unitOfWork.runAsWorker((tx) => this.repository.unscopedPage(tx, filter, beforeId, limit + 1));
  }

  unscopedOne(id: string): Promise<Complaint | null> {
    return this.unitOfWork.runAsWorker((tx) => this.repository.unscopedFind(tx, id));
  }
}
