export { SubscriptionsModule } from './subscriptions.module.js';
export { SubscriptionsRepository } from './data/subscriptions.repository.js';
export { SubscriptionEntity } from './data/subscription.entity.js';
export { SubscriptionStepEntity } from './data/subscription-step.entity.js';
export { type Activation, type ActivationPart, ActivationParts } from './use-cases/activation-parts.js';
export { Entitlements } from './use-cases/entitlements.js';
export type { Entitlement } from './rules/entitlement.js';
