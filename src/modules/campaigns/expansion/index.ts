export { ExpansionModule } from './expansion.module.js';
export { RECIPIENT_STATE, type RecipientState } from './rules/recipient-state.js';
