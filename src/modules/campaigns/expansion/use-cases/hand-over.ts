import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../../platform/database/tx.js';
import type { Recipient } from '../../../audience/index.js';
import { type BulkHindrance, BulkMail } from '../../../sending/index.js';
import { readerVariables, type StoredCampaign } from '../../authoring/index.js';
import { type Hindrance, hindranceOf } from '../rules/hindrance.js';
import type { RecipientState } from '../rules/recipient-state.js';
import type { HandedOver, Turn } from './handed-over.js';
import { HandOverTexts } from './hand-over-texts.js';

/** Gives mail or texts to many what one page of a campaign is: in the page's own transaction. */
@Injectable()
export class HandOver {
  constructor(
    private readonly bulk: BulkMail,
    private readonly texts: HandOverTexts,
  ) {}

  async in(tx: Tx, campaign: StoredCampaign, turns: readonly Turn[]): Promise<HandedOver> {
    if (campaign.channel === 'sms') return this.texts.in(tx, campaign, turns);
    const states: HandedOver['states'] = new Map();
    for (const [variant, bulkId] of campaign.bulkIds.entries()) {
      const recipients = turns.filter((turn) => turn.variant === variant).map(({ recipient }) => recipient);
      if (recipients.length === 0) continue;
      const hindrance = await this.variant(tx, campaign, bulkId, recipients, states);
      if (hindrance !== null) return { states, hindrance };
    }
    return { states, hindrance: null };
  }

  private async variant(
    tx: Tx,
    { accountId }: StoredCampaign,
    bulkId: string,
    recipients: readonly Recipient[],
    states: HandedOver['states'],
  ): Promise<Hindrance | null> {
    const page = recipients.map((recipient) => ({
      contactId: recipient.contactId,
      email: recipient.email,
      name: recipient.name,
      variables: readerVariables(recipient),
    }));
    const accepted = await this.bulk.acceptPageIn(tx, { accountId }, { bulkId, recipients: page });
    const [suppressed, unusable] = [new Set(accepted.suppressed), new Set(accepted.unusable)];
    for (const { contactId } of recipients.slice(0, accepted.taken)) {
      const state: RecipientState = unusable.has(contactId) ? 'left_out' : 'handed_over';
      states.set(contactId, suppressed.has(contactId) ? 'suppressed' : state);
    }
    return accepted.hindrance && read(accepted.hindrance);
  }
}

function read(hindrance: BulkHindrance): Hindrance {
  switch (hindrance.kind) {
    case 'quota': {
      const { window, onExceed, until } = hindrance;
      return { kind: 'waits', code: 'quota', detail: { window, onExceed }, until };
    }
    case 'stopped':
      return { kind: 'stopped' };
    case 'not_allowed':
      return { kind: 'paused', code: 'bulk_not_allowed', detail: {} };
    case 'refused':
      return hindranceOf(hindrance.problem.code, hindrance.problem.extra);
  }
}
