import type { SmsEventType } from '../../sms/index.js';
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
/** … and of events of texts. */
const SMS: Record<SmsEventType, true> = {
  'sms.scheduled': true,
  'sms.queued': true,
  'sms.deferred': true,
  'sms.submitted': true,
  'sms.buffered': true,
  'sms.delivered': true,
  'sms.expired': true,
  'sms.failed': true,
  'sms.rejected': true,
  'sms.unknown': true,
  'sms.cancelled': true,
  'sms.sent_again': true,
};
export const SMS_EVENT_TYPES = Object.keys(SMS) as SmsEventType[];
/** Everything that a webhook can hear of. */
export const WEBHOOK_TYPES = [EVERY_TYPE, ...MAIL_EVENT_TYPES, ...SMS_EVENT_TYPES, ...ACCOUNT_EVENT_TYPES];
