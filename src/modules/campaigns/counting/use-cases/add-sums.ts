import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../../platform/database/tx.js';
import { DepartedAccounts } from '../../../../platform/outbox/departed-accounts.js';
import { CampaignSumsRepository } from '../data/campaign-sums.repository.js';
import type { CampaignSum } from '../rules/sum-events.js';

/** Adds what was counted to the sums; of accounts that are gone nothing is written any more. */
@Injectable()
export class AddSums {
  constructor(
    private readonly sums: CampaignSumsRepository,
    private readonly departed: DepartedAccounts,
  ) {}

  /** Answers the campaigns that were added to. */
  async in(tx: Tx, counted: readonly CampaignSum[]): Promise<string[]> {
    const gone = new Set<string>();
    for (const id of [...new Set(counted.map(({ accountId }) => accountId))].sort())
      if (await this.departed.isGoneIn(tx, id)) gone.add(id);
    const sums = counted.filter(({ accountId }) => !gone.has(accountId));
    await this.sums.unscopedAddIn(tx, sums);
    return [...new Set(sums.map(({ campaignId }) => campaignId))].sort();
  }
}
