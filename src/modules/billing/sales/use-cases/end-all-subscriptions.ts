import { Injectable } from '@nestjs/common';
import { type AccountScope, type Tx } from '../../../../platform/database/tx.js';
import type { Actor } from '../../../accounts/index.js';
import { SubscriptionsRepository, TakeStep } from '../../subscriptions/index.js';

/** Ends all that an account has, at once and for good; nothing is given back. Whoever closes the account tells its owner. */
@Injectable()
export class EndAllSubscriptions {
  constructor(
    private readonly subscriptions: SubscriptionsRepository,
    private readonly steps: TakeStep,
  ) {}

  /** How many ended. */
  async in(tx: Tx, scope: AccountScope, actor: Actor): Promise<number> {
    const open = await this.subscriptions.lockOpen(tx, scope);
    for (const subscription of open) {
      const change = { endedAt: tx.now, dueAt: null };
      await this.steps.run(tx, subscription, { reason: 'account_closed', actor, change });
    }
    return open.length;
  }
}
