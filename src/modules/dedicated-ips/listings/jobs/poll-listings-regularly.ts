import { Injectable } from '@nestjs/common';
import { MINUTE_MS } from '../../../../kernel/time/instant.js';
import { Clock } from '../../../../platform/clock/clock.js';
import { DueSources, RANK } from '../../../../platform/schedule/due-sources.js';
import { every } from '../../../../platform/schedule/every.js';
import { PollListings } from '../use-cases/poll-listings.js';

const EVERY_MS = 30 * MINUTE_MS;

/** Asks the blocklists twice an hour; without lists it costs one query. */
@Injectable()
export class PollListingsRegularly {
  constructor(polling: PollListings, clock: Clock, sources: DueSources) {
    sources.register(
      every(EVERY_MS, 'poll-listings', RANK.housekeeping, clock, async () => {
        await polling.run();
      }),
    );
  }
}
