import { Injectable } from '@nestjs/common';
import { SECOND_MS } from '../../../../kernel/time/instant.js';
import { Clock } from '../../../../platform/clock/clock.js';
import { DueSources, RANK } from '../../../../platform/schedule/due-sources.js';
import { every } from '../../../../platform/schedule/every.js';
import { MarkActivity } from '../use-cases/mark-activity.js';

const EVERY_MS = 15 * SECOND_MS;

@Injectable()
export class MarkActivityRegularly {
  constructor(marking: MarkActivity, clock: Clock, sources: DueSources) {
    sources.register(
      every(EVERY_MS, 'mark-contact-activity', RANK.delivery + 6, clock, async () => void (await marking.run())),
    );
  }
}
