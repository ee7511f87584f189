import { Injectable } from '@nestjs/common';
import { newId } from '../../../../kernel/ids.js';
import type { Language } from '../../../../kernel/texts.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import type { AccountScope, BeforeCommit, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import type { Actor } from '../../../accounts/index.js';
import { LookUpTicket, type TicketFacts } from '../../tickets/index.js';
import { callbackProblems } from '../callbacks.errors.js';
import { CallbacksRepository } from '../data/callbacks.repository.js';
import type { Callback } from '../rules/callback.js';
import { CallbackAccess } from './callback-access.js';
import { CallbackSlots } from './callback-slots.query.js';
import { CallbackTrail } from './callback-trail.js';

export interface CallbackWish {
  ticketId: string;
  phone: string;
  language: Language | null;
  /** Null: the next that is free. */
  slotStart: Instant | null;
}

/** Takes a place in a slot for a ticket: the database gives each place to one. */
@Injectable()
export class RequestCallback {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tickets: LookUpTicket,
    private readonly access: CallbackAccess,
    private readonly slots: CallbackSlots,
    private readonly callbacks: CallbacksRepository,
    private readonly trail: CallbackTrail,
  ) {}

  run(scope: AccountScope, wish: CallbackWish, actor: Actor, keep: BeforeCommit<Callback>): Promise<Callback> {
    return this.unitOfWork.run(scope, async (tx) => {
      // Who asks twice at once for one ticket waits here, and is then refused.
      const ticket = await this.tickets.lockIn(tx, scope, wish.ticketId);
      if (!ticket) throw platformProblems.not_found();
      const starts = await this.access.startsIn(tx, scope, ticket, wish);
      if (await this.callbacks.hasOpen(tx, scope, ticket.id)) throw callbackProblems.callback_already_requested();
      const callback = await this.takeIn(tx, ticket, wish, starts);
      await this.trail.requestedIn(tx, callback, actor);
      await keep(tx, callback);
      return callback;
    });
  }

  private async takeIn(tx: Tx, ticket: TicketFacts, wish: CallbackWish, starts: readonly Instant[]): Promise<Callback> {
    const { accountId, id: ticketId } = ticket;
    const language = wish.language ?? ticket.language;
    const about = { accountId, ticketId, language, phone: wish.phone, status: 'requested' as const };
    const open = { outcome: null, note: null, createdAt: tx.now, closedAt: null };
    for (const slotStart of starts) {
      for (let seat = 1; seat <= this.slots.capacity; seat += 1) {
        const callback: Callback = { id: newId(tx.now), ...about, ...open, slotStart, seat };
        if (await this.callbacks.take(tx, callback)) return callback;
      }
    }
    throw callbackProblems.slot_taken();
  }
}
