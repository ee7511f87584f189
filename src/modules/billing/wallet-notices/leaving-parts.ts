import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AccountsFacade, erasureOfTable } from '../../accounts/index.js';

/** Dates at which somebody is looked after: nothing to keep, and nothing to take along. */
@Injectable()
export class WalletNoticeLeavingParts implements OnModuleInit {
  constructor(private readonly accounts: AccountsFacade) {}

  onModuleInit(): void {
    this.accounts.registerErasurePart(
      erasureOfTable({ name: 'billing.wallet-notices', table: 'wallet_notices', key: 'subscription_id' }),
    );
  }
}
