import { AlertEntity } from './data/alert.entity.js';

export { AlertsModule } from './alerts.module.js';
export { AlertsRepository } from './data/alerts.repository.js';
export { RaiseAlert } from './use-cases/raise-alert.js';

export const ALERT_ENTITIES = [AlertEntity];
