import { Injectable } from '@nestjs/common';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { SelectionsFacade } from '../../../audience/index.js';
import { SuppressionList } from '../../../sending/index.js';
import type { StoredCampaign } from '../data/campaigns.repository.js';

const PAGE = 5_000;

export interface CountedAudience {
  recipients: number;
  excluded: { unsubscribed: number; suppressed: number; unconfirmed: number; duplicate: number };
}

/** Who is meant and may be written to. Counted where they are; of those who must not be written to a page at a time is looked at. */
@Injectable()
export class CountAudience {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly selections: SelectionsFacade,
    private readonly suppressions: SuppressionList,
  ) {}

  async run(scope: AccountScope, { audience, channel }: StoredCampaign): Promise<CountedAudience> {
    const { accountId } = scope;
    const { selection, counts } = await this.unitOfWork.runAsWorker(async (tx) => {
      const frozen = await this.selections.frozenIn(tx, scope, audience);
      return { selection: frozen, counts: await this.selections.countIn(tx, accountId, frozen, channel) };
    });
    const { unsubscribed, unconfirmed, duplicate } = counts;
    let suppressed = 0;
    if (channel === 'email')
      for await (const emails of this.suppressions.unscopedPages(accountId, PAGE))
        suppressed += (
          await this.unitOfWork.runAsWorker((tx) =>
            this.selections.amongIn(tx, accountId, selection, { channel, emails }),
          )
        ).length;
    const excluded = { unsubscribed, suppressed, unconfirmed, duplicate };
    return { recipients: Math.max(0, counts.recipients - suppressed), excluded };
  }
}
