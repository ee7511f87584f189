import { Module, type OnModuleInit } from '@nestjs/common';
import { AccountsFacade, AccountsModule } from '../../accounts/index.js';
import { CatalogueModule } from '../catalogue/index.js';
import { SubscriptionsRepository } from './data/subscriptions.repository.js';
import { AdminSubscriptionsController } from './http/admin-subscriptions.controller.js';
import { EntitlementsController } from './http/entitlements.controller.js';
import { SubscriptionsController } from './http/subscriptions.controller.js';
import { ActivationParts } from './use-cases/activation-parts.js';
import { ComingMoves } from './use-cases/coming-moves.js';
import { Entitlements } from './use-cases/entitlements.js';
import { GrantSubscription } from './use-cases/grant-subscription.js';
import { IncludedSeats } from './use-cases/included-seats.js';
import { ListSubscriptions } from './use-cases/list-subscriptions.query.js';
import { OpenFreeSubscription } from './use-cases/open-free-subscription.js';
import { ReadEntitlements } from './use-cases/read-entitlements.query.js';
import { SubscriptionActivation } from './use-cases/subscription-activation.js';
import { Suspensions } from './use-cases/suspensions.js';
import { TakeStep } from './use-cases/take-step.js';

@Module({
  imports: [AccountsModule, CatalogueModule],
  controllers: [SubscriptionsController, EntitlementsController, AdminSubscriptionsController],
  providers: [
    SubscriptionsRepository,
    Entitlements,
    ReadEntitlements,
    IncludedSeats,
    ActivationParts,
    SubscriptionActivation,
    TakeStep,
    ComingMoves,
    Suspensions,
    OpenFreeSubscription,
    GrantSubscription,
    ListSubscriptions,
  ],
  exports: [
    Entitlements,
    ReadEntitlements,
    ActivationParts,
    SubscriptionsRepository,
    IncludedSeats,
    ComingMoves,
    Suspensions,
    TakeStep,
    SubscriptionActivation,
    ListSubscriptions,
    OpenFreeSubscription,
  ],
})
export class SubscriptionsModule implements OnModuleInit {
  constructor(
    private readonly accounts: AccountsFacade,
    private readonly openFree: OpenFreeSubscription,
    private readonly subscriptions: ListSubscriptions,
  ) {}

  onModuleInit(): void {
    this.accounts.registerSignUpPart(this.openFree);
    this.accounts.registerSubscriptionLookup({
      exists: async (scope, id) => (await this.subscriptions.one(scope, id)) !== null,
    });
  }
}
