export { SmsEstimateModule } from './estimate.module.js';
