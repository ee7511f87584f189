export { type ListConfirmationMail, SubscriptionsFacade } from './subscriptions.facade.js';
export { SubscriptionsModule } from './subscriptions.module.js';
