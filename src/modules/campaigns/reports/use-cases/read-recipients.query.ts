import { Injectable } from '@nestjs/common';
import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { CopyOutcomes } from '../../../sending/index.js';
import { SmsOutcomes } from '../../../sms/index.js';
import { CampaignsRepository, type StoredCampaign } from '../../authoring/index.js';
import { RECIPIENT_STATE, type RecipientState } from '../../expansion/index.js';

/** What became of the mail or the text that somebody got. */
export interface RecipientOutcome {
  /** As it goes over the wire. */
  messageId: string;
  status: string;
  opened: boolean;
  clicked: boolean;
}

export interface CampaignRecipient {
  address: string;
  contactId: string;
  variant: number | null;
  state: RecipientState;
  /** Of what was handed over. */
  outcome: RecipientOutcome | null;
}
interface Row extends Omit<CampaignRecipient, 'state' | 'outcome'> {
  state: number;
}

export interface RecipientsWanted {
  state: RecipientState | null;
  /** Of the outcome. */
  status: string | null;
  after: string;
  limit: number;
}

/** Looked at together where few of them may be wanted. */
const LOOKED_AT = 2_000;
const STATES = new Map<number, RecipientState>(
  Object.entries(RECIPIENT_STATE).map(([name, number]) => [number, name as RecipientState]),
);

/** Whom a campaign was for, one by one, with what became of each. */
@Injectable()
export class ReadRecipients {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly campaigns: CampaignsRepository,
    private readonly copies: CopyOutcomes,
    private readonly texts: SmsOutcomes,
  ) {}

  /** One more than `limit`, by address; null when there is no such campaign. */
  page(scope: AccountScope, id: string, wanted: RecipientsWanted): Promise<CampaignRecipient[] | null> {
    return this.unitOfWork.run(scope, async (tx) => {
      const campaign = await this.campaigns.find(tx, scope, id);
      if (campaign === null) return null;
      const { status, limit } = wanted;
      if (status === null) return this.stepIn(tx, scope, campaign, { ...wanted, limit: limit + 1 });
      // Only what was handed over has an outcome.
      if (wanted.state !== null && wanted.state !== 'handed_over') return [];
      const found: CampaignRecipient[] = [];
      for (let { after } = wanted; ;) {
        const step = { state: 'handed_over', after, limit: LOOKED_AT } as const;
        const known = await this.stepIn(tx, scope, campaign, step);
        found.push(...known.filter(({ outcome }) => outcome?.status === status));
        if (found.length > limit || known.length < LOOKED_AT) return found.slice(0, limit + 1);
        after = known.at(-1)!.address;
      }
    });
  }

  private async stepIn(
    tx: Tx,
    scope: AccountScope,
    campaign: StoredCampaign,
    { state, after, limit }: Omit<RecipientsWanted, 'status'>,
  ): Promise<CampaignRecipient[]> {
    const rows = await tx.query<Row>(
      `select address, contact_id as "contactId", variant, state from campaign_recipients
        where campaign_id = $1 and account_id = $2 and address > $3 and ($4::smallint is null or state = $4)
        order by address limit $5`,
      [campaign.id, scope.accountId, after, state === null ? null : RECIPIENT_STATE[state], limit],
    );
    const outcomes = await this.outcomesIn(tx, scope, campaign, rows);
    return rows.map((row) => ({
      ...row,
      state: STATES.get(row.state)!,
      outcome: outcomes.get(row.address) ?? null,
    }));
  }

  private async outcomesIn(
    tx: Tx,
    scope: AccountScope,
    { id, channel, bulkIds, startedAt }: StoredCampaign,
    rows: readonly Row[],
  ): Promise<Map<string, RecipientOutcome>> {
    if (startedAt === null) return new Map();
    const sent = rows.filter(({ state }) => state === RECIPIENT_STATE.handed_over).map(({ address }) => address);
    if (channel === 'sms') {
      const texts = await this.texts.of(tx, scope, { campaignId: id, numbers: sent });
      return wired(texts, 'smsMessage', () => NEVER_SEEN);
    }
    const copies = await this.copies.of(tx, scope, { bulkIds, emails: sent, since: startedAt });
    return wired(copies, 'message', ({ opened, clicked }) => ({ opened, clicked }));
  }
}

/** Nobody can see who reads a text. */
const NEVER_SEEN = { opened: false, clicked: false };

function wired<Outcome extends { messageId: string; status: string }>(
  outcomes: ReadonlyMap<string, Outcome>,
  prefix: 'message' | 'smsMessage',
  seen: (outcome: Outcome) => Pick<RecipientOutcome, 'opened' | 'clicked'>,
): Map<string, RecipientOutcome> {
  return new Map(
    [...outcomes].map(([address, outcome]) => {
      const { messageId, status } = outcome;
      return [address, { messageId: wireId(WIRE_PREFIXES[prefix], messageId), status, ...seen(outcome) }];
    }),
  );
}
