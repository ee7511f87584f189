import { Injectable } from '@nestjs/common';
import { earliest, type Instant } from '../../../../kernel/time/instant.js';
import { Clock } from '../../../../platform/clock/clock.js';
import { Catalogue, upgradeOptions } from '../../catalogue/index.js';
import { SubscriptionsRepository } from '../data/subscriptions.repository.js';
import { type Entitlement, entitlementOf } from '../rules/entitlement.js';
import type { Subscription } from '../rules/subscription.js';

const MAX_AGE_MS = 5_000;
const MAX_ACCOUNTS = 50_000;

interface Known {
  readAtMs: number;
  entitlements: Entitlement[];
  validUntil: Instant | null;
}

/**
 * What accounts may do now. Answers are at most 5 seconds old and never outlive their `validUntil`; whoever is about to
 * refuse because of one asks the fresh methods first, so that an upgrade works at once in every process.
 */
@Injectable()
export class Entitlements {
  private readonly known = new Map<string, Known>();
  /** Rises with every change, so that what was read before it is answered but not kept. */
  private changes = 0;

  constructor(
    private readonly repository: SubscriptionsRepository,
    private readonly catalogue: Catalogue,
    private readonly clock: Clock,
  ) {}

  /** Oldest subscription first; an account without any has an empty list. */
  async of(accountIds: readonly string[]): Promise<Map<string, Entitlement[]>> {
    const answer = new Map<string, Entitlement[]>();
    const missing: string[] = [];
    for (const id of new Set(accountIds)) {
      const known = this.stillKnown(id);
      if (known) answer.set(id, known);
      else missing.push(id);
    }
    if (missing.length > 0) {
      for (const [id, entitlements] of await this.read(missing)) answer.set(id, entitlements);
    }
    return answer;
  }

  async freshOf(accountId: string): Promise<Entitlement[]> {
    return (await this.read([accountId])).get(accountId) ?? [];
  }

  async fresh(subscriptionId: string): Promise<Entitlement | null> {
    const subscription = await this.repository.unscopedFind(subscriptionId);
    if (subscription === null) return null;
    return (await this.freshOf(subscription.accountId)).find((e) => e.subscriptionId === subscriptionId) ?? null;
  }

  invalidate(accountId: string): void {
    this.changes += 1;
    this.known.delete(accountId);
  }

  private stillKnown(accountId: string): Entitlement[] | null {
    const known = this.known.get(accountId);
    if (!known || this.clock.monotonicMs() - known.readAtMs >= MAX_AGE_MS) return null;
    return known.validUntil === null || this.clock.now() < known.validUntil ? known.entitlements : null;
  }

  private async read(accountIds: readonly string[]): Promise<Map<string, Entitlement[]>> {
    const readAtMs = this.clock.monotonicMs();
    const { changes } = this;
    const answer = await this.compute(accountIds, await this.repository.unscopedRunningOf(accountIds));
    if (changes !== this.changes) return answer;
    if (this.known.size + answer.size > MAX_ACCOUNTS) this.known.clear();
    for (const [id, entitlements] of answer) {
      this.known.set(id, { readAtMs, entitlements, validUntil: earliest(...entitlements.map((e) => e.validUntil)) });
    }
    return answer;
  }

  private async compute(accountIds: readonly string[], running: Subscription[]): Promise<Map<string, Entitlement[]>> {
    const now = this.clock.now();
    const [sold, today] = await Promise.all([
      this.catalogue.versions(running.map((subscription) => subscription.planVersionId)),
      this.catalogue.plans(now),
    ]);
    const answer = new Map<string, Entitlement[]>(accountIds.map((id) => [id, []]));
    for (const subscription of running) {
      const plan = sold.get(subscription.planVersionId);
      const entitlement = plan ? entitlementOf(subscription, plan, upgradeOptions(plan, today), now) : null;
      if (entitlement) answer.get(subscription.accountId)?.push(entitlement);
    }
    return answer;
  }
}
