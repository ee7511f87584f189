/** What is remembered about a ticket besides what was written in it. */
export const HISTORY_KINDS = [
  'opened',
  'status',
  'assigned',
  'priority',
  'tags',
  'merged',
  'rated',
  'sla_warning',
  'sla_breached',
  'window_overridden',
  'invoice_resent',
  'card_deleted',
] as const;
export type HistoryKind = (typeof HISTORY_KINDS)[number];
