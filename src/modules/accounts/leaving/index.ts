export { LeavingModule } from './leaving.module.js';
export { type ErasurePart, type ExportPart, type KeptPart, LeavingParts, type LeavingPerson } from './parts.js';
export type { ClosingReason } from './rules/closing-reason.js';
export { erasureOfTable, exportOfTable, keptTable, type TableExport } from './table-parts.js';
export { ErasePerson } from './use-cases/erase-person.js';
export { ForgetOutsider, type ForgottenOutsider, type Outsider } from './use-cases/forget-outsider.js';
export { CloseAccounts, type Closing } from './use-cases/close-accounts.js';
