import { Injectable } from '@nestjs/common';
import type { AccountScope } from '../../../../platform/database/tx.js';
import type { Plan } from '../../catalogue/index.js';
import type { LineRequest } from '../../invoices/index.js';
import type { Subscription } from '../../subscriptions/index.js';

/** Answers the lines that are renewed together with a subscription, priced by the plan of the next term. */
export type ExtraLines = (scope: AccountScope, subscription: Subscription, plan: Plan) => Promise<LineRequest[]>;

/** Port: what was bought beside the plan costs its price again with every term. */
@Injectable()
export class RenewalExtras {
  private source: ExtraLines = () => Promise.resolve([]);

  register(source: ExtraLines): void {
    this.source = source;
  }

  linesOf(scope: AccountScope, subscription: Subscription, plan: Plan): Promise<LineRequest[]> {
    return this.source(scope, subscription, plan);
  }
}
