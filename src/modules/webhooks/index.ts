import { WebhookEntity } from './data/webhook.entity.js';

export { WebhooksModule } from './webhooks.module.js';

export const webhookEntities = [WebhookEntity];
