import { Injectable } from '@nestjs/common';
import { SECOND_MS } from '../../../../kernel/time/instant.js';
import { Clock } from '../../../../platform/clock/clock.js';
import { DueSources, RANK } from '../../../../platform/schedule/due-sources.js';
import { every } from '../../../../platform/schedule/every.js';
import { CountCampaigns } from '../use-cases/count-campaigns.js';
import { CountTexts } from '../use-cases/count-texts.js';

const EVERY_MS = 5 * SECOND_MS;

@Injectable()
export class CountCampaignsRegularly {
  constructor(counting: CountCampaigns, texts: CountTexts, clock: Clock, sources: DueSources) {
    sources.register(
      every(EVERY_MS, 'count-campaigns', RANK.delivery + 6, clock, async () => {
        await counting.run();
        await texts.run();
      }),
    );
  }
}
