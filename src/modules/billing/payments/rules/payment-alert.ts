import type { Instant } from '../../../../kernel/time/instant.js';

/** What no program may decide alone: where the gateway's books and ours are not about the same, or money went back. */
export const ALERT_KINDS = [
  'money_taken_back',
  'dispute_inquiry',
  'dispute_won',
  'dispute_lost',
  'refunded_elsewhere',
  'unknown_object',
  'unknown_payment',
  'amounts_differ',
  'paid_only_here',
  'event_not_followed',
  'bank_entry_reversed',
  'transfer_not_collected',
  'transfer_undone',
] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];

export interface NewAlert {
  kind: AlertKind;
  /** What it is about, as the gateway or we call it: an open alert of a kind is raised once for each. */
  subject: string;
  paymentId: string | null;
  /** Amounts, states and ids; nothing about a person. */
  facts: Record<string, string>;
}

export interface PaymentAlert extends NewAlert {
  id: string;
  raisedAt: Instant;
  resolvedAt: Instant | null;
  note: string | null;
}
