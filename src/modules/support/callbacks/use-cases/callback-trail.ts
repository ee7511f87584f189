import { Injectable } from '@nestjs/common';
import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { toIso } from '../../../../kernel/time/instant.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { AccountsFacade, type Actor } from '../../../accounts/index.js';
import { LiveSupport } from '../../live/index.js';
import { AddMessage } from '../../tickets/index.js';
import type { Callback } from '../rules/callback.js';

/** What of call-backs is written down: in the ticket, for staff; in the audit log; and told to who watches. */
@Injectable()
export class CallbackTrail {
  constructor(
    private readonly accounts: AccountsFacade,
    private readonly addMessage: AddMessage,
    private readonly live: LiveSupport,
  ) {}

  requestedIn(tx: Tx, callback: Callback, actor: Actor): Promise<void> {
    const { slotStart, phone, language } = callback;
    const text = `A call-back is wanted at ${toIso(slotStart)} on ${phone}, in ${language}.`;
    return this.in(tx, callback, { action: 'callback.requested', actor, text });
  }

  cancelledIn(tx: Tx, callback: Callback, actor: Actor): Promise<void> {
    const text = `The call-back at ${toIso(callback.slotStart)} was given up.`;
    return this.in(tx, callback, { action: 'callback.cancelled', actor, text });
  }

  completedIn(tx: Tx, callback: Callback, actor: Actor): Promise<void> {
    const { outcome, note, slotStart } = callback;
    const text = `Call-back at ${toIso(slotStart)}: ${outcome ?? ''}.${note === null ? '' : `\n\n${note}`}`;
    return this.in(tx, callback, { action: 'callback.completed', actor, text });
  }

  private async in(
    tx: Tx,
    { id, accountId, ticketId, slotStart, outcome }: Callback,
    { action, actor, text }: { action: string; actor: Actor; text: string },
  ): Promise<void> {
    const author: Actor = actor.type === 'staff' ? actor : { type: 'system', id: null };
    await this.addMessage.addIn(tx, { ticketId, accountId, author, text, internal: true });
    const callbackId = wireId(WIRE_PREFIXES.callback, id);
    const ticket = wireId(WIRE_PREFIXES.ticket, ticketId);
    await this.accounts.auditIn(tx, {
      accountId,
      action,
      actor,
      target: { type: 'callback', id: callbackId },
      changes: { ticketId: ticket, slotStart: toIso(slotStart), ...(outcome === null ? {} : { outcome }) },
    });
    const ids = { ticketId: ticket, callbackId };
    await this.live.publishIn(tx, { accountId, forStaff: true, kind: 'callback.changed', ids });
  }
}
