import { Injectable } from '@nestjs/common';
import { newId } from '../../../../kernel/ids.js';
import type { Tx } from '../../../../platform/database/tx.js';
import type { Actor } from '../../../accounts/index.js';
import { SubscriptionEntity } from '../data/subscription.entity.js';
import { SubscriptionStepEntity } from '../data/subscription-step.entity.js';
import { SubscriptionsRepository } from '../data/subscriptions.repository.js';
import { stepFrom, type StepReason } from '../rules/lifecycle.table.js';
import type { Subscription } from '../rules/subscription.js';
import { Entitlements } from './entitlements.js';

export interface Step {
  reason: StepReason;
  actor: Actor;
  /** What changes with it, besides the status. */
  change?: Partial<Omit<Subscription, 'id' | 'accountId' | 'status' | 'version'>>;
  /** Kept with the step, for people who ask later why. */
  facts?: Record<string, unknown>;
}

/** What a subscription is now, what it was, and why. */
interface Taken {
  now: Subscription;
  from: Subscription['status'] | null;
  step: Omit<Step, 'change'>;
}

export const BY_ITSELF: Actor = { type: 'system', id: null };

/** The only writer of a subscription's state: a step of the table, its change and its record in one transaction. */
@Injectable()
export class TakeStep {
  constructor(
    private readonly entitlements: Entitlements,
    private readonly subscriptions: SubscriptionsRepository,
  ) {}

  /** Puts a new subscription there. */
  async begin(tx: Tx, subscription: Subscription, step: Omit<Step, 'change'>): Promise<Subscription> {
    const status = statusAfter(null, step.reason);
    const begun = { ...subscription, status };
    await tx.manager.insert(SubscriptionEntity, begun);
    await this.record(tx, [{ now: begun, from: null, step }]);
    return begun;
  }

  /**
   * Moves a subscription that the caller has locked.
   * @throws Error for a step its status does not allow: rules judge that before, with a code for people
   */
  async run(tx: Tx, subscription: Subscription, step: Step): Promise<Subscription> {
    return (await this.runAll(tx, [{ subscription, step }]))[0]!;
  }

  /** The same for many of which the same changes. */
  async runAll(tx: Tx, taken: readonly { subscription: Subscription; step: Step }[]): Promise<Subscription[]> {
    const moved = taken.map(({ subscription, step }) => ({
      ...subscription,
      ...step.change,
      status: statusAfter(subscription.status, step.reason),
      version: subscription.version + 1,
    }));
    const members = Object.keys(taken[0]?.step.change ?? {}) as (keyof NonNullable<Step['change']>)[];
    if ((await this.subscriptions.unscopedMoveAll(tx, members, moved)) !== taken.length) {
      throw new Error('a subscription was moved without being locked');
    }
    await this.record(
      tx,
      taken.map(({ subscription, step }, i) => ({ now: moved[i]!, from: subscription.status, step })),
    );
    return moved;
  }

  private async record(tx: Tx, taken: readonly Taken[]): Promise<void> {
    await tx.manager.insert(
      SubscriptionStepEntity,
      taken.map(({ now, from, step }) => ({
        id: newId(tx.now),
        accountId: now.accountId,
        subscriptionId: now.id,
        at: tx.now,
        fromStatus: from,
        toStatus: now.status,
        reason: step.reason,
        actorType: step.actor.type,
        actorId: step.actor.id,
        facts: step.facts ?? {},
      })),
    );
    tx.afterCommit(() => taken.forEach(({ now }) => this.entitlements.invalidate(now.accountId)));
  }
}

function statusAfter(from: Subscription['status'] | null, reason: StepReason): Subscription['status'] {
  const status = stepFrom(from, reason);
  if (status === null) throw new Error(`${reason} cannot happen to a subscription that is ${from ?? 'not there'}`);
  return status;
}
