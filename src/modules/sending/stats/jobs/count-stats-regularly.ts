import { Injectable } from '@nestjs/common';
import { MINUTE_MS } from '../../../../kernel/time/instant.js';
import { Clock } from '../../../../platform/clock/clock.js';
import { DueSources, RANK } from '../../../../platform/schedule/due-sources.js';
import { every } from '../../../../platform/schedule/every.js';
import { CountStats } from '../use-cases/count-stats.js';

@Injectable()
export class CountStatsRegularly {
  constructor(counting: CountStats, clock: Clock, sources: DueSources) {
    sources.register(
      every(MINUTE_MS, 'count-stats', RANK.delivery + 6, clock, async () => void (await counting.run())),
    );
  }
}
