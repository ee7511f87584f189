import { Injectable } from '@nestjs/common';
import type { ComingMove, Subscription } from '../../subscriptions/index.js';
import { PlanMigrationsRepository, type StandingNotice } from '../data/plan-migrations.repository.js';

/** What waits for a subscription because staff decided it. */
@Injectable()
export class AnnouncedMoves {
  constructor(private readonly migrations: PlanMigrationsRepository) {}

  /** Nothing where a change of the customer's own goes before, and where no renewal follows. */
  async of(subscriptions: readonly Subscription[]): Promise<Map<string, ComingMove>> {
    const renewed = new Map(subscriptions.filter(mayMove).map((one) => [one.id, one]));
    if (renewed.size === 0) return new Map();
    const accounts = [...new Set([...renewed.values()].map(({ accountId }) => accountId))];
    const notices = await this.migrations.unscopedStanding(accounts, [...renewed.keys()]);
    // Oldest first: of two notices the later one holds.
    return new Map(
      notices
        .filter((notice) => holdsFor(notice, renewed.get(notice.subscriptionId)!))
        .map((notice) => [notice.subscriptionId, notice]),
    );
  }

  /** What the term after the present one is for. */
  async atRenewal(subscription: Subscription): Promise<ComingMove | null> {
    const move = (await this.of([subscription])).get(subscription.id);
    return move && move.effectiveAt <= subscription.termEndAt! ? move : null;
  }
}

function mayMove({ scheduledPlanVersionId, termEndAt, autoRenew }: Subscription): boolean {
  return scheduledPlanVersionId === null && termEndAt !== null && autoRenew;
}

/** A notice names what was sold when it was given: whoever has changed since then is told anew. */
function holdsFor(notice: StandingNotice, { planVersionId, interval }: Subscription): boolean {
  return notice.fromVersionId === planVersionId && notice.interval === interval;
}
