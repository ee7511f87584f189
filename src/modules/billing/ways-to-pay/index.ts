export { WaysToPayModule } from './ways-to-pay.module.js';
export { WaysToPay } from './use-cases/ways-to-pay.js';
