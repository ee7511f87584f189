import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { ContactsModule } from '../contacts/index.js';
import { ListsModule } from '../lists/index.js';
import { ConfirmationController, ConfirmationForms } from './http/confirmation.controller.js';
import { MembersController } from './http/members.controller.js';
import { SubscribeController } from './http/subscribe.controller.js';
import { ForgetUnconfirmed } from './jobs/forget-unconfirmed.js';
import { AddMembers } from './use-cases/add-members.js';
import { ConfirmSubscription } from './use-cases/confirm-subscription.js';
import { Members } from './use-cases/members.js';
import { OptInTokens } from './use-cases/opt-in-tokens.js';
import { RecipientChoices } from './use-cases/recipient-choices.js';
import { Subscribe } from './use-cases/subscribe.js';
import { SubscriptionsFacade } from './subscriptions.facade.js';

/** How contacts come on lists and off them: by the account, by a form of its site, by their own hand. */
@Module({
  imports: [AccountsModule, ContactsModule, ListsModule],
  controllers: [MembersController, SubscribeController, ConfirmationController],
  providers: [
    OptInTokens,
    ConfirmSubscription,
    Subscribe,
    AddMembers,
    Members,
    RecipientChoices,
    ConfirmationForms,
    ForgetUnconfirmed,
    SubscriptionsFacade,
  ],
  exports: [SubscriptionsFacade],
})
export class SubscriptionsModule {}
