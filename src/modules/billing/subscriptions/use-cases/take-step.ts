import { Injectable } from '@nestjs/common';
import { newId } from '../../../../kernel/ids.js';
import type { Tx } from '../../../../platform/database/tx.js';
import type { Actor } from '../../../accounts/index.js';
import { SubscriptionEntity } from '../data/subscription.entity.js';
import { SubscriptionStepEntity } from '../data/subscription-step.entity.js';
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

export const BY_ITSELF: Actor = { type: 'system', id: null };

/** The only writer of a subscription's state: a step of the table, its change and its record in one transaction. */
@Injectable()
export class TakeStep {
  constructor(private readonly entitlements: Entitlements) {}

  /** Puts a new subscription there. */
  async begin(tx: Tx, subscription: Subscription, step: Omit<Step, 'change'>): Promise<Subscription> {
    const status = statusAfter(null, step.reason);
    const begun = { ...subscription, status };
    await tx.manager.insert(SubscriptionEntity, begun);
    await this.record(tx, begun, null, step);
    return begun;
  }

  /**
   * Moves a subscription that the caller has locked.
   * @throws Error for a step its status does not allow: rules judge that before, with a code for people
   */
  async run(tx: Tx, subscription: Subscription, step: Step): Promise<Subscription> {
    const status = statusAfter(subscription.status, step.reason);
    const moved = { ...subscription, ...step.change, status, version: subscription.version + 1 };
    const { id, accountId, version } = subscription;
    const result = await tx.manager.update(
      SubscriptionEntity,
      { accountId, id, version },
      { ...step.change, status, version: moved.version },
    );
    if (result.affected !== 1) throw new Error('a subscription was moved without being locked');
    await this.record(tx, moved, subscription.status, step);
    return moved;
  }

  private async record(tx: Tx, now: Subscription, from: Subscription['status'] | null, step: Step): Promise<void> {
    await tx.manager.insert(SubscriptionStepEntity, {
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
    });
    tx.afterCommit(() => this.entitlements.invalidate(now.accountId));
  }
}

function statusAfter(from: Subscription['status'] | null, reason: StepReason): Subscription['status'] {
  const status = stepFrom(from, reason);
  if (status === null) throw new Error(`${reason} cannot happen to a subscription that is ${from ?? 'not there'}`);
  return status;
}
