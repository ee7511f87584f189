export { LiveModule } from './live.module.js';
export { LiveSupport } from './use-cases/live-support.js';
