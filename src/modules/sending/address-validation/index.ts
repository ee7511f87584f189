export { AddressValidationModule } from './address-validation.module.js';
