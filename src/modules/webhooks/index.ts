import { WebhookEntity } from './data/webhook.entity.js';

export { toldEvents } from './rules/told-events.js';
export { WebhooksModule } from './webhooks.module.js';

export const webhookEntities = [WebhookEntity];
