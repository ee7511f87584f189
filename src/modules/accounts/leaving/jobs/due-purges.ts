import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Instant } from '../../../../kernel/time/instant.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { type DueSource, DueSources, QuiescenceProbes, RANK } from '../../../../platform/schedule/due-sources.js';
import { PurgesRepository } from '../data/purges.repository.js';
import { LeavingSignals } from '../use-cases/leaving-signals.js';

/** When the date of a closed account comes, its purge begins; workers do it. */
@Injectable()
export class DuePurges implements DueSource, OnModuleInit {
  readonly name = 'accounts: due purges';
  readonly rank = RANK.accounts;

  constructor(
    private readonly sources: DueSources,
    private readonly probes: QuiescenceProbes,
    private readonly unitOfWork: UnitOfWork,
    private readonly purges: PurgesRepository,
    private readonly signals: LeavingSignals,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
    this.probes.register({
      name: 'purges',
      isIdle: async () => !(await this.unitOfWork.runAsWorker((tx) => this.purges.unscopedAnyRunning(tx))),
    });
  }

  nextDue(): Promise<Instant | null> {
    return this.unitOfWork.runAsWorker((tx) => this.purges.unscopedNextDue(tx));
  }

  async runDue(at: Instant): Promise<void> {
    await this.unitOfWork.runAsWorker((tx) => this.purges.unscopedStartDue(tx, at));
    this.signals.purges.raise();
  }
}
