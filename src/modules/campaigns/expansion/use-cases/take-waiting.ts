import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../../platform/database/tx.js';
import { SelectionsFacade } from '../../../audience/index.js';
import type { StoredCampaign } from '../../authoring/index.js';
import { RecipientsRepository } from '../data/recipients.repository.js';
import { HandOver } from './hand-over.js';
import type { HandedOver, Turn } from './handed-over.js';
import { addressOf, counted } from './page-counts.js';
import { type AfterPage, PAGE } from './write-page.js';

/**
 * Hands over those who were written down before and whose turn has come. They are read anew: who has left the audience since, or
 * goes by another address, is left out.
 */
@Injectable()
export class TakeWaiting {
  constructor(
    private readonly selections: SelectionsFacade,
    private readonly recipients: RecipientsRepository,
    private readonly handOver: HandOver,
  ) {}

  /** Null when it is nobody's turn. */
  async in(tx: Tx, campaign: StoredCampaign): Promise<AfterPage | null> {
    const { id, accountId, selection, channel, winner } = campaign;
    const rows = await this.recipients.waitingIn(tx, id, winner === null ? tx.now : 'all', PAGE);
    if (rows.length === 0) return null;
    const contactIds = rows.map(({ contactId }) => contactId);
    const found = await this.selections.amongIn(tx, accountId, selection as never, { channel, contactIds });
    const known = new Map(found.map((recipient) => [recipient.contactId, recipient]));
    const variantOf = (variant: number | null): number => variant ?? winner?.variant ?? 0;
    const states: HandedOver['states'] = new Map();
    const turns: Turn[] = [];
    for (const { contactId, address, variant } of rows) {
      const recipient = known.get(contactId);
      if (recipient && addressOf(campaign, recipient) === address)
        turns.push({ recipient, variant: variantOf(variant) });
      else states.set(contactId, 'left_out');
    }
    const handed = await this.handOver.in(tx, campaign, turns);
    for (const [contactId, state] of handed.states) states.set(contactId, state);
    const settled = rows.flatMap(({ contactId, address, variant }) => {
      const state = states.get(contactId);
      return state === undefined ? [] : [{ address, state, variant: variantOf(variant) }];
    });
    await this.recipients.settleIn(tx, id, settled);
    return { campaign: counted(campaign, states), hindrance: handed.hindrance };
  }
}
