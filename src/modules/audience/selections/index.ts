export type { Recipient, SelectionCount } from './rules/recipient.js';
export type { Choice, Selection, SelectionChannel } from './rules/selection.js';
export { SelectionsFacade } from './selections.facade.js';
export { SelectionsModule } from './selections.module.js';
