import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { LedgerModule } from '../ledger/index.js';
import { TaxModule } from '../tax/index.js';
import { WalletReferencesRepository } from './data/wallet-references.repository.js';
import { WalletsRepository } from './data/wallets.repository.js';
import { WalletController } from './http/wallet.controller.js';
import { WalletLeavingParts } from './leaving-parts.js';
import { ReadWallet } from './use-cases/read-wallet.query.js';
import { ReconcileWallets } from './use-cases/reconcile-wallets.query.js';
import { WalletFacade } from './wallet.facade.js';

/** Prepaid money of each account: a liability, never below nothing. */
@Module({
  imports: [AccountsModule, TaxModule, LedgerModule],
  controllers: [WalletController],
  providers: [
    WalletsRepository,
    WalletReferencesRepository,
    ReadWallet,
    ReconcileWallets,
    WalletLeavingParts,
    WalletFacade,
  ],
  exports: [WalletFacade, ReadWallet, ReconcileWallets],
})
export class WalletModule {}
