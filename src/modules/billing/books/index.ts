export { BooksModule } from './books.module.js';
export { verifyLedger } from './verify-ledger.js';
