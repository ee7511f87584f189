import { Injectable } from '@nestjs/common';
import type { Language } from '../../../../kernel/texts.js';
import { addMs, type Instant } from '../../../../kernel/time/instant.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { SupportCalendar } from '../../calendar/index.js';
import { ChannelDoor } from '../../channels/index.js';
import type { TicketFacts } from '../../tickets/index.js';
import { SLOT_MS, slotFault, slotsFrom } from '../rules/callback-slots.js';

/** Slots that are tried when none was named. */
const MOST_TRIED = 400;

/** Whether a call may be asked for, and when it could be. */
@Injectable()
export class CallbackAccess {
  constructor(
    private readonly door: ChannelDoor,
    private readonly calendar: SupportCalendar,
  ) {}

  /** @throws the first reason of the phone channel; hours bind the slot and not the moment of asking */
  async startsIn(
    tx: Tx,
    scope: AccountScope,
    ticket: TicketFacts,
    wish: { language: Language | null; slotStart: Instant | null },
  ): Promise<Instant[]> {
    const { slotStart } = wish;
    const fault = slotStart === null ? null : slotFault(slotStart, tx.now);
    if (fault !== null)
      throw platformProblems.validation_failed({ errors: [{ field: 'slotStart', code: fault, message: '' }] });
    const starts = slotStart === null ? slotsFrom(this.calendar.office, tx.now, tx.now, MOST_TRIED) : [slotStart];
    const { topic, language } = ticket;
    const asked = { channel: 'phone' as const, topic, ticket, language: wish.language ?? language };
    // A slot is open from its first minute to its last.
    for (const talkAt of starts.slice(0, 1)) {
      await this.door.requireIn(tx, scope, { ...asked, talkAt });
      await this.door.requireIn(tx, scope, { ...asked, talkAt: addMs(talkAt, SLOT_MS - 1) });
    }
    if (starts.length === 0) await this.door.requireIn(tx, scope, asked);
    return starts;
  }
}
