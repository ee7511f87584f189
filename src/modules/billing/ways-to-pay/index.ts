export { WaysToPayModule } from './ways-to-pay.module.js';
export { WaysToPay, type WayWish } from './use-cases/ways-to-pay.js';
