import { Injectable } from '@nestjs/common';
import type { Instant } from '../../../../kernel/time/instant.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { GivingWay } from '../../../../platform/giving-way/giving-way.js';
import { type Recipient, SelectionsFacade } from '../../../audience/index.js';
import { type StoredCampaign, turnsOf } from '../../authoring/index.js';
import { RecipientsRepository } from '../data/recipients.repository.js';
import { REST, splitOf } from '../rules/ab-split.js';
import type { Hindrance } from '../rules/hindrance.js';
import type { RecipientState } from '../rules/recipient-state.js';
import { HandOver } from './hand-over.js';
import type { HandedOver } from './handed-over.js';
import { addressOf, counted } from './page-counts.js';

/** As many contacts as one transaction deals with; fewer beside single mail, which would wait for all of it. */
export const PAGE = 5_000;
const PAGE_BESIDE_SINGLE_MAIL = 200;

interface Planned {
  address: string;
  contactId: string;
  variant: number | null;
  dueAt: Instant | null;
  recipient: Recipient;
}

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
    private readonly way: GivingWay,
  ) {}

  /** `mayHandOver`: nothing stands in the way as far as is known. */
  async in(tx: Tx, campaign: StoredCampaign, mayHandOver: boolean): Promise<AfterPage> {
    const { accountId, selection, channel, cursor } = campaign;
    const limit = this.way.isSingleAbout ? PAGE_BESIDE_SINGLE_MAIL : PAGE;
    const wanted = { channel, after: cursor, limit };
    const page = await this.selections.pageIn(tx, accountId, selection as never, wanted);
    const isTurn = ({ variant, dueAt }: Planned): boolean =>
      mayHandOver && variant !== REST && dueAt !== null && dueAt <= tx.now;
    const planned = await this.writtenIn(tx, campaign, plan(campaign, page), isTurn);
    const turns = planned.filter(isTurn);
    const { states, hindrance } = await this.handOver.in(
      tx,
      campaign,
      turns.map(({ recipient, variant }) => ({ recipient, variant: variant! })),
    );
    await this.correctIn(tx, campaign, turns, states);
    return {
      campaign: {
        ...counted(campaign, states),
        recipients: campaign.recipients + planned.length,
        cursor: page.at(-1)?.contactId ?? cursor,
        audienceWhole: page.length < limit,
      },
      hindrance,
    };
  }

  /** Nobody twice: neither who came under this address before, nor who stands in the page twice. */
  private async writtenIn(
    tx: Tx,
    campaign: StoredCampaign,
    planned: readonly Planned[],
    isTurn: (one: Planned) => boolean,
  ): Promise<Planned[]> {
    const first = new Map<string, Planned>();
    for (const one of planned) if (!first.has(one.address)) first.set(one.address, one);
    const rows = [...first.values()];
    const known = await this.recipients.insertIn(tx, campaign, rows, (one) => (isTurn(one) ? 'handed_over' : 'waits'));
    return known.size === 0 ? rows : rows.filter(({ address }) => !known.has(address));
  }

  /** Most of those whose turn it is are handed over, and written down so before; the few others are put right. */
  private correctIn(
    tx: Tx,
    { id }: StoredCampaign,
    turns: readonly Planned[],
    states: HandedOver['states'],
  ): Promise<void> {
    const others = turns.flatMap(({ address, contactId, variant }) => {
      const state: RecipientState = states.get(contactId) ?? 'waits';
      return state === 'handed_over' ? [] : [{ address, state, variant: variant! }];
    });
    return this.recipients.settleIn(tx, id, others);
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
