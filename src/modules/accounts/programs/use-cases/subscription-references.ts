import { Injectable } from '@nestjs/common';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { platformProblems } from '../../../../platform/http/index.js';

/** Port: billing tells whether a subscription belongs to an account. */
export interface SubscriptionLookup {
  exists(scope: AccountScope, subscriptionId: string): Promise<boolean>;
}

@Injectable()
export class SubscriptionReferences {
  private lookup: SubscriptionLookup | null = null;

  register(lookup: SubscriptionLookup): void {
    this.lookup = lookup;
  }

  /** A foreign id in a body is answered like an unknown one. */
  async require(scope: AccountScope, subscriptionId: string | null): Promise<void> {
    if (subscriptionId === null || (await this.lookup?.exists(scope, subscriptionId))) return;
    throw platformProblems.reference_not_found({
      errors: [{ field: 'subscriptionId', code: 'reference_not_found', message: '' }],
    });
  }
}
