export { LedgerModule } from './ledger.module.js';
export { LedgerFacade, type Posting } from './ledger.facade.js';
export type { ChartPurpose, LedgerAccount } from './rules/chart.js';
export { credit, debit, type Entry } from './rules/posting.js';
