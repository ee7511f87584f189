import { Injectable } from '@nestjs/common';
import { SECOND_MS } from '../../../../kernel/time/instant.js';
import { Clock } from '../../../../platform/clock/clock.js';
import { DueSources, RANK } from '../../../../platform/schedule/due-sources.js';
import { every } from '../../../../platform/schedule/every.js';
import { CountCampaigns } from '../use-cases/count-campaigns.js';

const EVERY_MS = 5 * SECOND_MS;

@Injectable()
export class CountCampaignsRegularly {
  constructor(counting: CountCampaigns, clock: Clock, sources: DueSources) {
    sources.register(
      every(EVERY_MS, 'count-campaigns', RANK.delivery + 6, clock, async () => void (await counting.run())),
    );
  }
}
