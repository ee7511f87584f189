import { Injectable } from '@nestjs/common';
import { parseWireId, wireId, WIRE_PREFIXES } from '../../../../kernel/ids.js';
import { Problem } from '../../../../kernel/problem.js';
import { addMs, HOUR_MS } from '../../../../kernel/time/instant.js';
import { accountScope, type Tx } from '../../../../platform/database/tx.js';
import { AccountsFacade } from '../../../accounts/index.js';
import { BulkGate, PlainTexts } from '../../../sending/index.js';
import { formatCredits, SmsCampaigns } from '../../../sms/index.js';
import { type StoredCampaign, writtenTexts } from '../../authoring/index.js';
import { type Hindrance, hindranceOf } from '../rules/hindrance.js';
import type { HandedOver, Turn } from './handed-over.js';

/** Gives texts what one page of a campaign is: paid for, whole or not at all. */
@Injectable()
export class HandOverTexts {
  constructor(
    private readonly texts: SmsCampaigns,
    private readonly accounts: AccountsFacade,
    private readonly gate: BulkGate,
    private readonly plain: PlainTexts,
  ) {}

  async in(tx: Tx, campaign: StoredCampaign, turns: readonly Turn[]): Promise<HandedOver> {
    const hindrance = await this.hindranceOf(campaign);
    if (hindrance !== null || turns.length === 0) return { states: new Map(), hindrance };
    const { id: campaignId, accountId, smsFrom, text, audience } = campaign;
    const readers = turns.map(({ recipient }) => recipient);
    const recipients = writtenTexts(readers, this.plain.read(text!));
    const lists = audience.lists.flatMap((id) => parseWireId(WIRE_PREFIXES.list, id) ?? []);
    const page = { campaignId, from: smsFrom!, text: text!, recipients, lists };
    const { accepted, refused, short } = await this.texts.acceptPageIn(tx, accountScope(accountId), page);
    const states: HandedOver['states'] = new Map(accepted.map(({ contactId }) => [contactId, 'handed_over']));
    let tooFast = false;
    for (const { contactId, code } of refused) {
      if (code === 'velocity_exceeded') tooFast = true;
      else states.set(contactId, code === 'recipient_opted_out' ? 'suppressed' : 'left_out');
    }
    if (short !== null) {
      const detail = { needed: formatCredits(short.needed), available: formatCredits(short.available) };
      return { states, hindrance: { kind: 'paused', code: 'insufficient_sms_credits', detail } };
    }
    const until = addMs(tx.now, HOUR_MS);
    return { states, hindrance: tooFast ? { kind: 'waits', code: 'quota', detail: { window: 'sms' }, until } : null };
  }

  /** What the account was sold and what stands in its way, as it is now. */
  private async hindranceOf({ accountId }: StoredCampaign): Promise<Hindrance | null> {
    this.accounts.invalidate(accountId);
    const gate = (await this.accounts.gatesOf([accountId])).get(accountId);
    if (!gate || gate.closed) return hindranceOf('account_blocked', {});
    const blockIds = gate.blocks.map(({ id }) => wireId(WIRE_PREFIXES.block, id));
    if (blockIds.length > 0) return hindranceOf('account_blocked', { blockIds });
    try {
      await this.gate.require({ accountId });
      return null;
    } catch (error) {
      if (error instanceof Problem) return { kind: 'paused', code: 'bulk_not_allowed', detail: {} };
      throw error;
    }
  }
}
