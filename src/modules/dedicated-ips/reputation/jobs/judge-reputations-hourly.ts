import { Injectable } from '@nestjs/common';
import { HOUR_MS } from '../../../../kernel/time/instant.js';
import { Clock } from '../../../../platform/clock/clock.js';
import { DueSources, RANK } from '../../../../platform/schedule/due-sources.js';
import { every } from '../../../../platform/schedule/every.js';
import { JudgeReputations } from '../use-cases/judge-reputations.js';

@Injectable()
export class JudgeReputationsHourly {
  constructor(judging: JudgeReputations, clock: Clock, sources: DueSources) {
    sources.register(every(HOUR_MS, 'judge-reputations', RANK.housekeeping, clock, () => judging.run()));
  }
}
