import { Injectable, type OnModuleInit } from '@nestjs/common';
import { addMs, DAY_MS, HOUR_MS } from '../../../../kernel/time/instant.js';
import { Clock } from '../../../../platform/clock/clock.js';
import { DueSources, RANK } from '../../../../platform/schedule/due-sources.js';
import { every } from '../../../../platform/schedule/every.js';
import { SmsInboundRepository } from '../data/inbound.repository.js';

/** As long as the texts that are sent. */
const TEXTS_KEPT_MS = 30 * DAY_MS;
const PARTS_KEPT_MS = 2 * DAY_MS;

/** What somebody wrote is forgotten after a month; that he did stays. */
@Injectable()
export class ForgetInbound implements OnModuleInit {
  constructor(
    private readonly sources: DueSources,
    private readonly inbound: SmsInboundRepository,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.sources.register(
      every(HOUR_MS, 'forget-sms-inbound', RANK.housekeeping, this.clock, async (at) => {
        while (await this.inbound.unscopedForget(addMs(at, -TEXTS_KEPT_MS)));
        await this.inbound.unscopedForgetParts(addMs(at, -PARTS_KEPT_MS));
      }),
    );
  }
}
