import { Injectable, type OnModuleInit } from '@nestjs/common';
import { addMs, DAY_MS } from '../../../../kernel/time/instant.js';
import { Clock } from '../../../../platform/clock/clock.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { DueSources, RANK } from '../../../../platform/schedule/due-sources.js';
import { every } from '../../../../platform/schedule/every.js';
import { PinVerificationsRepository } from '../data/pin-verifications.repository.js';

const KEEP_MS = 30 * DAY_MS;

/** What was verified is in the audit log; the rows only answer whether it still holds. */
@Injectable()
export class ForgetOldVerifications implements OnModuleInit {
  constructor(
    private readonly dueSources: DueSources,
    private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly verifications: PinVerificationsRepository,
  ) {}

  onModuleInit(): void {
    this.dueSources.register(
      every(DAY_MS, 'forget-old-pin-verifications', RANK.housekeeping, this.clock, (at) =>
        this.unitOfWork.runAsWorker((tx) => this.verifications.unscopedDeleteEnded(tx, addMs(at, -KEEP_MS))),
      ),
    );
  }
}
