export { DepositsModule } from './deposits.module.js';
export { DepositsFacade } from './deposits.facade.js';
export type { Deposit, ReceiptContent } from './rules/deposit.js';
