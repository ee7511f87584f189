export { WaysToPayModule } from './ways-to-pay.module.js';
export { type PlanBeside, WaysToPay } from './use-cases/ways-to-pay.js';
