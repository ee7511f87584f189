export { AddressValidationModule } from './address-validation.module.js';
export { isFreemail } from './rules/mailbox-domains.table.js';
