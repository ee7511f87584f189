export { LedgerModule } from './ledger.module.js';
export { LedgerFacade, type Posting } from './ledger.facade.js';
export { type DayDigest, type DayFlow, LedgerDays } from './data/ledger-days.repository.js';
export { DAY_DIGEST, DAY_FLOWS } from './data/day-figures.js';
export { BOOKS_ZONE } from './rules/books-day.js';
export { type ChartPurpose, type LedgerAccount, pcgOf, type PcgAccount, purposeOf } from './rules/chart.js';
export { credit, debit, type Entry } from './rules/posting.js';
