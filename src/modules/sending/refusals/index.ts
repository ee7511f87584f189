export { RefusalsModule } from './refusals.module.js';
export { SenderRefusals } from './sender-refusals.js';
