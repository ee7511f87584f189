export { SmsInboundModule } from './inbound.module.js';
export { TakeInbound } from './use-cases/take-inbound.js';
