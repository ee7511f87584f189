import { Injectable } from '@nestjs/common';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { SelectionsFacade } from '../../../audience/index.js';
import type { Audience } from '../rules/campaign.js';

/** Whether lists and segments that a campaign names are the account's own. */
@Injectable()
export class CheckAudience {
  constructor(private readonly selections: SelectionsFacade) {}

  /** @throws 422 `reference_not_found` with the place */
  async in(tx: Tx, scope: AccountScope, { audience }: { audience: Audience }): Promise<void> {
    await this.selections.frozenIn(tx, scope, audience);
  }
}
