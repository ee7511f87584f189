import { Injectable } from '@nestjs/common';
import { Clock } from '../../../../platform/clock/clock.js';
import type { ComingMove, Subscription } from '../../subscriptions/index.js';
import { PlanMigrationsRepository, type StandingNotice } from '../data/plan-migrations.repository.js';

/** A notice is given long before it takes effect: no answer may be wrong because this was not asked anew. */
const ANY_FOR_MS = 5_000;

/** What waits for a subscription because staff decided it. */
@Injectable()
export class AnnouncedMoves {
  private askedAtMs = -Infinity;
  private any = false;

  constructor(
    private readonly migrations: PlanMigrationsRepository,
    private readonly clock: Clock,
  ) {}

  /** Nothing where a change of the customer's own goes before, and where no renewal follows. */
  async of(subscriptions: readonly Subscription[]): Promise<Map<string, ComingMove>> {
    const renewed = new Map(subscriptions.filter(mayMove).map((one) => [one.id, one]));
    if (renewed.size === 0 || !(await this.mayBeAny())) return new Map();
    const accounts = [...new Set([...renewed.values()].map(({ accountId }) => accountId))];
    const notices = await this.migrations.unscopedStanding(accounts, [...renewed.keys()]);
    // Oldest first: of two notices the later one holds.
    return new Map(
      notices
        .filter((notice) => holdsFor(notice, renewed.get(notice.subscriptionId)!))
        .map((notice) => [notice.subscriptionId, notice]),
    );
  }

  /** Most installations move nobody most of the time. Once there is a migration, each subscription is asked about. */
  private async mayBeAny(): Promise<boolean> {
    const nowMs = this.clock.monotonicMs();
    if (!this.any && nowMs - this.askedAtMs > ANY_FOR_MS) {
      this.any = await this.migrations.unscopedAny();
      this.askedAtMs = nowMs;
    }
    return this.any;
  }

  /** What the terms after the present ones are for, where that was announced. */
  async atRenewal(subscriptions: readonly Subscription[]): Promise<Map<string, ComingMove>> {
    const moves = await this.of(subscriptions);
    for (const { id, termEndAt } of subscriptions) {
      if ((moves.get(id)?.effectiveAt ?? -Infinity) > termEndAt!) moves.delete(id);
    }
    return moves;
  }
}

function mayMove({ scheduledPlanVersionId, termEndAt, autoRenew }: Subscription): boolean {
  return scheduledPlanVersionId === null && termEndAt !== null && autoRenew;
}

/** A notice names what was sold when it was given: whoever has changed since then is told anew. */
function holdsFor(notice: StandingNotice, { planVersionId, interval }: Subscription): boolean {
  return notice.fromVersionId === planVersionId && notice.interval === interval;
}
