export { AuthorizationModule } from './authorization.module.js';
export { CountMailEvents } from './jobs/count-mail-events.js';
export { AddToRecords } from './use-cases/add-to-records.js';
