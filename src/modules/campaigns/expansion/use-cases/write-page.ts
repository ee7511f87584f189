import { Injectable } from '@nestjs/common';
import type { Instant } from '../../../../kernel/time/instant.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { type Recipient, SelectionsFacade } from '../../../audience/index.js';
import { type StoredCampaign, turnsOf } from '../../authoring/index.js';
import { type RecipientRow, RecipientsRepository } from '../data/recipients.repository.js';
import { REST, splitOf } from '../rules/ab-split.js';
import type { Hindrance } from '../rules/hindrance.js';
import { HandOver } from './hand-over.js';
import { addressOf, counted } from './page-counts.js';

/** As many contacts as one transaction deals with. */
export const PAGE = 5_000;

type Planned = Omit<RecipientRow, 'state'> & { recipient: Recipient };

/** The campaign after a page, and what stands in the way of the next. */
export interface AfterPage {
  campaign: StoredCampaign;
  hindrance: Hindrance | null;
}

/**
 * Writes down the next page of those who are meant, and hands over those whose turn it is: the rows, the mail and the cursor
 * are one commit. Whoever is killed before it has done nothing, after it all.
 */
@Injectable()
export class WritePage {
  constructor(
    private readonly selections: SelectionsFacade,
    private readonly recipients: RecipientsRepository,
    private readonly handOver: HandOver,
  ) {}

  /** `mayHandOver`: nothing stands in the way as far as is known. */
  async in(tx: Tx, campaign: StoredCampaign, mayHandOver: boolean): Promise<AfterPage> {
    const { accountId, selection, channel, cursor } = campaign;
    const wanted = { channel, after: cursor, limit: PAGE };
    const page = await this.selections.pageIn(tx, accountId, selection as never, wanted);
    const planned = await this.withoutKnown(tx, campaign, plan(campaign, page));
    const turns = mayHandOver ? planned.filter((one) => isTurn(one, tx.now)) : [];
    const { states, hindrance } = await this.handOver.in(
      tx,
      campaign,
      turns.map(({ recipient, variant }) => ({ recipient, variant: variant! })),
    );
    const rows = planned.map(({ recipient: _, ...row }): RecipientRow => {
      return { ...row, state: states.get(row.contactId) ?? 'waits' };
    });
    await this.recipients.insertIn(tx, campaign, rows);
    return {
      campaign: {
        ...counted(campaign, states),
        recipients: campaign.recipients + rows.length,
        cursor: page.at(-1)?.contactId ?? cursor,
        audienceWhole: page.length < PAGE,
      },
      hindrance,
    };
  }

  /** Nobody twice: neither who came under this address before, nor who stands in the page twice. */
  private async withoutKnown(tx: Tx, { id }: StoredCampaign, planned: readonly Planned[]): Promise<Planned[]> {
    const first = new Map<string, Planned>();
    for (const one of planned) if (!first.has(one.address)) first.set(one.address, one);
    const known = await this.recipients.knownIn(tx, id, [...first.keys()]);
    return [...first.values()].filter(({ address }) => !known.has(address));
  }
}

function plan(campaign: StoredCampaign, page: readonly Recipient[]): Planned[] {
  const variantOf = splitOf(campaign.id, Math.max(1, campaign.variants.length), campaign.abTest);
  const turnOf = turnsOf(campaign.schedule!);
  return page.flatMap((recipient) => {
    const address = addressOf(campaign, recipient);
    if (address === null) return [];
    const { contactId, timeZone } = recipient;
    const variant = variantOf(contactId);
    return [{ address, contactId, variant, dueAt: variant === REST ? null : turnOf(timeZone), recipient }];
  });
}

function isTurn({ variant, dueAt }: Planned, now: Instant): boolean {
  return variant !== REST && dueAt !== null && dueAt <= now;
}
