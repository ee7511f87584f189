import type { EventTypeName } from '../../spool/index.js';
import { ACCOUNT_EVENT_TYPES } from './account-events.table.js';
import { EVERY_TYPE } from './webhook.js';

/** Every kind of mail event: one that is missing here does not compile. */
const MAIL: Record<EventTypeName, true> = {
  accepted: true,
  held: true,
  deferred: true,
  delivered: true,
  bounced: true,
  complained: true,
  opened: true,
  clicked: true,
  unsubscribed: true,
  suppressed: true,
  expired: true,
  cancelled: true,
};
export const MAIL_EVENT_TYPES = Object.keys(MAIL) as EventTypeName[];
/** Every kind of event of a text; `SmsEventLog` names them. */
const SMS_EVENT_TYPES = [
  'sms.scheduled',
  'sms.queued',
  'sms.deferred',
  'sms.submitted',
  'sms.buffered',
  'sms.delivered',
  'sms.expired',
  'sms.failed',
  'sms.rejected',
  'sms.unknown',
  'sms.cancelled',
  'sms.sent_again',
] as const;
/** Everything that a webhook can hear of. */
export const WEBHOOK_TYPES = [EVERY_TYPE, ...MAIL_EVENT_TYPES, ...SMS_EVENT_TYPES, ...ACCOUNT_EVENT_TYPES];
