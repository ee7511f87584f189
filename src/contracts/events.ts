/**
 * Business events: name → payload. Payloads carry ids and facts, never secrets, addresses or entities, because
 * they are kept. A payload that changes its shape gets a new version in its name.
 */
export interface BusinessEvents {
  /** A person asked for, or needs, the mail that confirms an address. */
  'user.confirmation_requested.v1': { userId: string; tokenId: string };
  'user.email_confirmed.v1': { userId: string };
  'user.username_reminder_requested.v1': { userIds: string[] };
  'user.password_reset_requested.v1': { userId: string; tokenId: string };
  'sender.confirmation_requested.v1': { senderId: string; tokenId: string };
  'account.signed_up.v1': { userId: string };
  'account.closed.v1': { reason: string };
  'account.block_changed.v1': { blockId: string; active: boolean };
  'subscription.granted.v1': { subscriptionId: string; planId: string };
  /** A mail came in on the inbound port and is stored; `route` names who registered for it. */
  'mail.received.v1': { rawId: string; route: string };
}

export type EventName = keyof BusinessEvents;
