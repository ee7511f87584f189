export { SubscriptionsModule } from './subscriptions.module.js';
export { type DueSubscription, SubscriptionsRepository } from './data/subscriptions.repository.js';
export { SubscriptionEntity } from './data/subscription.entity.js';
export { SubscriptionStepEntity } from './data/subscription-step.entity.js';
export {
  type Activation,
  type ActivationPart,
  ActivationParts,
  type PlanChange,
  type PlanChangedPart,
} from './use-cases/activation-parts.js';
export { Entitlements } from './use-cases/entitlements.js';
export type { Entitlement } from './rules/entitlement.js';
export { type Channel, channelAccess, type ChannelAccess, CHANNELS } from './rules/entitlement-parts.js';
export { ReadEntitlements } from './use-cases/read-entitlements.query.js';
export { IncludedSeats } from './use-cases/included-seats.js';
export { lastDayBefore, periodAt } from './rules/periods.js';
export { isInForce, type Subscription, UNTOUCHED } from './rules/subscription.js';
export { type Choice, type Effective, judgeChange, priceOf } from './rules/change-kind.js';
export { type AfterRefusal, afterRefusal, renewalWindowEnd } from './rules/dunning.js';
export { periodDays, type PeriodDays, shareOf, upgradeCharge } from './rules/proration.js';
export { firstTerm, termAfter } from './rules/terms.js';
export { SubscriptionView } from './http/subscriptions.dto.js';
export { presentSubscription } from './http/subscriptions.presenter.js';
export {
  ListSubscriptions,
  type SoldSubscription,
  type SubscriptionMove,
} from './use-cases/list-subscriptions.query.js';
export { type ComingMove, ComingMoves } from './use-cases/coming-moves.js';
export { OpenFreeSubscription } from './use-cases/open-free-subscription.js';
export { SubscriptionActivation } from './use-cases/subscription-activation.js';
export { BY_ITSELF, type Step, TakeStep } from './use-cases/take-step.js';
export { Suspensions, type SuspensionsOf } from './use-cases/suspensions.js';
