export { ExpansionModule } from './expansion.module.js';
export { RECIPIENT_STATE } from './rules/recipient-state.js';
