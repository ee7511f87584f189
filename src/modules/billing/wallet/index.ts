export { WalletModule } from './wallet.module.js';
export { WalletFacade } from './wallet.facade.js';
