export { RatiosModule } from './ratios.module.js';
