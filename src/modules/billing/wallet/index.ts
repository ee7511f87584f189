export { WalletModule } from './wallet.module.js';
export { WalletFacade } from './wallet.facade.js';
export { ReconcileWallets, type WalletMismatch } from './use-cases/reconcile-wallets.query.js';
export { ReadWallet } from './use-cases/read-wallet.query.js';
