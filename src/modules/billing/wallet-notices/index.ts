export { WalletNoticesModule } from './wallet-notices.module.js';
