export { ExpansionModule } from './expansion.module.js';
