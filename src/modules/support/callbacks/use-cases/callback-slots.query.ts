import { Injectable } from '@nestjs/common';
import type { Language } from '../../../../kernel/texts.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import { Clock } from '../../../../platform/clock/clock.js';
import { Config } from '../../../../platform/config/config.js';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { SupportCalendar } from '../../calendar/index.js';
import { ChannelDoor, channelProblems } from '../../channels/index.js';
import { CallbacksRepository } from '../data/callbacks.repository.js';
import { slotsFrom } from '../rules/callback-slots.js';

export interface Slot {
  startsAt: Instant;
  capacity: number;
  available: number;
}

/** When support can call. */
@Injectable()
export class CallbackSlots {
  readonly capacity: number;

  constructor(
    config: Config,
    private readonly clock: Clock,
    private readonly calendar: SupportCalendar,
    private readonly unitOfWork: UnitOfWork,
    private readonly door: ChannelDoor,
    private readonly callbacks: CallbacksRepository,
  ) {
    this.capacity = config.values.SUPPORT_CALLS_PER_SLOT;
  }

  /** @throws language_not_supported when nobody calls in this language */
  async read(scope: AccountScope, language: Language | null, from: Instant | null, most: number): Promise<Slot[]> {
    if (language !== null) await this.requireLanguage(scope, language);
    const now = this.clock.now();
    const starts = slotsFrom(this.calendar.office, from ?? now, now, most);
    if (starts.length === 0) return [];
    const taken = await this.callbacks.unscopedTaken(starts[0]!, starts.at(-1)!);
    return starts.map((startsAt) => ({
      startsAt,
      capacity: this.capacity,
      available: Math.max(0, this.capacity - (taken.get(startsAt) ?? 0)),
    }));
  }

  private async requireLanguage(scope: AccountScope, language: Language): Promise<void> {
    const judged = await this.unitOfWork.run(scope, (tx) => this.door.judgeIn(tx, scope, { language }));
    const phone = judged.find(({ channel }) => channel === 'phone');
    if (!phone?.reasons.includes('language_not_supported')) return;
    throw channelProblems.language_not_supported({ extra: { languages: phone.languages } });
  }
}
