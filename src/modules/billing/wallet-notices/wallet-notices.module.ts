import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { PaymentsModule } from '../payments/index.js';
import { SalesModule } from '../sales/index.js';
import { SubscriptionsModule } from '../subscriptions/index.js';
import { WalletModule } from '../wallet/index.js';
import { WatchWalletWhenSubscriptionIsRenewed } from './consumers/watch-wallet-when-subscription-is-renewed.js';
import { WatchWalletWhenSubscriptionOpens } from './consumers/watch-wallet-when-subscription-opens.js';
import { WalletNoticesRepository } from './data/wallet-notices.repository.js';
import { WalletNoticeLeavingParts } from './leaving-parts.js';
import { LookAfterWallets } from './use-cases/look-after-wallets.js';
import { PlanWalletNotice } from './use-cases/plan-wallet-notice.js';
import { WalletNeeds } from './use-cases/wallet-needs.js';

/** Who pays from his wallet is told in time that too little is in it. */
@Module({
  imports: [AccountsModule, SubscriptionsModule, PaymentsModule, WalletModule, SalesModule],
  providers: [
    WalletNoticesRepository,
    WalletNeeds,
    PlanWalletNotice,
    LookAfterWallets,
    WatchWalletWhenSubscriptionOpens,
    WatchWalletWhenSubscriptionIsRenewed,
    WalletNoticeLeavingParts,
  ],
})
export class WalletNoticesModule {}
