import { Injectable } from '@nestjs/common';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import type { SenderEntity } from '../data/sender.entity.js';
import { SendersRepository } from '../data/senders.repository.js';

@Injectable()
export class ReadSenders {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly senders: SendersRepository,
  ) {}

  /** Newest first; one more than `limit` when there is more. */
  page(scope: AccountScope, limit: number, before: string | null): Promise<SenderEntity[]> {
    return this.unitOfWork.run(scope, (tx) => this.senders.list(tx, scope, limit + 1, before));
  }

  one(scope: AccountScope, id: string): Promise<SenderEntity | null> {
    return this.unitOfWork.run(scope, (tx) => this.senders.find(tx, scope, id));
  }
}
