import { EVENT_TYPE } from '../../spool/index.js';
import { ACCOUNT_EVENT_TYPES } from './account-events.table.js';
import { EVERY_TYPE } from './webhook.js';

export const MAIL_EVENT_TYPES = Object.keys(EVENT_TYPE);
/** Everything that a webhook can hear of. */
export const WEBHOOK_TYPES = [EVERY_TYPE, ...MAIL_EVENT_TYPES, ...ACCOUNT_EVENT_TYPES];
