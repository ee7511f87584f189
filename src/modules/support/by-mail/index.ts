export { ByMailModule } from './by-mail.module.js';
