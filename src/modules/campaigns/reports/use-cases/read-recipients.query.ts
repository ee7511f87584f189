import { Injectable } from '@nestjs/common';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { type CopyOutcome, CopyOutcomes } from '../../../sending/index.js';
import { CampaignsRepository, type StoredCampaign } from '../../authoring/index.js';
import { RECIPIENT_STATE, type RecipientState } from '../../expansion/index.js';

export interface CampaignRecipient {
  address: string;
  contactId: string;
  variant: number | null;
  state: RecipientState;
  /** Of mail that was handed over. */
  outcome: CopyOutcome | null;
}
interface Row extends Omit<CampaignRecipient, 'state' | 'outcome'> {
  state: number;
}

const STATES = new Map<number, RecipientState>(
  Object.entries(RECIPIENT_STATE).map(([name, number]) => [number, name as RecipientState]),
);

/** Whom a campaign was for, one by one, with what became of each. */
@Injectable()
export class ReadRecipients {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly campaigns: CampaignsRepository,
    private readonly outcomes: CopyOutcomes,
  ) {}

  /** One more than `limit`, by address; null when there is no such campaign. */
  page(
    scope: AccountScope,
    id: string,
    { state, after, limit }: { state: RecipientState | null; after: string; limit: number },
  ): Promise<CampaignRecipient[] | null> {
    return this.unitOfWork.run(scope, async (tx) => {
      const campaign = await this.campaigns.find(tx, scope, id);
      if (campaign === null) return null;
      const rows = await tx.query<Row>(
        `select address, contact_id as "contactId", variant, state from campaign_recipients
          where campaign_id = $1 and account_id = $2 and address > $3 and ($4::smallint is null or state = $4)
          order by address limit $5`,
        [id, scope.accountId, after, state === null ? null : RECIPIENT_STATE[state], limit + 1],
      );
      const outcomes = await this.outcomesIn(tx, scope, campaign, rows);
      return rows.map((row) => ({
        ...row,
        state: STATES.get(row.state)!,
        outcome: outcomes.get(row.address) ?? null,
      }));
    });
  }

  private async outcomesIn(
    tx: Tx,
    scope: AccountScope,
    { channel, bulkIds, startedAt }: StoredCampaign,
    rows: readonly Row[],
  ): Promise<Map<string, CopyOutcome>> {
    if (channel === 'sms' || startedAt === null) return new Map();
    const sent = rows.filter(({ state }) => state === RECIPIENT_STATE.handed_over);
    return this.outcomes.of(tx, scope, { bulkIds, emails: sent.map(({ address }) => address), since: startedAt });
  }
}
