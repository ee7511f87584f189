import { Injectable } from '@nestjs/common';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { type SmsInbound, SmsInboundRepository } from '../data/inbound.repository.js';

@Injectable()
export class ReadInbound {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly inbound: SmsInboundRepository,
  ) {}

  page(scope: AccountScope, limit: number, before: string | null): Promise<SmsInbound[]> {
    return this.unitOfWork.run(scope, (tx) => this.inbound.page(tx, scope, limit + 1, before));
  }

  one(scope: AccountScope, id: string): Promise<SmsInbound | null> {
    return this.unitOfWork.run(scope, (tx) => this.inbound.find(tx, scope, id));
  }
}
