/** Header fields that Posthorn writes itself, or that would speak for somebody else. */
const RESERVED = new Set([
  'from',
  'sender',
  'to',
  'cc',
  'bcc',
  'reply-to',
  'subject',
  'date',
  'message-id',
  'mime-version',
  'return-path',
  'received',
  'received-spf',
  'delivered-to',
  'authentication-results',
  'dkim-signature',
  'domainkey-signature',
  'feedback-id',
  'apparently-to',
  'errors-to',
  'bounces-to',
  'disposition-notification-options',
]);
const RESERVED_PREFIXES = ['content-', 'resent-', 'arc-', 'x-posthorn-', 'dkim-', 'x-original-'];
const NAME = /^[!-9;-~]{1,76}$/;

export function isHeaderName(name: string): boolean {
  return NAME.test(name);
}

export function isReservedHeader(name: string): boolean {
  const lower = name.toLowerCase();
  return RESERVED.has(lower) || RESERVED_PREFIXES.some((prefix) => lower.startsWith(prefix));
}
