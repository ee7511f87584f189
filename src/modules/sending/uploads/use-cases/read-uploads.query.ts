import { Injectable } from '@nestjs/common';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { type Upload, UploadsRepository } from '../data/uploads.repository.js';

@Injectable()
export class ReadUploads {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly uploads: UploadsRepository,
  ) {}

  async one(scope: AccountScope, id: string): Promise<Upload | null> {
    const [found] = await this.unitOfWork.run(scope, (tx) => this.uploads.find(tx, scope, [id]));
    return found ?? null;
  }

  /** Newest first; one row more than `limit`. */
  page(scope: AccountScope, limit: number, before: string | null): Promise<Upload[]> {
    return this.unitOfWork.run(scope, (tx) => this.uploads.page(tx, scope, limit + 1, before));
  }
}
