import { Injectable, type OnModuleInit } from '@nestjs/common';
import { addMs, DAY_MS, HOUR_MS } from '../../../../kernel/time/instant.js';
import { Clock } from '../../../../platform/clock/clock.js';
import { DueSources, RANK } from '../../../../platform/schedule/due-sources.js';
import { every } from '../../../../platform/schedule/every.js';
import { ForgetTexts } from '../data/forget-texts.js';
import { EarlyReceiptsRepository } from '../data/receipts.repository.js';

/** A receipt that met nothing of ours in a week is about nothing of ours. */
const RECEIPTS_KEPT_MS = 7 * DAY_MS;
const PAGE = 5_000;

/** Forgets what nobody needs any more. */
@Injectable()
export class ForgetOldSms implements OnModuleInit {
  constructor(
    private readonly sources: DueSources,
    private readonly receipts: EarlyReceiptsRepository,
    private readonly texts: ForgetTexts,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.sources.register(
      every(HOUR_MS, 'forget-sms-receipts', RANK.housekeeping, this.clock, (at) =>
        untilDone(async () => (await this.receipts.unscopedForgetBefore(addMs(at, -RECEIPTS_KEPT_MS), PAGE)) === PAGE),
      ),
    );
    this.sources.register(
      every(HOUR_MS, 'forget-sms-texts', RANK.housekeeping, this.clock, (at) => untilDone(() => this.texts.run(at))),
    );
  }
}

async function untilDone(work: () => Promise<boolean>): Promise<void> {
  while (await work());
}
