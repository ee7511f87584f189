export { IpTicketsModule } from './ip-tickets.module.js';
