export { IdentityModule } from './identity.module.js';
export { explained } from './rules/identity-texts.table.js';
