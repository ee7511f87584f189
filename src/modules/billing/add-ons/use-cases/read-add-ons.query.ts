import { Injectable } from '@nestjs/common';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { AddOnsRepository } from '../data/add-ons.repository.js';
import type { AddOn } from '../rules/add-on.js';

@Injectable()
export class ReadAddOns {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly addOns: AddOnsRepository,
  ) {}

  /** Null also when it belongs to another subscription. */
  async one(scope: AccountScope, subscriptionId: string, id: string): Promise<AddOn | null> {
    const addOn = await this.unitOfWork.run(scope, (tx) => this.addOns.find(tx, scope, id));
    return addOn?.subscriptionId === subscriptionId ? addOn : null;
  }

  /** Newest first; one more than `limit` when there is more. */
  page(scope: AccountScope, subscriptionId: string, limit: number, before: string | null): Promise<AddOn[]> {
    return this.unitOfWork.run(scope, (tx) =>
      this.addOns.page(tx, scope, subscriptionId, { limit: limit + 1, before }),
    );
  }
}
