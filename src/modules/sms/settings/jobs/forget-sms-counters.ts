import { Injectable, type OnModuleInit } from '@nestjs/common';
import { addMs, DAY_MS, HOUR_MS } from '../../../../kernel/time/instant.js';
import { Clock } from '../../../../platform/clock/clock.js';
import { DueSources, RANK } from '../../../../platform/schedule/due-sources.js';
import { every } from '../../../../platform/schedule/every.js';
import { SmsCountersRepository } from '../data/counters.repository.js';

/** A month is the longest window. */
const KEPT_MS = 40 * DAY_MS;
const PAGE = 5_000;

/** Counters of windows that are over are forgotten. */
@Injectable()
export class ForgetSmsCounters implements OnModuleInit {
  constructor(
    private readonly counters: SmsCountersRepository,
    private readonly sources: DueSources,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    const forget = async (at: Parameters<typeof addMs>[0]): Promise<void> => {
      while ((await this.counters.unscopedForget(addMs(at, -KEPT_MS), PAGE)) === PAGE);
    };
    this.sources.register(every(HOUR_MS, 'forget-sms-counters', RANK.housekeeping, this.clock, forget));
  }
}
