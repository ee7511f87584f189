import { Injectable, type OnModuleInit } from '@nestjs/common';
import { addMs, DAY_MS, type Instant, MINUTE_MS } from '../../../../kernel/time/instant.js';
import { type DueSource, DueSources, RANK } from '../../../../platform/schedule/due-sources.js';
import { dayOf } from '../data/ip-uses.js';
import { JudgeWarmUps } from '../use-cases/judge-warm-ups.js';

/** What left just before midnight is answered by then. */
const AFTER_MIDNIGHT_MS = 10 * MINUTE_MS;

/** Ten minutes after midnight (UTC) the day before is judged; until then its limits hold. */
@Injectable()
export class JudgeWarmUpsDaily implements DueSource, OnModuleInit {
  readonly name = 'judge-warm-ups';
  readonly rank = RANK.delivery + 7;

  constructor(
    private readonly judging: JudgeWarmUps,
    private readonly sources: DueSources,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  async nextDue(): Promise<Instant | null> {
    const midnight = await this.judging.nextMidnight();
    return midnight === null ? null : addMs(midnight, AFTER_MIDNIGHT_MS);
  }

  runDue(at: Instant): Promise<void> {
    const midnight = dayOf(addMs(at, -AFTER_MIDNIGHT_MS));
    return this.judging.until(midnight < at ? midnight : addMs(midnight, -DAY_MS));
  }
}
