import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { type Recipient, SelectionsFacade } from '../../../audience/index.js';
import type { StoredCampaign } from '../../authoring/index.js';

/** As many contacts as one transaction deals with. */
export const PAGE = 5_000;

/** Those who come next, and where the page after them begins. */
export interface NextPage {
  recipients: readonly Recipient[];
  last: string | null;
  isLast: boolean;
}

interface Ahead {
  campaignId: string;
  after: string;
  reading: Promise<readonly Recipient[] | null>;
}

/**
 * While a page is being stored the next one is read, beside its transaction: two processors have something to do. What was read so is
 * looked at once more by the transaction that uses it, so who unsubscribed, was erased or changed his address meanwhile is left out.
 */
@Injectable()
export class ReadAhead {
  private ahead: Ahead | null = null;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly selections: SelectionsFacade,
  ) {}

  async in(tx: Tx, campaign: StoredCampaign): Promise<NextPage> {
    const ahead = await this.taken(campaign);
    const read = ahead ?? (await this.read(tx, campaign, campaign.cursor));
    const last = read.at(-1)?.contactId ?? null;
    const isLast = read.length < PAGE;
    if (!isLast) this.begin(campaign, last!);
    return { recipients: ahead === null ? read : await this.stillMeant(tx, campaign, ahead), last, isLast };
  }

  private async stillMeant(
    tx: Tx,
    { accountId, selection, channel }: StoredCampaign,
    read: readonly Recipient[],
  ): Promise<Recipient[]> {
    const contactIds = read.map(({ contactId }) => contactId);
    const still = await this.selections.stillIn(tx, accountId, selection as never, { channel, contactIds });
    return read.filter(({ contactId, email, phone }) => still.get(contactId) === (channel === 'sms' ? phone : email));
  }

  /** What was read ahead for this place; null when nothing was. */
  private async taken(campaign: StoredCampaign): Promise<readonly Recipient[] | null> {
    const { ahead } = this;
    if (ahead === null || ahead.campaignId !== campaign.id || ahead.after !== campaign.cursor) return null;
    this.ahead = null;
    return ahead.reading;
  }

  private begin(campaign: StoredCampaign, after: string): void {
    const reading = this.unitOfWork.runAsWorker((tx) => this.read(tx, campaign, after)).catch(() => null);
    this.ahead = { campaignId: campaign.id, after, reading };
  }

  private read(tx: Tx, { accountId, selection, channel }: StoredCampaign, after: string | null): Promise<Recipient[]> {
    return this.selections.pageIn(tx, accountId, selection as never, { channel, after, limit: PAGE });
  }
}
