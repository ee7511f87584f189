import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../../platform/database/tx.js';
import { CampaignWakes } from '../../authoring/index.js';
import { ExpansionsRepository } from '../data/expansions.repository.js';

/** What campaigns wait for may have come. */
@Injectable()
export class ContinueCampaigns {
  constructor(
    private readonly expansions: ExpansionsRepository,
    private readonly wakes: CampaignWakes,
  ) {}

  async in(tx: Tx, accountId: string, codes: readonly ('quota' | 'account_blocked')[]): Promise<void> {
    for (const id of await this.expansions.wakeWaitingIn(tx, accountId, codes)) this.wakes.afterCommit(tx, id);
  }
}
