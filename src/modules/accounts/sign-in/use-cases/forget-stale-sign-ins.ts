import { Injectable, type OnModuleInit } from '@nestjs/common';
import { addMs, DAY_MS, HOUR_MS } from '../../../../kernel/time/instant.js';
import { Clock } from '../../../../platform/clock/clock.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { DueSources, RANK } from '../../../../platform/schedule/due-sources.js';
import { every } from '../../../../platform/schedule/every.js';
import { OneTimeTokens } from '../data/one-time-tokens.repository.js';
import { SessionsRepository } from '../data/sessions.repository.js';
import { SignInThrottles } from '../data/sign-in-throttles.js';

const KEEP_LINKS_MS = 30 * DAY_MS;

/** Ended sessions, used links and old failures are forgotten once they can no longer answer a question. */
@Injectable()
export class ForgetStaleSignIns implements OnModuleInit {
  constructor(
    private readonly dueSources: DueSources,
    private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly sessions: SessionsRepository,
    private readonly throttles: SignInThrottles,
    private readonly tokens: OneTimeTokens,
  ) {}

  onModuleInit(): void {
    this.dueSources.register(
      every(HOUR_MS, 'forget-stale-sign-ins', RANK.housekeeping, this.clock, async (at) => {
        await this.sessions.deleteStale();
        await this.throttles.deleteStale();
        await this.unitOfWork.runAsWorker((tx) => this.tokens.deleteStale(tx, addMs(at, -KEEP_LINKS_MS)));
      }),
    );
  }
}
