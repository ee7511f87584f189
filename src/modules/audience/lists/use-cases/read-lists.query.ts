import { Injectable } from '@nestjs/common';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import type { ListEntity } from '../data/list.entity.js';
import { ListsRepository } from '../data/lists.repository.js';

@Injectable()
export class ReadLists {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly lists: ListsRepository,
  ) {}

  /** Newest first; one more than `limit` when there are more. */
  page(scope: AccountScope, limit: number, before: string | null): Promise<ListEntity[]> {
    return this.unitOfWork.run(scope, (tx) => this.lists.page(tx, scope, before, limit + 1));
  }

  one(scope: AccountScope, id: string): Promise<ListEntity | null> {
    return this.unitOfWork.run(scope, (tx) => this.lists.find(tx, scope, id));
  }
}
