import type { MAIL_EVENT_TYPES, SMS_EVENT_TYPES } from './event-types.js';

/** What an event that no receiver answered shows in place of an answer. */
const UNANSWERED = {
  attempt: 0,
  host: null,
  ip: null,
  sourceIp: null,
  tls: null,
  code: null,
  enhancedCode: null,
  text: null,
};
const BROWSER = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0';

/** Where events of mail look otherwise than a delivered message does: what the API document shows of each. */
export const MAIL_EXAMPLES: Record<(typeof MAIL_EVENT_TYPES)[number], object> = {
  accepted: UNANSWERED,
  held: UNANSWERED,
  deferred: {
    code: 451,
    enhancedCode: '4.7.1',
    text: 'Greylisted, please come back in five minutes',
    class: 'policy',
  },
  delivered: {},
  bounced: { code: 550, enhancedCode: '5.1.1', text: 'No such user here', class: 'no_such_user' },
  complained: UNANSWERED,
  opened: { ...UNANSWERED, userAgent: BROWSER, machineLikely: false },
  clicked: { ...UNANSWERED, url: 'https://shop.acme.example/orders/4711', userAgent: BROWSER, machineLikely: false },
  unsubscribed: UNANSWERED,
  suppressed: UNANSWERED,
  expired: UNANSWERED,
  cancelled: UNANSWERED,
};

/** The same of texts. */
export const SMS_EXAMPLES: Partial<Record<(typeof SMS_EVENT_TYPES)[number], object>> = {
  'sms.submitted': { part: 1 },
  'sms.delivered': { part: 1 },
  'sms.failed': { part: 1, code: '011' },
};
