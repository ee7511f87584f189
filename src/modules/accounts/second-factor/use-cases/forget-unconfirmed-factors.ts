import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HOUR_MS } from '../../../../kernel/time/instant.js';
import { Clock } from '../../../../platform/clock/clock.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { DueSources, RANK } from '../../../../platform/schedule/due-sources.js';
import { every } from '../../../../platform/schedule/every.js';
import { SecondFactor } from './second-factor.js';

/** Seeds that nobody confirmed in time open nothing; they are not kept. */
@Injectable()
export class ForgetUnconfirmedFactors implements OnModuleInit {
  constructor(
    private readonly dueSources: DueSources,
    private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly factor: SecondFactor,
  ) {}

  onModuleInit(): void {
    this.dueSources.register(
      every(HOUR_MS, 'forget-unconfirmed-factors', RANK.housekeeping, this.clock, () =>
        this.unitOfWork.runAsWorker((tx) => this.factor.forgetUnconfirmedIn(tx)),
      ),
    );
  }
}
