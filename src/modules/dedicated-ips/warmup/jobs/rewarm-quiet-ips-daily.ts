import { Injectable } from '@nestjs/common';
import { DAY_MS } from '../../../../kernel/time/instant.js';
import { Clock } from '../../../../platform/clock/clock.js';
import { DueSources, RANK } from '../../../../platform/schedule/due-sources.js';
import { every } from '../../../../platform/schedule/every.js';
import { RewarmQuietIps } from '../use-cases/rewarm-quiet-ips.js';

@Injectable()
export class RewarmQuietIpsDaily {
  constructor(rewarming: RewarmQuietIps, clock: Clock, sources: DueSources) {
    sources.register(every(DAY_MS, 'rewarm-quiet-ips', RANK.housekeeping, clock, (at) => rewarming.run(at)));
  }
}
