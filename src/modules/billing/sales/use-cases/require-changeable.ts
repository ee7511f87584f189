import type { Instant } from '../../../../kernel/time/instant.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { isInForce } from '../../subscriptions/index.js';
import { salesProblems } from '../sales.errors.js';
import type { LockedSubscription } from './sold-plans.js';

/** Only what was bought, and runs, can be changed; free plans and gifts are left by ordering a plan. */
export function requireChangeable(locked: LockedSubscription | null, now: Instant): LockedSubscription {
  if (locked === null) throw platformProblems.not_found();
  const { subscription } = locked;
  if (!isInForce(subscription, now)) throw salesProblems.subscription_not_running();
  const { termStartAt, termEndAt } = subscription;
  if (termStartAt === null || termEndAt === null) throw salesProblems.subscription_not_changeable();
  if (now >= termEndAt) throw salesProblems.payment_in_progress();
  return locked;
}
